"""What each clause of a message says of what was told before it, field by field, whatever it is meant to do.

Which of what was told is meant, and what becomes of it, only the dialogue can say: it knows what was told.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.language.clauses.clause import Clause
from bot.language.days.meanings import Calendar
from bot.language.entries.who_asked import requested
from bot.language.intents.company_told import is_of_known, teams_joined, without_people
from bot.language.intents.fragments import fragment
from bot.language.intents.looking_back import (
    coming,
    is_bare,
    is_definite,
    points_back,
)
from bot.language.intents.open_days import names_open_day
from bot.language.intents.sign import Sign
from bot.language.intents.signs_in_hindsight import signs_of
from bot.language.intents.signs_of_more import NO_OTHER_THING, tells_of_more
from bot.language.intents.signs_of_share import without_sum
from bot.language.phrases.grammar import matches
from bot.language.words.markers import POSITIONS, TURNS
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord, PlaceWord, ThingWord

_SO_MANY_LEFT = "<so> <only>? <number|count>$"
_STRIKES = ("undo", "to_go", "is_to_go")
_PAIR = 2
_POSITIONS = POSITIONS | {"last_of_them": -1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One clause: `activities` are those that its words may stand for, `named` by a word of their own.

    `visits` says that a word stands for any of them, `several` that it is of several known: "besöken".
    `count` is one number, if only one is said, `left` what that leaves: "en var stängd så två", `counts` are
    all that are written, `position` is where among those told before, from 0 or, backwards, from -1.
    `turn` is which one, counted from 1, of those done so far: "fyran", "det fjärde stället".
    `coming` is a day ahead; `undated` is true where a day is said, and not which: "förra lördagen". `back` is
    true where a word stands for what was told ("den", "ställena"), `bare` for a place alone, `anew` where a
    sentence begins. `parts` is how many parts of the day are named. `partners` took part, those in `absent`
    did not. `heads` are general words for what was done: "dialog", `site` is one for a place: "centrum".
    `words` stand for nothing by themselves; `unknown` is how many of them nobody knows.
    """

    activities: frozenset[str] = frozenset()
    named: bool = False
    visits: bool = False
    definite: bool = False
    several: bool = False
    places: tuple[PlaceWord, ...] = ()
    count: int | None = None
    left: int | None = None
    counts: tuple[int, ...] = ()
    day: date | None = None
    coming: date | None = None
    undated: bool = False
    back: bool = False
    bare: bool = False
    anew: bool = False
    parts: int = 0
    partners: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    heads: tuple[str, ...] = ()
    requested: bool | None = None
    position: int | None = None
    turn: int | None = None
    signs: frozenset[Sign] = frozenset()
    site: str | None = None
    words: frozenset[str] = frozenset()
    unknown: int = 0


def sayings(
    parts: Sequence[Clause], calendar: Calendar, organisation: str, *, starred: bool = False
) -> tuple[Saying, ...]:
    """What every clause says by itself; `organisation` is the reporter's own, never a partner.

    `starred` is true for a message with the mark of a slip put right: "Trångsund*".
    """
    parts = [part for part in parts if part.units]
    said = tuple(
        _saying(part, before, calendar, organisation)
        for before, part in zip([None, *parts], parts, strict=False)
    )
    return tuple(replace(each, signs=each.signs | {Sign.WRONG}) for each in said) if starred else said


