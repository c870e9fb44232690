"""The edge to Telegram, against a stand-in for its servers."""
