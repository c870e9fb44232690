"""What Löftesboten remembers: the ports of `bot.ports`, kept in SQLite or PostgreSQL."""
