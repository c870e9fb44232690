"""The commands `backup` and `restore`: all that the database holds, in a file and out of it again."""

from datetime import UTC, datetime
from pathlib import Path

from handlers.app import App

_MINUTE = "%Y-%m-%d %H:%M %Z"


def taken(app: App, file: str) -> str:
    """Write a backup, in place of an earlier one of that name."""
    backup = app.database.back_up(Path(file), datetime.now(UTC))
    return f"{file} holds the database's {backup.rows} rows as they were at {backup.at:{_MINUTE}}."


def restored(app: App, file: str) -> str:
    """Take a backup into an empty database."""
    backup = app.database.restore(Path(file))
    return f"The database holds the {backup.rows} rows of {file}, as they were at {backup.at:{_MINUTE}}."
