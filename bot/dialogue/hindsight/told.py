"""What a member has told lately, and which of it a saying is about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from bot.dialogue.finding import last_spoken_of
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.words.units import fold
from bot.language.words.word_values import PlaceWord
from bot.partnership import Activity
from bot.working_time import local_time

_LATELY = timedelta(hours=12)
_OVERNIGHT = timedelta(hours=20)
_THE_DAY_BEFORE = timedelta(days=2)
_NOON = time(12)
_ALIKE = frozenset({Sign.MORE, Sign.ANOTHER, Sign.DONE})
_SHORTEST_HEAD = 5
_SHORTEST_OF_OTHERS = 7
_LONGEST_ENDING = 4


@dataclass(frozen=True, slots=True)
class Told:
    """The member's own reports of the last hours that still stand, last spoken of first; at least one."""

    reports: tuple[Report, ...]

    @property
    def latest(self) -> Report:
        """The one that was told or changed last."""
        return self.reports[0]

    def meant(self, saying: Saying) -> tuple[Report, tuple[Entry, ...]]:
        """What a saying names by activity, place and day: of the latest report that has it, else nothing.

        A place that nothing was told of leads nowhere: it is one where something else was done. A day that
        was told says which is meant: "lördagen blev inställd"; another one says nothing of that.
        """
        named = [(report, e) for report in self.reports for e in report.entries if names(saying, e)]
        named = [each for each in named if each[1].is_done] or named
        of_day = [(report, e) for report, e in named if e.facts.date == saying.day]
        found = of_day or named
        latest = found[0][0] if found else self.latest
        return latest, nearest(saying, tuple(entry for report, entry in found if report is latest))

    def is_of_told_day(self, saying: Saying) -> bool:
        """Whether a saying names a day on which something was told to have been."""
        return any(entry.facts.date == saying.day for report in self.reports for entry in report.entries)

    def is_told_of(self, saying: Saying) -> bool:
        """Whether all that a saying names was told."""
        return bool(self.meant(saying)[1])


def told_lately(turn: Turn, reports: Sequence[Report], said: Sequence[Saying]) -> Told | None:
    """What of a member's reports was told in the last hours; None where that is nothing.

    In the morning that is also what was told the evening before. What was done alike may have been told of
    the day before: "idag gick vi likadant i Skogås".
    """
    alike = any(saying.signs >= _ALIKE and saying.places and saying.day == turn.today for saying in said)
    morning = local_time(turn.at, turn.partnership.zone).time() < _NOON
    since = turn.at - (_THE_DAY_BEFORE if alike else _OVERNIGHT if morning else _LATELY)
    lately = [report for report in reports if report.said_at >= since]
    return Told(tuple(last_spoken_of(lately))) if lately else None


def dated(told: Told, said: Sequence[Saying]) -> tuple[Saying, ...]:
    """What is said, with the day that "dagen efter" is behind the one day that was told last."""
    days = {entry.facts.date for entry in told.latest.entries}
    return tuple(_beside(min(days), saying) for saying in said) if len(days) == 1 else tuple(said)


def _beside(day: date, saying: Saying) -> Saying:
    off = (Sign.DAY_AFTER in saying.signs) - (Sign.DAY_BEFORE in saying.signs)
    return replace(saying, day=day + timedelta(days=off)) if off and not saying.day else saying


def names(saying: Saying, entry: Entry) -> bool:
    """Whether an entry is what a saying names by its words for what was done, and where."""
    acts = not saying.activities or entry.facts.activity in saying.activities
    return acts and is_at(saying, entry)


def is_at(saying: Saying, entry: Entry) -> bool:
    """Whether an entry is at one of the places that a saying names, if it names any."""
    at = {(place.area, None) for place in saying.places} | {(None, place.name) for place in saying.places}
    told = {(entry.facts.area, None), (None, entry.facts.place)} - {(None, None)}
    return not saying.places or not told.isdisjoint(at - {(None, None)})


def is_called(turn: Turn, entry: Entry, saying: Saying) -> bool:
    """Whether general words are for an entry, as "besök" is for "hembesök"."""
    noun = turn.partnership.activity(entry.facts.activity).noun
    return all(any(name.endswith(head) for name in (noun.singular, noun.plural)) for head in saying.heads)


def nearest(saying: Saying, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Those right where a saying says, if any are: "Masmo" is not all of Vårby, nor is Vårby Masmo."""
    at = {(place.area, place.name) for place in saying.places}
    there = tuple(entry for entry in entries if (entry.facts.area, entry.facts.place) in at)
    return there or entries


def is_told(saying: Saying, entries: Sequence[Entry]) -> bool:
    """Whether some entries tell of every place that a saying names."""
    there = [replace(saying, places=(place,)) for place in saying.places]
    return all(any(is_at(each, entry) for entry in entries) for each in there)


def number_of(entries: Sequence[Entry]) -> int:
    """How many occasions some entries tell of."""
    return sum(entry.facts.count for entry in entries)


def as_told(turn: Turn, told: Told, saying: Saying) -> Saying:
    """A saying with what its words may stand for among what was told: "patrullen", "skogåskontrollen"."""
    headed = _with_head(turn, told, saying)
    if headed.places:
        return headed
    entries = [entry for report in told.reports for entry in report.entries]
    named = {PlaceWord(e.facts.area, e.facts.place) for e in entries if _is_named(turn, e, headed)}
    if len(named) != 1:
        return headed
    return replace(headed, places=tuple(named), definite=True, unknown=max(0, headed.unknown - 1))


def _is_named(turn: Turn, entry: Entry, saying: Saying) -> bool:
    """Whether a word begins with the place of an entry and ends otherwise, or ends it: "i centrum"."""
    area = turn.partnership.area(entry.facts.area).name if entry.facts.area else None
    names = [fold(name) for name in (area, entry.facts.place) if name]
    words = [fold(word) for word in saying.words]
    begun = (name for name in names if len(name) >= _SHORTEST_HEAD)
    last = {name.split()[-1] for name in names if " " in name}
    return not last.isdisjoint(words) or any(word.startswith(name) for name in begun for word in words)


def _with_head(turn: Turn, told: Told, saying: Saying) -> Saying:
    """A saying with what a word in it may stand for: "patrullen" is the foot patrol that was told."""
    activities = {entry.facts.activity for report in told.reports for entry in report.entries}
    meant = {name for name in activities if _is_word_for(turn.partnership.activity(name), saying)}
    if saying.visits or not meant or (saying.activities and meant.isdisjoint(saying.activities)):
        return saying
    return replace(saying, activities=frozenset(meant), definite=True, unknown=max(0, saying.unknown - 1))


def _is_word_for(activity: Activity, saying: Saying) -> bool:
    """As in "vandringen", where "trygghetsvandring" names it as well as its noun does."""
    others = any(_is_head(word, saying, _SHORTEST_OF_OTHERS) for word in activity.words)
    return others or _is_head(activity.noun.singular, saying, _SHORTEST_HEAD)


def _is_head(noun: str, saying: Saying, shortest: int) -> bool:
    heads = [noun[start:] for start in range(1, len(noun) - shortest + 1)]
    return any(
        word.startswith(head) and len(word) - len(head) <= _LONGEST_ENDING
        for word in saying.words
        for head in heads
    )