def _saying(part: Clause, before: Clause | None, calendar: Calendar, organisation: str) -> Saying:
    leaves = matches(_SO_MANY_LEFT, part.units) and not tells_of_more(part)
    left = part.of("number", "count")[-1] if leaves else None
    hour = _hour(part)
    units = [unit for unit in without_people(without_sum(part.units)) if unit not in (left, hour)]
    found = fragment([part], units, calendar, organisation)
    said = found.left_out or found.change
    theirs = teams_joined(part)
    company = said.partners_added | (theirs - {organisation})
    struck = company if part.has(*_STRIKES) else frozenset[str]()
    acts = [unit.value for unit in part.of("activity") if isinstance(unit.value, ActivityWord)]
    position = next((at for sign, at in _POSITIONS.items() if part.has(sign)), None)
    turn = _in_turn(part)
    is_number = said.count is None and _is_number_of(said.date, turn, position)
    undated = names_open_day(part)
    return Saying(
        activities=_activities(part.units),
        named=bool(acts),
        visits=any(unit.value not in theirs for unit in part.of("visit", "lookalike")),
        definite=_is_of_known(part),
        several=any(map(is_of_known, part.units)),
        places=tuple(unit.value for unit in part.of("place") if not unit.value.outside),
        count=said.count,
        left=None if left is None else int(left.value),
        counts=tuple(
            unit.value
            for unit in part.of("number", "count")
            if isinstance(unit.value, int) and unit is not hour
        ),
        day=None if undated or is_number else said.date or _now(part, calendar),
        coming=coming(part, calendar),
        undated=undated,
        back=points_back(part),
        bare=is_bare(part),
        anew=part.before == "stop",
        parts=len(part.of("part")),
        partners=company - struck,
        absent=said.partners_removed | struck,
        heads=tuple(unit.text for unit in part.of("visit", "lookalike") if _is_head(unit, theirs)),
        requested=_requested(part, before) if said.requested is None else said.requested,
        position=position,
        turn=turn,
        signs=frozenset(signs_of(part)),
        site=next((unit.text for unit in part.of("place_noun")), None),
        words=frozenset(unit.text for unit in part.of("word", "place_noun", "talked")),
        unknown=part.words,
    )


def _hour(part: Clause) -> Unit | None:
    """The number behind "vid", "från" or "efter" that ends a clause: "tänkte gå i Vårby vid nio"."""
    if len(part.units) < _PAIR or part.units[-1].kind != "number":
        return None
    before, last = part.units[-_PAIR:]
    led = before.kind in {"in", "from"} or any(
        marker.name == "before_or_after" and marker.end == before.end for marker in part.markers
    )
    return last if led else None


def _now(part: Clause, calendar: Calendar) -> date | None:
    """As in "en till i Vårby nu på kvällen", behind what was told of the day before."""
    return calendar.today if part.of("on_coming") and part.of("part") else None


def _requested(part: Clause, before: Clause | None) -> bool | None:
    """Whether inhabitants had asked: "boende hade bett om det", "det var ingen | som bett om den"."""
    nobody = part.before == "which" and before is not None and before.has("nobody")
    return False if nobody and part.has("asked_for") else requested(part, before)


def _activities(units: Sequence[Unit]) -> frozenset[str]:
    """All that the words of a clause may stand for: "fotpatrullen", "krogarna", "besöken"."""
    named = {unit.value.activity for unit in units if isinstance(unit.value, ActivityWord)}
    things = [unit.value for unit in units if isinstance(unit.value, ThingWord)]
    return frozenset(named).union(*(thing.subject_of | thing.venue_of for thing in things))


def _is_head(unit: Unit, theirs: frozenset[str]) -> bool:
    """As in "besök", "dialog": a word for what was done that stands for no one activity, nor for people."""
    other = unit.value not in theirs and unit.rule not in NO_OTHER_THING and not _activities([unit])
    return unit.kind == "visit" or other


def _in_turn(part: Clause) -> int | None:
    """As in "fyran", "ett fjärde ställe", "4:e", "nummer fyra"."""
    turns = [number for sign, number in TURNS.items() if part.has(sign)]
    turns += [unit.value for unit in part.of("ordinal") if isinstance(unit.value, int) and unit.value > _PAIR]
    return turns[0] if turns else None


def _is_number_of(day: date | None, turn: int | None, position: int | None) -> bool:
    """As in "den fjärde var i Vårby", "den första": which one, and no day of the month."""
    numbers = {turn, None if position is None else position + 1}
    return day is not None and day.day in numbers


def _is_of_known(part: Clause) -> bool:
    """As in "fotpatrullen", "besöken", "den i Skogås": something that both know of."""
    named = any(map(is_definite, part.of("activity"))) or any(map(is_of_known, part.units))
    return named or _points(part)


def _points(part: Clause) -> bool:
    """As in "den i Skogås gick vi själva"."""
    return len(part.units) > 1 and part.units[0].kind == "den" and part.units[1].kind in {"i", "on", "place"}
