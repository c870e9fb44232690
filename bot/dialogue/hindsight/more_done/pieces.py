"""All that was done, told piece by piece, of which some was told before: "en i Masmo, en i Vårby"."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.dialogue import changing
from bot.dialogue.asking import ask_about
from bot.dialogue.changes import changed
from bot.dialogue.hindsight.more_done.totals import noted
from bot.dialogue.hindsight.told import Told, as_told
from bot.dialogue.reporting import from_drafts, go_on
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change, Kind, Reading
from bot.language.words.word_values import PlaceWord
from bot.messages import MessageKey
from bot.questions import Asking
from bot.replies import Reply

_OF_ELSE = frozenset({
    Sign.OFF, Sign.NOTHING, Sign.DENIED, Sign.SHARE, Sign.ELSEWHERE, Sign.UNDER_WAY, Sign.INTENDED,
    Sign.ASKED,
    Sign.EXCHANGED, Sign.INSTEAD, Sign.REMARKED, Sign.THEY, Sign.FURTHER, Sign.ANOTHER, Sign.OPEN, Sign.FOUND,
    Sign.STRUCK, Sign.FEWER, Sign.FORGOTTEN, Sign.REST, Sign.IDLE, Sign.OF_PEOPLE,
})  # fmt: skip
_PUT_RIGHT = frozenset({Sign.NO, Sign.WRONG, Sign.RESTATED})
_SEVERAL = 2

Piece = tuple[int, PlaceWord]
Spot = tuple[str | None, str | None]


def pieced(turn: Turn, key: MessageKey, told: Told, said: Sequence[Saying], reading: Reading) -> list[Reply]:
    """Store those pieces that were not told, where the last that was told is one of the others.

    That it stands so where every piece was told. Nothing where a message tells of a new report of its own,
    or a piece tells another number than was told.
    """
    known = [as_told(turn, told, saying) for saying in said]
    entries = _of_latest(told)
    if reading.kind is Kind.REPORT or not entries or any(_says_more(saying, entries) for saying in known):
        return []
    pieces = _pieces(known)
    spots = {(entry.facts.area, entry.facts.place): entry.facts.count for entry in entries}
    new = [(count, place) for count, place in pieces if (place.area, place.name) not in spots]
    old = {(place.area, place.name): count for count, place in pieces if (place.area, place.name) in spots}
    stands = all(spots[spot] == count for spot, count in old.items())
    last = entries[-1].facts
    if not stands or not old:
        return []
    if (last.area, last.place) not in old:
        return _moved(turn, told, entries, new, old)
    if not new:
        return noted(entries)
    dropped = turn.dropping()
    turn.close_question()
    drafts = tuple(_draft(entries[-1], count, place) for count, place in new)
    return go_on(turn, from_drafts(turn, key, drafts), dropped)


def renumbered(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Let what was told at one of several places be as many as is said there: "nej två i Skogås, en i Vårby".

    It is asked about where no word says that it is otherwise. Nothing where a place is new.
    """
    known = [as_told(turn, told, saying) for saying in said]
    entries = _of_latest(told)
    if turn.open_question() or not entries or any(_says_more(saying, entries) for saying in known):
        return []
    by_spot = {(entry.facts.area, entry.facts.place): entry for entry in entries}
    pieces = [(count, by_spot.get((place.area, place.name))) for count, place in _pieces(known)]
    wrong = [(count, entry) for count, entry in pieces if entry and entry.facts.count != count]
    if len(wrong) != 1 or any(entry is None for _, entry in pieces):
        return []
    ((count, entry),) = wrong
    report, change = next(r for r in told.reports if entry in r.entries), Change(count=count)
    if any(saying.signs & _PUT_RIGHT for saying in said):
        return changing.apply(turn, report.id, [entry.id], change)
    return [ask_about(turn, report, Asking.AFTERTHOUGHT, [entry], change=change)]


def _moved(
    turn: Turn, told: Told, entries: Sequence[Entry], new: Sequence[Piece], old: Collection[Spot]
) -> list[Reply]:
    """Ask whether the one place that is not named was another, where as many are told of a new one."""
    left = [entry for entry in entries if (entry.facts.area, entry.facts.place) not in old]
    if len(new) != 1 or len(left) != 1 or new[0][0] != left[0].facts.count:
        return []
    (((_, place),), (entry,)) = new, left
    report = next(report for report in told.reports if entry in report.entries)
    change = Change(area=place.area, place=place.name)
    return [ask_about(turn, report, Asking.AFTERTHOUGHT, [entry], change=change)]


def _of_latest(told: Told) -> tuple[Entry, ...]:
    """All that was told lately of the activity and the day of the last; none if that is told of no place."""
    last = told.latest.done[-1].facts if told.latest.done else None
    every = (entry for report in told.reports for entry in report.done)
    alike = tuple(
        entry
        for entry in sorted(every, key=lambda entry: entry.id)
        if last and (entry.facts.activity, entry.facts.date) == (last.activity, last.date)
    )
    placed = all(entry.facts.area or entry.facts.place for entry in alike)
    spots = {(entry.facts.area, entry.facts.place) for entry in alike}
    return alike if placed and len(spots) == len(alike) else ()


def _says_more(saying: Saying, entries: Sequence[Entry]) -> bool:
    """Whether a clause is of another activity or day, of others, or says what nobody knows."""
    (activity,) = {entry.facts.activity for entry in entries}
    other = bool(saying.activities) and activity not in saying.activities
    other = other or saying.day not in {None, entries[0].facts.date}
    beside = (
        saying.partners or saying.absent or saying.requested is not None or saying.coming or saying.undated
    )
    which = saying.position is not None or saying.turn is not None
    return bool(other or beside or which or saying.signs & _OF_ELSE or saying.unknown)


def _pieces(said: Sequence[Saying]) -> list[Piece]:
    """How many were where: each place with its number, or as many places as the number before them.

    As in "en i Masmo, en i Skogås", "två, Masmo och Skogås", "både Masmo och Skogås".
    """
    placed = [saying for saying in said if saying.places]
    numbers = [saying.count for saying in said if saying.count and not saying.places]
    places = [place for saying in placed for place in saying.places]
    if len(places) < _SEVERAL:
        return []
    if not numbers and all(saying.count and len(saying.places) == 1 for saying in placed):
        return [(saying.count or 1, saying.places[0]) for saying in placed]
    counted = [saying.count for saying in placed if saying.count]
    if not numbers and not counted and Sign.BOTH in placed[0].signs:
        return [(1, place) for place in places]
    if [*numbers, *counted] == [len(places)]:
        return [(1, place) for place in places]
    return []


def _draft(entry: Entry, count: int, place: PlaceWord) -> Draft:
    """A draft like an entry at another place, of which it is not known who took part or had asked."""
    moved = changed(entry.facts, Change(area=place.area, place=place.name))
    return Draft.of(replace(moved, count=count, partners=frozenset(), requested=None))
