"""Where the evenings were that were told: "båda kvällarna i Skogås", "fredag i Skogås, lördag i Vårby"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.dialogue.asking import ask_about
from bot.dialogue.hindsight.company.together import Found, all_told
from bot.dialogue.hindsight.parting import Part, parted
from bot.dialogue.hindsight.told import Told
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change
from bot.language.words.word_values import PlaceWord
from bot.questions import Asking
from bot.replies import Reply

_OF_ELSE = frozenset({
    Sign.OFF, Sign.NOTHING, Sign.DENIED, Sign.FURTHER, Sign.SHARE, Sign.HALF, Sign.EXCEPT, Sign.ELSEWHERE,
    Sign.EXCHANGED,
})  # fmt: skip
_OF_HOW_IT_WAS = frozenset({Sign.UNSURE, Sign.REMARKED})
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class At:
    """A place, and the days on which a message says that it was there, or which clause says that all was.

    It is `plain` where no more is said than the place: "vi var i Skogås".
    """

    place: PlaceWord
    days: tuple[date, ...]
    every: Saying | None
    plain: bool


def placed(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Let what was told of several evenings be where a message says; ask where it may be of another one.

    Nothing where it names another day than those, or says more than this.
    """
    if any(_says_else(told, saying) for saying in said):
        return []
    found = [(report, _part(at, entries)) for at in _places(said) for report, entries in _meant(told, at)]
    reports = {report.id: report for report, _ in found}
    known = [entry for report in reports.values() for entry in report.entries]
    if len(known) < _SEVERAL or not all(e.is_done for e in known) or not all(p.entries for _, p in found):
        return []
    if not _is_sure(said, [entry for _, part in found for entry in part.entries], known):
        return _asked(turn, *found[0]) if len(found) == 1 else []
    return [reply for each in reports.values() for reply in parted(turn, each, _of(each, found))]


def _part(at: At, entries: tuple[Entry, ...]) -> Part:
    return Part(entries, None, Change(area=at.place.area, place=at.place.name))


def _of(report: Report, found: Sequence[tuple[Report, Part]]) -> list[Part]:
    return [part for told_in, part in found if told_in is report]


def _asked(turn: Turn, report: Report, part: Part) -> list[Reply]:
    return [ask_about(turn, report, Asking.AFTERTHOUGHT, part.entries, change=part.change)]


def _places(said: Sequence[Saying]) -> list[At]:
    """Each place with the days that are named for it: before it, with it, or behind the last of them."""
    found, days, every = list[At](), list[date](), None
    for saying in said:
        days += [saying.day] if saying.day else []
        every = saying if Sign.EVERY in saying.signs else every
        if saying.places:
            found.append(At(saying.places[0], tuple(days), every, _is_plain(saying)))
            days, every = [], None
    if found and (days or every):
        last = found[-1]
        found[-1] = replace(last, days=(*last.days, *days), every=last.every or every)
    return found


def _is_plain(saying: Saying) -> bool:
    return saying.bare or (Sign.WAS in saying.signs and not saying.signs.isdisjoint({Sign.WE, Sign.THEY}))


def _meant(told: Told, at: At) -> Iterator[Found]:
    """What was told of the days of a place, or all of it where all is meant; of none where a day is new."""
    named = [told.meant(Saying(day=day)) if told.is_of_told_day(Saying(day=day)) else None for day in at.days]
    if at.days:
        yield from (each or (told.latest, ()) for each in named)
    elif at.every:
        yield from all_told(told, Saying(count=at.every.count))
    else:
        yield told.latest, told.latest.entries if at.plain and _is_placeless(told.latest.entries) else ()


def _is_sure(said: Sequence[Saying], entries: Sequence[Entry], known: Sequence[Entry]) -> bool:
    """Whether it can be of no other evening: of all of them, of one without a place, "lördagen var i Skogås".

    "I lördags var vi i Skogås" may be of one more.
    """
    ours = any(Sign.WE in saying.signs for saying in said)
    was = any(Sign.WAS in saying.signs for saying in said)
    return _is_placeless(entries) or len(entries) == len(known) or (was and not ours)


def _is_placeless(entries: Sequence[Entry]) -> bool:
    return all(entry.facts.area is None and entry.facts.place is None for entry in entries)


def _says_else(told: Told, saying: Saying) -> bool:
    """Whether a clause tells of others, of more, of how it was there, or of what was not told."""
    acts = {entry.facts.activity for entry in told.latest.entries}
    strange = (saying.places or saying.day) and not saying.signs.isdisjoint(_OF_HOW_IT_WAS)
    others = saying.partners or saying.absent or saying.requested is not None or saying.coming
    visited = saying.heads or (saying.visits and Sign.EVERY not in saying.signs)
    names = len(saying.places) > 1 or visited or not saying.activities <= acts
    numbers = saying.counts and Sign.EVERY not in saying.signs
    unknown = saying.unknown or not saying.signs.isdisjoint(_OF_ELSE)
    return bool(strange or others or names or numbers or unknown) or _is_ahead(saying)


def _is_ahead(saying: Saying) -> bool:
    """As in "vi ska till Skogås båda kvällarna"; "det ska stå Skogås på båda" puts right what was told."""
    ours = Sign.WE in saying.signs or Sign.EVERY not in saying.signs
    return Sign.UNDER_WAY in saying.signs and ours
