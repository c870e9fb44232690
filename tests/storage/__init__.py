"""Tests of what is remembered, each on SQLite and on PostgreSQL unless it is about one of them."""
