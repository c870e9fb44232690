"""The settings of a process among others: its share of connections, its log, who may see its figures."""

import re
from collections.abc import Mapping

from bot.errors import SettingError
from handlers.platform_settings import is_weak

CONNECTIONS = 6
_FEWEST = 3
_TOKEN = re.compile(r"[A-Za-z0-9._~+/=-]{16,256}")


def connections(environment: Mapping[str, str]) -> int:
    """How many connections a process may have to a PostgreSQL database."""
    text = environment.get("DATABASE_CONNECTIONS", "").strip() or str(CONNECTIONS)
    if not text.isascii() or not text.isdecimal() or int(text) < _FEWEST:
        raise SettingError(
            f"DATABASE_CONNECTIONS is no number of at least {_FEWEST}; write how many connections"
            f" each process may have, or leave it out for {CONNECTIONS}."
        )
    return int(text)


def json_logs(environment: Mapping[str, str]) -> bool:
    """Whether the log is written for programs."""
    form = environment.get("LOG_FORMAT", "").strip() or "text"
    if form not in {"text", "json"}:
        raise SettingError(
            "LOG_FORMAT is neither text nor json; write one of them, or leave it out for text."
        )
    return form == "json"


def metrics_token(environment: Mapping[str, str]) -> str | None:
    """What whoever collects figures must know; None where nobody may."""
    token = environment.get("METRICS_TOKEN", "").strip()
    if token and not _TOKEN.fullmatch(token):
        raise SettingError(
            "METRICS_TOKEN is too short or holds other signs; make up 16 to 256 letters and digits,"
            " or leave it out to show no figures."
        )
    if token and is_weak(token):
        raise SettingError(
            "METRICS_TOKEN is easily guessed; make up 16 to 256 letters and digits by chance, or leave it out"
            " to show no figures."
        )
    return token or None


ALL = (connections, json_logs, metrics_token)
