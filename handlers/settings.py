"""Settings, read once from the environment or an `.env` file; the README has a row for each."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import SettingError
from handlers import process_settings
from handlers.address_settings import public_url
from handlers.digest_settings import DigestSettings
from handlers.platform_settings import SlackSettings, TelegramSettings

if TYPE_CHECKING:
    from dotenv.parser import Original

BUILT_IN = "huddinge-2020"
ENV_FILE = Path(".env")
_LAST_PORT = 65535


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the operator decides. `database_url` may hold a password, so it is never shown, nor is any token.

    `connections` is how many this process may have to a database that others use too.
    `embedded` says that no database was named, so that nothing but this program's own file is written to.
    """

    database_url: str
    partnership: str = BUILT_IN
    embedded: bool = False
    host: str = "127.0.0.1"
    port: int = 8000
    slack: SlackSettings | None = None
    telegram: TelegramSettings | None = None
    digest: DigestSettings = field(default_factory=DigestSettings)
    connections: int = process_settings.CONNECTIONS
    json_logs: bool = False
    metrics_token: str | None = None
    public_url: str | None = None

    def __repr__(self) -> str:
        return f"Settings(partnership={self.partnership!r})"

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Settings":
        """Settings from named values; SettingError names one that is empty or malformed."""
        return cls(
            database_url=_database(environment),
            partnership=_partnership(environment),
            embedded="DATABASE_URL" not in environment,
            host=environment.get("HOST", "").strip() or "127.0.0.1",
            port=_port(environment),
            slack=SlackSettings.of(environment),
            telegram=TelegramSettings.of(environment),
            digest=DigestSettings.of(environment),
            connections=process_settings.connections(environment),
            json_logs=process_settings.json_logs(environment),
            metrics_token=process_settings.metrics_token(environment),
            public_url=public_url(environment),
        )


def read_settings() -> Settings:
    """The settings of this process; SettingError names one that is empty or malformed."""
    return Settings.of(read_environment())


def read_environment() -> Mapping[str, str]:
    """This process's environment, and below it an `.env` file in the working folder."""
    return read_env_file(ENV_FILE) | dict(os.environ)


def setting_faults(environment: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with some settings: a sentence for each part of them, not only for the first."""
    own = (_database, _partnership, _port, public_url, *process_settings.ALL)
    for part in (*own, SlackSettings.of, TelegramSettings.of, DigestSettings.of):
        try:
            part(environment)
        except SettingError as error:
            yield str(error)


def read_env_file(path: Path) -> dict[str, str]:
    """The values in an `.env` file, none if there is no file; SettingError names a line that sets nothing."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        raise SettingError(f"{path} is not UTF-8 text; save it as UTF-8.") from None
    except OSError as error:
        raise SettingError(f"{path} can't be read ({error.strerror}); check it or take it away.") from None
    return _values(text, path)


def _values(text: str, path: Path) -> dict[str, str]:
    from dotenv import dotenv_values  # noqa: PLC0415 - only commands that need settings pay for it
    from dotenv.parser import parse_stream  # noqa: PLC0415 - as above

    for binding in parse_stream(StringIO(text)):
        if binding.error or (binding.key is not None and (binding.value is None or "\0" in binding.value)):
            raise SettingError(f"{path} line {_line(binding.original)} is no setting; write NAME=value.")
    return {name: value for name, value in dotenv_values(stream=StringIO(text)).items() if value is not None}


def _line(original: "Original") -> int:
    """The line on which something stands, whose text begins with the empty lines before it."""
    lines = original.string.splitlines()
    return original.line + sum(1 for _ in takewhile(lambda line: not line.strip(), lines))


def _database(environment: Mapping[str, str]) -> str:
    url = environment.get("DATABASE_URL")
    if url is not None and "://" not in url:
        fault = "no address" if url.strip() else "empty"
        raise SettingError(
            f"DATABASE_URL is {fault}; leave it out, or write for example sqlite:///reports.sqlite3"
            " or postgresql://USER:PASSWORD@HOST/NAME."
        )
    url = _default_database() if url is None else url.strip()
    if "DYNO" in environment and url.startswith("sqlite") and not _lasts(url, environment):
        raise SettingError(
            "This host empties its disk whenever it restarts, and a SQLite file with it; set DATABASE_URL to"
            " a PostgreSQL database, or VOLUME to the folder of a lasting volume in which the file lies."
        )
    return url


def _lasts(url: str, environment: Mapping[str, str]) -> bool:
    """Whether a SQLite file lies on a volume that the operator has declared."""
    volume = environment.get("VOLUME", "").strip()
    file = Path(url.partition(":///")[2].partition("?")[0])
    return bool(volume) and file.resolve().is_relative_to(Path(volume).resolve())


def _partnership(environment: Mapping[str, str]) -> str:
    partnership = environment.get("PARTNERSHIP", BUILT_IN).strip()
    if not partnership:
        raise SettingError(f"PARTNERSHIP is empty; leave it out, or write for example {BUILT_IN}.")
    return partnership


def _port(environment: Mapping[str, str]) -> int:
    text = environment.get("PORT", "").strip() or "8000"
    if not text.isascii() or not text.isdecimal() or not 0 <= int(text) <= _LAST_PORT:
        raise SettingError("PORT is no port; write a number up to 65535, or leave it out for 8000.")
    return int(text)


def _default_database() -> str:
    from platformdirs import user_data_path  # noqa: PLC0415 - only where no database is named

    return f"sqlite:///{user_data_path('loftesboten') / 'loftesboten.sqlite3'}"
