"""Pictures, drawn with the real matplotlib."""
