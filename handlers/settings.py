"""Settings, read once from the environment or an `.env` file; the README has a row for each."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.errors import SettingError

BUILT_IN = "huddinge-2020"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the operator decides. `database_url` may hold a password, so it is never shown."""

    database_url: str
    partnership: str = BUILT_IN

    def __repr__(self) -> str:
        return f"Settings(partnership={self.partnership!r})"

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Settings":
        """Settings from named values; SettingError names one that is empty or malformed."""
        url = environment.get("DATABASE_URL")
        if url is not None and "://" not in url:
            raise SettingError(
                "DATABASE_URL is not an address; write for example sqlite:///reports.sqlite3 or"
                " postgresql://user:password@host/name"
            )
        partnership = environment.get("PARTNERSHIP", BUILT_IN)
        if not partnership.strip():
            raise SettingError(f"PARTNERSHIP is empty; leave it out, or write for example {BUILT_IN}")
        return cls(database_url=url or _default_database(), partnership=partnership)


def read_settings() -> Settings:
    """The settings of this process: its environment, and below it an `.env` file in the working folder."""
    from dotenv import dotenv_values  # noqa: PLC0415 - only commands that need settings pay for it

    file = {name: value for name, value in dotenv_values(Path(".env")).items() if value is not None}
    return Settings.of(file | dict(os.environ))


def _default_database() -> str:
    from platformdirs import user_data_path  # noqa: PLC0415

    return f"sqlite:///{user_data_path('loftesboten') / 'loftesboten.sqlite3'}"
