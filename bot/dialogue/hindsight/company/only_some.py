"""Who took part in some only of what they were told with: "bara på vandringen", "inte på fredagen"."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.dialogue.hindsight.company.extents import not_there
from bot.dialogue.hindsight.latest_change import joined_last
from bot.dialogue.hindsight.parting import Part, parted
from bot.dialogue.hindsight.told import Told, as_told, is_told, names, nearest
from bot.dialogue.storing import recorded
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change
from bot.replies import Reply

_ONLY = frozenset({Sign.ONLY, Sign.ONLY_THERE})
_OF_ELSE = frozenset({
    Sign.OFF, Sign.STRUCK, Sign.NOTHING, Sign.MORE, Sign.FURTHER, Sign.ANOTHER, Sign.EXCEPT, Sign.ALONE,
    Sign.DONE, Sign.UNDER_WAY, Sign.SHARE, Sign.HALF, Sign.EVERY, Sign.EXCHANGED, Sign.INSTEAD,
    Sign.FORGOTTEN, Sign.FOUND, Sign.REMARKED, Sign.ELSEWHERE, Sign.REVERSED, Sign.ASKED,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Sides:
    """Those entries that a message says they were with, and those that it leaves out."""

    kept: tuple[Entry, ...]
    gone: tuple[Entry, ...]


def with_some_only(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Take those who took part out of all that they were not at; nothing where it may be said of else.

    Who that is was said in the message, or by the last change: "bara i Skogås" behind "polisen var med".
    """
    known = [as_told(turn, told, saying) for saying in said]
    named = frozenset[str]().union(*(saying.partners - not_there(saying) for saying in known))
    if turn.open_question() or any(map(_is_of_else, known)):
        return []
    for report in told.reports if named else told.reports[:1]:
        theirs = named or joined_last(turn, report)
        there = any(theirs and theirs <= entry.facts.partners for entry in report.done)
        sides = _sides(known, report.done) if there and len(report.done) > 1 else None
        if sides:
            return _put_right(turn, report, sides, theirs)
    return []


def _put_right(turn: Turn, report: Report, sides: _Sides, theirs: frozenset[str]) -> list[Reply]:
    gone = tuple(entry for entry in sides.gone if entry.facts.partners & theirs)
    come = tuple(entry for entry in sides.kept if not theirs <= entry.facts.partners)
    away, there = Change(partners_removed=theirs), Change(partners_added=theirs)
    parts = [Part(entries, None, change) for entries, change in ((gone, away), (come, there)) if entries]
    return parted(turn, report, parts) or [recorded(turn, report, again=True)]


def _sides(said: Sequence[Saying], entries: tuple[Entry, ...]) -> _Sides | None:
    """What a message says of some entries, all but what it keeps where it says "bara"; None if of others."""
    kept, denied = set[int](), set[int]()
    only = any(saying.signs & _ONLY for saying in said)
    for saying in filter(_is_named, said):
        about = _about(saying, entries)
        no = Sign.DENIED in saying.signs or bool(not_there(saying))
        if not about or not (no or only):
            return None
        (denied if no else kept).update(about)
    gone = {entry.id for entry in entries} - kept if kept else denied
    if not gone or kept & denied or len(gone) == len(entries):
        return None
    return _Sides(
        kept=tuple(entry for entry in entries if entry.id in kept),
        gone=tuple(entry for entry in entries if entry.id in gone),
    )


def _about(saying: Saying, entries: tuple[Entry, ...]) -> set[int]:
    """The entries that a clause names; none where it names another place or day."""
    named = tuple(entry for entry in entries if names(saying, entry))
    found = [entry for entry in nearest(saying, named) if saying.day in {None, entry.facts.date}]
    return {entry.id for entry in found} if is_told(saying, found) else set()


def _is_named(saying: Saying) -> bool:
    return bool(saying.places or saying.day or saying.activities)


def _is_of_else(saying: Saying) -> bool:
    """Whether a clause tells how many, of what lies ahead or of something new, or what nobody knows."""
    beside = saying.counts or saying.count or saying.coming or saying.requested is not None
    one = saying.position is not None or saying.turn is not None or saying.undated
    new = saying.named and not saying.definite
    return bool(beside or one or new or saying.unknown or saying.signs & _OF_ELSE)
