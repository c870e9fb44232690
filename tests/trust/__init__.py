"""What the program promises to those who trust it, whatever is said or set."""
