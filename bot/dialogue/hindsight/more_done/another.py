"""One more of the same, at another place on another day: "igår körde vi en i Vårby"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.changes import changed
from bot.dialogue.hindsight.told import Told, is_at, is_called
from bot.dialogue.reporting import from_drafts, go_on
from bot.dialogue.turn import Turn
from bot.entries import Draft, Entry, Guesses
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change, Kind, Reading
from bot.messages import MessageKey
from bot.replies import Reply

_TELLS = frozenset({Sign.WE, Sign.PAST, Sign.DONE})
_OF_ELSE = frozenset({
    Sign.OFF, Sign.NOTHING, Sign.DENIED, Sign.SHARE, Sign.HALF, Sign.EXCEPT, Sign.ELSEWHERE, Sign.UNDER_WAY,
    Sign.EXCHANGED, Sign.INSTEAD, Sign.AFTER_ALL, Sign.REMARKED, Sign.NO, Sign.THEY,
})  # fmt: skip


def another_time(
    turn: Turn, key: MessageKey, told: Told, said: Sequence[Saying], reading: Reading
) -> list[Reply]:
    """Store one more of what was told last, where its place and its day are new; without a number ask.

    Nothing where a message may be of what was told, or says more than this.
    """
    entry, whole = told.latest.entries[-1], _whole(said)
    if whole is None or reading.kind is Kind.REPORT or not _is_new(told, entry, whole):
        return []
    if any(not is_called(turn, entry, saying) for saying in said):
        return []
    if not whole.count and (Sign.WE not in whole.signs or reading.kind is Kind.CORRECTION):
        return []
    dropped = turn.dropping()
    turn.close_question()
    return go_on(turn, from_drafts(turn, key, (_draft(entry, whole),)), dropped)


def _whole(said: Sequence[Saying]) -> Saying | None:
    """What all clauses tell together, if that is one place and one day; how it was there is no matter."""
    telling = [saying for saying in said if saying.places or saying.day or saying.heads]
    if any(map(_tells_of_deed, (saying for saying in said if saying not in telling))):
        return None
    places = tuple(place for saying in telling for place in saying.places)
    days = {saying.day for saying in telling if saying.day}
    counts = {saying.count for saying in telling if saying.count}
    signs = frozenset[Sign]().union(*(saying.signs for saying in telling))
    if len(places) != 1 or len(days) != 1 or len(counts) > 1 or any(map(_says_else, said)):
        return None
    if any(saying.unknown for saying in telling) or not signs.isdisjoint(_OF_ELSE):
        return None
    heads = tuple(head for saying in telling for head in saying.heads)
    sure = heads or (Sign.UNSURE not in signs and not signs.isdisjoint(_TELLS))
    count = counts.pop() if counts else None
    return Saying(places=places, day=days.pop(), count=count, heads=heads, signs=signs) if sure else None


def _tells_of_deed(saying: Saying) -> bool:
    """As in "som körde 90" behind "vi hade en i Skogås igår", which was a car."""
    return bool(saying.counts) or not saying.signs.isdisjoint({Sign.DONE, Sign.PAST})


def _says_else(saying: Saying) -> bool:
    others = saying.partners or saying.absent or saying.requested is not None or saying.coming
    return bool(others or saying.activities or saying.several or saying.position is not None)


def _is_new(told: Told, entry: Entry, whole: Saying) -> bool:
    """Whether neither the place nor the day was told of the one activity that was."""
    entries = [each for report in told.reports for each in report.entries]
    alike = [each for each in entries if each.facts.activity == entry.facts.activity]
    one = {each.facts.activity for each in told.latest.entries} == {entry.facts.activity}
    known = any(each.facts.date == whole.day or is_at(whole, each) for each in alike)
    return one and entry.is_done and not known


def _draft(entry: Entry, whole: Saying) -> Draft:
    """A draft like an entry, with no more than is said; it is asked what was done where no number is."""
    (place,) = whole.places
    moved = changed(entry.facts, Change(area=place.area, place=place.name, date=whole.day))
    draft = Draft.of(replace(moved, partners=frozenset(), requested=None, count=whole.count or 1))
    guesses = Guesses(activities=(entry.facts.activity,))
    return draft if whole.count else replace(draft, activity=None, guesses=guesses)
