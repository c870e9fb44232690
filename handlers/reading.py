"""The commands that only read: `parse` for programs, `explain` for people."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from bot.errors import InputError
from bot.language.units import Unit
from handlers.app import App
from handlers.figures import reading_as_json
from handlers.moments import moment, now


def parsed(app: App, lines: Iterable[str], at: str | None, organisation: str | None) -> Iterator[str]:
    """The reading of each line, plain or an object with "text", "now" and "org", as a line of JSON."""
    default = _moment(app, at)
    for number, line in enumerate(lines, start=1):
        said = _said(line, number)
        try:
            sent = moment(said["now"], app.partnership.zone) if "now" in said else default
            org = _organisation(app, said.get("org", organisation))
        except InputError as error:
            raise InputError(f"line {number}: {error}") from None
        reading = app.reader.read(said["text"], sent, org)
        yield json.dumps(reading_as_json(said["text"], reading), ensure_ascii=False)


def explained(app: App, text: str, at: str | None, organisation: str | None) -> Iterator[str]:
    """Which words gave what, by which rule, and what it comes to."""
    reading = app.reader.read(text, _moment(app, at), _organisation(app, organisation))
    read = [unit for unit in reading.units if unit.rule]
    width = max((len(unit.text) for unit in read), default=0)
    for unit in read:
        yield f"{unit.text:{width}}  {unit.rule}  {_value(unit)}"
    unread = [unit.text for unit in reading.units if unit.kind == "word"]
    if unread:
        yield f"not used: {' '.join(unread)}"
    yield json.dumps(reading_as_json(text, reading), ensure_ascii=False)


def _said(line: str, number: int) -> dict[str, Any]:
    if not line.lstrip().startswith("{"):
        return {"text": line}
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        raise InputError(f'line {number} is not JSON; write plain text or {{"text": "…"}}') from None
    if not isinstance(said.get("text"), str):
        raise InputError(f'line {number} has no "text"; write {{"text": "…", "now": "2020-04-03T21:10"}}')
    return dict(said)


def _moment(app: App, text: str | None) -> datetime:
    zone = app.partnership.zone
    return now(zone) if text is None else moment(text, zone)


def _organisation(app: App, organisation: str | None) -> str:
    known = [o.id for o in app.partnership.organisations if o.reports]
    if organisation is None:
        return known[0]
    if organisation not in known:
        raise InputError(f"org {organisation!r} is unknown; use one of {', '.join(known)}")
    return organisation


def _value(unit: Unit) -> str:
    return str(getattr(unit.value, "phrase", unit.value))
