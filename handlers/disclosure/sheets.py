"""What is given out, as rows of cells: numbers, and texts in one line that can be seen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from unicodedata import category

from bot.entries import Mark
from bot.members import Member
from bot.messages import Sender
from bot.partnership import Partnership
from bot.replies import Position
from locales.disclosure import NO, YES, DisclosureWords
from storage.disclosure import Done, Version

Cell = str | int | float | None
_BREAKS = frozenset({"Cc", "Zl", "Zp"})
_UNSEEN = frozenset({"Cf", "Cs", "Co", "Cn"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to be written once: the key and name of the sheet and of its columns, and its rows."""

    key: str
    name: str
    keys: Sequence[str]
    titles: Sequence[str]
    rows: Iterable[Sequence[Cell]]


class Sheets:
    """Makes the sheets about one partnership, in one language."""

    def __init__(self, partnership: Partnership, words: DisclosureWords) -> None:
        self._partnership = partnership
        self._words = words
        self._values = words.values()
        self._deeds = words.deeds()
        self._organisations = {each.id: visible(each.name) for each in partnership.organisations}
        self._areas = {each.id: visible(each.name) for each in partnership.areas}
        self._activities = {each.id: visible(each.noun.singular) for each in partnership.activities}
        self._promises = {each.id: visible(each.title) for each in partnership.promises}
        self._units = {each.id: self._values[each.measure] for each in partnership.activities}

    def reports(self, versions: Iterable[Version]) -> Sheet:
        """Every version of every entry on a row."""
        return self._sheet("reports", map(self._version, versions))

    def promises(self, positions: Iterable[Position]) -> Sheet:
        """How every promise stands."""
        return self._sheet("promises", map(self._position, positions))

    def marks(self, marks: Iterable[Mark]) -> Sheet:
        """What was entered by hand."""
        return self._sheet("marks", map(self._mark, marks))

    def member(self, member: Member, identities: Iterable[Sender]) -> Sheet:
        """Whom a member is known as, and what they may do."""
        told = (
            _named(self._organisations, member.organisation),
            self._values[member.role],
            self._whether(member.active),
        )
        rows = ((each.platform, visible(each.user), *told) for each in identities)
        return self._sheet("member", rows)

    def deeds(self, deeds: Iterable[Done]) -> Sheet:
        """What a member has done, as the history tells it."""
        return self._sheet("deeds", map(self._deed, deeds))

    def readme(self, lines: Iterable[str], sheets: Iterable[Sheet]) -> list[str]:
        """What explains some sheets: lines of their own, then every column."""
        told = list(lines)
        for sheet in sheets:
            told += ["", sheet.name]
            told += [f"{each.title}: {each.holds}." for each in self._words.columns(sheet.key).values()]
        return [visible(line) for line in told]

    def _sheet(self, key: str, rows: Iterable[Sequence[Cell]]) -> Sheet:
        columns = self._words.columns(key)
        return Sheet(
            key, self._words.sheets()[key], [*columns], [each.title for each in columns.values()], rows
        )

    def _version(self, version: Version) -> tuple[Cell, ...]:
        facts = version.facts
        return (
            version.entry,
            version.number,
            self._values[_state(version)],
            self._moment(version.said_at),
            self._moment(version.at),
            version.report,
            _named(self._organisations, version.organisation),
            _named(self._activities, facts.activity),
            facts.count,
            self._units.get(facts.activity),
            facts.date.isoformat(),
            _named(self._areas, facts.area),
            _seen(facts.place),
            self._parties(sorted(facts.partners)) or None,
            self._whether(facts.requested),
            self._value(facts.part_of_day),
            self._values[facts.kind],
            self._value(facts.reason),
            version.occasion,
            self._whether(facts.place is not None),
        )

    def _position(self, position: Position) -> tuple[Cell, ...]:
        promise, progress = position.promise, position.progress
        return (
            visible(promise.title),
            self._parties(promise.responsible),
            progress.done,
            progress.target,
            progress.remaining,
            None if progress.pace is None else round(progress.pace, 1),
            self._whether(progress.reachable),
        )

    def _mark(self, mark: Mark) -> tuple[Cell, ...]:
        promise, day = _named(self._promises, mark.promise), mark.date.isoformat()
        return (promise, day, _seen(mark.item), _seen(mark.stage), mark.value, _seen(mark.source))

    def _deed(self, done: Done) -> tuple[Cell, ...]:
        which = ", ".join(str(each) for part in done.key for each in _parts(part))
        return (self._moment(done.at), self._deeds[done.did], self._deeds[done.what], visible(which) or None)

    def _moment(self, moment: datetime) -> str:
        return moment.astimezone(self._partnership.zone).isoformat(" ", "minutes")[: len("2020-04-03 21:10")]

    def _parties(self, organisations: Iterable[str]) -> str:
        return ", ".join(self._organisations.get(each, visible(each)) for each in organisations)

    def _value(self, value: str | None) -> str | None:
        return None if value is None else self._values[value]

    def _whether(self, told: bool | None) -> str | None:  # noqa: FBT001 - the value of a cell
        return None if told is None else self._values[YES if told else NO]


def visible(text: str) -> str:
    """A text in one line, without signs that can't be seen."""
    if text.isprintable() and text.isascii():
        return text
    told = "".join(" " if category(sign) in _BREAKS else sign for sign in text)
    return " ".join("".join(sign for sign in told if category(sign) not in _UNSEEN).split())


def _parts(key: object) -> Iterable[object]:
    """What a part of a row's name tells: of what was given out each particular."""
    return key.values() if isinstance(key, dict) else (key,)


def _seen(text: str | None) -> str | None:
    return None if text is None else visible(text)


def _named(names: Mapping[str, str], name_id: str | None) -> str | None:
    """What the data file calls something, or its id where the data file no longer has it."""
    return None if name_id is None else names.get(name_id) or visible(name_id)


def _state(version: Version) -> str:
    if not version.is_last:
        return "replaced"
    return "holds" if version.standing else "taken_back"
