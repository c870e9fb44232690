"""The commands that only read: `parse` for programs, `explain` for people."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any

from bot.errors import InputError
from handlers.app import App
from handlers.figures import reading_as_json
from handlers.json_lines import line_of
from handlers.lookups import organisation_or_first
from handlers.moments import moment, now


def parsed(app: App, lines: Iterable[str], at: str | None, organisation: str | None) -> Iterator[str]:
    """The reading of each line, plain or an object with "text", "now" and "org", as a line of JSON."""
    sent = _sent(app, at, "--now")
    sender = organisation_or_first(app.partnership, organisation, "--org")
    for number, line in enumerate(lines, start=1):
        try:
            said = _said(line)
            read = _read(app, said, sent, sender)
        except InputError as error:
            raise InputError(f"Line {number}: {error}") from None
        yield line_of(read)


def explained(app: App, text: str, at: str | None, organisation: str | None) -> Iterator[str]:
    """Which words gave what, by which rule, and what it comes to."""
    sender = organisation_or_first(app.partnership, organisation, "--org")
    reading = app.reader.read(text, _sent(app, at, "--now"), sender)
    read = [unit for unit in reading.units if unit.rule]
    width = max((len(unit.text) for unit in read), default=0)
    rules = max((len(unit.rule) for unit in read), default=0)
    for unit in read:
        yield f"{unit.text:{width}}  {unit.rule:{rules}}  {_in_words(unit.value)}".rstrip()
    unread = [unit.text for unit in reading.units if unit.kind == "word" and not unit.rule]
    if unread:
        yield f"not used: {' '.join(unread)}"
    yield from _outcome(reading_as_json(text, reading))


def _read(app: App, said: Mapping[str, str], sent: datetime, sender: str) -> dict[str, Any]:
    if "now" in said:
        sent = moment(said["now"], app.partnership.zone, "now")
    if "org" in said:
        sender = organisation_or_first(app.partnership, said["org"], "org")
    return reading_as_json(said["text"], app.reader.read(said["text"], sent, sender))


def _said(line: str) -> dict[str, str]:
    """What a line says: a message alone, or with its time and sender, where null is as good as nothing."""
    if not line.lstrip().startswith("{"):
        return {"text": line}
    try:
        said = {name: value for name, value in json.loads(line).items() if value is not None}
    except (ValueError, RecursionError):
        raise InputError('this is not JSON; write plain text, or {"text": "…"}.') from None
    if "text" not in said:
        raise InputError('text is missing; write {"text": "…", "now": "2020-04-03T21:10", "org": "polisen"}.')
    wrong = next((n for n in ("text", "now", "org") if not isinstance(said.get(n, ""), str)), None)
    if wrong is not None:
        raise InputError(f"{wrong} is no string; put it in quotation marks.")
    return said


def _sent(app: App, text: str | None, name: str) -> datetime:
    zone = app.partnership.zone
    return now(zone) if text is None else moment(text, zone, name)


def _outcome(reading: Mapping[str, Any]) -> Iterator[str]:
    """A reading's kind, then each thing in it, in the ids that the data file has."""
    yield f"= {reading['kind']}"
    for entry in reading["entries"]:
        yield f"  {_in_words(entry)}"
    for name in ("missing", "query", "change", "private"):
        if reading[name]:
            yield f"  {name}: {_in_words(reading[name])}"


def _in_words(value: Any) -> str:
    """A value as its own fields and words say it, without those that say nothing."""
    if is_dataclass(value):
        value = {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        said = {name: told for name, each in value.items() if (told := _in_words(each))}
        return ", ".join(f"{name} {told}" for name, told in said.items())
    if isinstance(value, list | tuple | set | frozenset):
        return " ".join(
            sorted(map(_in_words, value)) if isinstance(value, set | frozenset) else map(_in_words, value)
        )
    if value is None or isinstance(value, bool):
        return "yes" if value else ""
    return str(value)
