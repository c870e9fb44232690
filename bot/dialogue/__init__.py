"""The use cases: what the bot does about what was said to it. `conversation` is the only way in."""
