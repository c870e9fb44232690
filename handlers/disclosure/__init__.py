"""What is given out on request: as CSV, JSON or Excel, with what explains it."""
