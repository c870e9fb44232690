"""The corpus of messages with their readings, as values; see tests/corpus/sv/ for the messages."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

import bot
from bot.language.reader import Reader
from bot.language.reading import Reading
from bot.partnership_file import read_partnership
from bot.working_time import working_day
from locales.lexicon import lexicon

FOLDER = Path(__file__).parent / "corpus" / "sv"
PARTNERSHIP = "huddinge-2020"
PHRASES = ("date_phrases", "number_phrases")
NEGATIVES = "negatives"
SLIPS = "slips"
STOCKHOLM = ZoneInfo("Europe/Stockholm")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


Told = dict[str, Any]


@cache
def reader(name: str = PARTNERSHIP) -> Reader:
    """A reader of a partnership; without a name, of the one that nearly all of the corpus is about."""
    file = Path(bot.__file__).parent / "partnerships" / f"{name}.toml"
    return Reader(read_partnership(file.read_text(encoding="utf-8"), name), lexicon())


@dataclass(frozen=True)
class Example:
    """One message of the corpus, and the reading that it must have."""

    section: str
    say: str
    now: datetime
    org: str
    expected: Mapping[str, Any]
    partnership: str = PARTNERSHIP

    @property
    def today(self) -> date:
        """The working day that it was sent in."""
        return working_day(self.now, STOCKHOLM)

    def read(self) -> Reading:
        """What it is read as."""
        return reader(self.partnership).read(self.say, self.now, self.org)


def load(path: Path) -> Any:
    """A YAML file's content."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader, in C


HELD_OUT = FOLDER / "held_out"
"""Messages that nobody who writes rules has looked at; they measure how well unseen ones are read."""

NOT_YET = FOLDER / "not_yet"
"""Messages that are not read exactly yet."""


FIELDS = ("activity", "date", "area", "partners", "requested")
"""What tells the entries of a message apart, which are compared by their sums."""

ENTRIES = ("entries", "vague")
"""The entries of a message, and those whose number it leaves open."""


def examples(folder: Path = FOLDER) -> Iterator[Example]:
    """The messages of a folder; the corpus itself is read exactly, every one of them."""
    for path in sorted(folder.glob("*.yaml")):
        if path.stem not in PHRASES:
            data = load(path)
            for message in data["messages"]:
                yield _example(path.stem, message, data)


def held_out_parts() -> Mapping[str, list[Example]]:
    """The messages held out, by part; each was written by people who had seen no rule and no other part."""
    return {f"{folder.name} part": list(examples(folder)) for folder in sorted(HELD_OUT.iterdir())}


def moment(value: Any) -> datetime:
    """A time in a corpus file, which is local."""
    found = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return found.replace(tzinfo=STOCKHOLM)


def _example(section: str, message: Mapping[str, Any], defaults: Mapping[str, Any]) -> Example:
    return Example(
        section,
        message["say"],
        moment(message.get("now", defaults["now"])),
        message.get("org", defaults["org"]),
        message,
        defaults.get("partnership", PARTNERSHIP),
    )


def told(reading: Reading) -> Told:
    """A reading in the form that the corpus is compared in."""
    entries: Counter[tuple[Any, ...]] = Counter()
    vague: Counter[tuple[Any, ...]] = Counter()
    for draft in reading.entries:
        key = (
            draft.activity, draft.date, draft.area,
            tuple(sorted(draft.partners)), draft.requested,
        )  # fmt: skip
        if draft.count is None:
            vague[key] += 1
        else:
            entries[key] += draft.count
    return _comparable(
        kind=reading.kind.value,
        entries=entries,
        vague=vague,
        missing=[m.value for m in reading.missing],
        query=(
            set(reading.query.promises), reading.query.area, reading.query.first, reading.query.last,
        ),
        change=_change(reading),
        private=list(reading.private),
    )  # fmt: skip


def wanted(example: Example) -> Told:
    """What the corpus says that a message means, in the same form."""
    entries: Counter[tuple[Any, ...]] = Counter()
    vague: Counter[tuple[Any, ...]] = Counter()
    for entry in example.expected.get("entries", ()):
        key = (
            entry["activity"], entry.get("date", example.today), entry.get("area"),
            tuple(sorted(entry.get("with", ()))), entry.get("requested"),
        )  # fmt: skip
        if entry.get("count", 1) is None:
            vague[key] += 1
        else:
            entries[key] += entry.get("count", 1)
    query = example.expected.get("query") or {}
    return _comparable(
        kind=example.expected["kind"],
        entries=entries,
        vague=vague,
        missing=example.expected.get("missing", []),
        query=(
            set(query.get("promises", ())), query.get("area"), query.get("from"), query.get("to"),
        ),
        change=example.expected.get("change") or {},
        private=example.expected.get("private", []),
    )  # fmt: skip


def _comparable(**fields: Any) -> Told:
    return {**fields, "missing": sorted(fields["missing"]), "private": sorted(fields["private"])}


def _change(reading: Reading) -> Told:
    change = reading.change
    fields = {
        "activity": change.activity,
        "count": change.count,
        "date": change.date,
        "area": change.area,
        "with": sorted(change.partners_added) or None,
        "requested": change.requested,
    }
    return {name: value for name, value in fields.items() if value is not None}
