"""Logs on standard error: one line for each record, and nothing in it of what is said or secret.

A line names the event that was being worked on by an id, so that those of one event can be found.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType
from urllib.parse import unquote, urlsplit

from handlers.metrics import Metrics, Problems
from handlers.settings import Settings
from handlers.tracing import current

_OWN = ("bot", "handlers", "storage", "locales")
_FORM = "%(asctime)s %(levelname)s %(name)s [%(event)s]: %(message)s"
_NO_EVENT = "-"
_SHORTEST_SECRET = 4
_HIDDEN = "…"

ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def log_to_standard_error(settings: Settings, metrics: Metrics) -> None:
    """Log what operators need; libraries only what is wrong, since they tell addresses and messages."""
    handlers = [made_safe(logging.StreamHandler(), settings), Problems(metrics)]
    logging.basicConfig(level=logging.WARNING, handlers=handlers)
    for name in _OWN:
        logging.getLogger(name).setLevel(logging.INFO)
    # It warns of the tokens in the environment that it is not to use.
    logging.getLogger("slack_bolt").setLevel(logging.ERROR)


def made_safe(handler: logging.Handler, settings: Settings) -> logging.Handler:
    """A handler that gives nothing away, whatever the levels of the loggers are set to."""
    handler.addFilter(_is_ours_or_a_warning)
    handler.addFilter(_with_event)
    form = JsonLine if settings.json_logs else OneLine
    handler.setFormatter(form(secrets_of(settings)))
    return handler


class OneLine(logging.Formatter):
    """Writes a record as one line, without secrets and without the words of errors, which may quote."""

    def __init__(self, secrets: frozenset[str], form: str = _FORM) -> None:
        super().__init__(form)
        self._secrets = sorted(secrets, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """The line; what can't be printed is escaped in it."""
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, _HIDDEN)
        return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in line)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's own name
        """The record's words; of a library's only the first line, as errors are quoted below it."""
        if not _is_ours(record):
            record.message = record.message.partition("\n")[0]
        return super().formatMessage(record)

    def formatException(self, ei: ErrorInfo) -> str:  # noqa: N802 - logging's own name
        """What went wrong and where in the code, without its words."""
        return "None" if ei[1] is None else place_of(ei[1])


class JsonLine(OneLine):
    """Writes the same record as one object of JSON, for programs."""

    def __init__(self, secrets: frozenset[str]) -> None:
        super().__init__(secrets, "%(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The object; its message is escaped as that of a line is."""
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": getattr(record, "event", _NO_EVENT),
            "message": super().format(record),
        }
        return json.dumps(told, ensure_ascii=False)


def place_of(error: BaseException) -> str:
    """What went wrong and where in the code, without its words, which may quote a message."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" in {frames[-1].name}, line {frames[-1].lineno} of {frames[-1].filename}" if frames else ""
    return f"{type(error).__name__}{where}"


def secrets_of(settings: Settings) -> frozenset[str]:
    """All that must never be shown."""
    slack, telegram = settings.slack, settings.telegram
    password = urlsplit(settings.database_url).password
    given = [password, password and unquote(password), settings.metrics_token]
    if slack is not None:
        given += [slack.bot_token, slack.signing_secret, slack.app_token]
    if telegram is not None:
        given += [telegram.bot_token, telegram.webhook_secret]
    return frozenset(secret for secret in given if secret and len(secret) >= _SHORTEST_SECRET)


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] in _OWN


def _is_ours_or_a_warning(record: logging.LogRecord) -> bool:
    return _is_ours(record) or record.levelno >= logging.WARNING


def _with_event(record: logging.LogRecord) -> bool:
    """Note on a record which event was being worked on."""
    trace = current()
    record.event = _NO_EVENT if trace is None else trace.id
    return True
