"""The languages: what the bot says, and the words that it understands."""
