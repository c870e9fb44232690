"""The edge to Slack: events and interactions become the bot's events, answers become messages in blocks."""
