"""Which promises a question is about: by what counts towards them, who does it, or what they are called.

A promise that is not called by its name is told by what it aims at (`aims`).
"""

from collections.abc import Mapping, Sequence

from bot.language.clauses.clause import Clause
from bot.language.intents.aims import aimed_at, aimed_at_beside
from bot.language.words.units import Unit, fold
from bot.language.words.word_values import ActivityWord, ThingWord
from bot.partnership import Partnership
from bot.promises import Checklist, Count, Log, Promise, Rhythm

_SHORTEST_NAME = 6


def promises_asked(
    parts: Sequence[Clause],
    units: Sequence[Unit],
    partnership: Partnership,
    teams: Mapping[str, str],
    heads: Sequence[str],
) -> list[str]:
    """The ids of the promises, in the order of the data file.

    `teams` gives what each team does, `heads` what is in the words for something that is done.
    """
    called = _called(parts, units, partnership, teams)
    if not called:
        return aimed_at(parts, partnership.promises, heads)
    found = {*called, *aimed_at_beside(parts, partnership.promises, heads)}
    return [promise.id for promise in partnership.promises if promise.id in found]


def _called(
    parts: Sequence[Clause], units: Sequence[Unit], partnership: Partnership, teams: Mapping[str, str]
) -> list[str]:
    """The promises that are named, by a word of theirs or by what counts towards them."""
    activities = _activities(units) or _out(parts, teams)
    named = {unit.value for unit in units if unit.kind == "promise"}
    words = [fold(unit.text) for part in parts for unit in part.of("word", "talked")]
    return [
        promise.id
        for promise in partnership.promises
        if promise.id in named
        or activities & _counted(promise)
        or any(_is_called(promise, word) for word in words)
    ]


def _activities(units: Sequence[Unit]) -> set[str]:
    found = {unit.value.activity for unit in units if isinstance(unit.value, ActivityWord)}
    things = [unit.value for unit in units if isinstance(unit.value, ThingWord)]
    meant = [thing for thing in things if len(thing.subject_of) == 1 and not (found and thing.venue_of)]
    return found.union(*(thing.subject_of for thing in meant))


def _out(parts: Sequence[Clause], teams: Mapping[str, str]) -> set[str]:
    """As in "Hur många fredagar har vi varit ute": what a team does that is out or named."""
    words = (word for part in parts for unit in part.units for word in unit.text.split())
    named = {teams[word] for word in words if word in teams}
    out = any(not _asks_with(part, unit) for part in parts for unit in part.of("out"))
    return named or (set(teams.values()) if out else set())


def _asks_with(part: Clause, unit: Unit) -> bool:
    """Whether a word only asks: "hur ser det ut"."""
    return any(m.name == "status_strong" and m.start <= unit.start < m.end for m in part.markers)


def _counted(promise: Promise) -> set[str]:
    if isinstance(promise, Count | Checklist | Rhythm | Log) and promise.counts is not None:
        return set(promise.counts.activities)
    return set()


def _is_called(promise: Promise, word: str) -> bool:
    """As in "dialogerna", "fredagsnärvaron": a form of the promise's id or of a word of its short name."""
    names = [promise.id, *fold(promise.short or "").split()]
    long = [name for name in names if len(name) >= _SHORTEST_NAME]
    return len(word) >= _SHORTEST_NAME and any(word.startswith(n) or n.startswith(word) for n in long)
