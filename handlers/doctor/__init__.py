"""The command `doctor`: whether all that the bot needs is there, and what to do about what isn't."""
