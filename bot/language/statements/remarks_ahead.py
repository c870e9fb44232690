"""Remarks ahead of what was done, in its own sentence: "min kollega hatar snö, fotpatrull i Vårby ikväll".

What stands before the comma governs the activity only where it is about it: "vi borde gå mer i Vårby,
fotpatrull till exempel", "imorgon händer det, krogtillsyn i Vårby". Where words that nobody knows make it
something else, its plan or wish is not the activity's, which tells its own day or is asked about.
"""

from collections.abc import Sequence
from enum import Enum, auto
from itertools import groupby

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches
from bot.language.statements.statement import Statement
from bot.language.statements.stories_ahead import have, is_outside, is_story, lends_day, with_open_day
from bot.language.words.markers import Marker
from bot.language.words.word_values import ActivityWord

_BEHIND_REMARK = "behind_remark"
_ITSELF = "^(?:<when> )?<number|count|article|adjective|vague>{0,3} <activity>"
_GOVERNS = (
    "announces", "condition", "heads_talk", "heads_what_comes", "hedged", "nobody", "not", "opinion",
    "planned", "planned_after", "present", "refusal", "reminds", "should", "talk", "talk_before", "wish",
)  # fmt: skip
_WISHES = (
    "announces",
    "nobody",
    "not",
    "opinion",
    "planned",
    "refusal",
    "should",
    "talk",
    "talk_before",
    "wish",
)
_OFF = ("called_off", "was_off", "off_of_unknown", "aborted")
_OF_REQUEST = ("asked_for", "complaint", "got_in_touch", "told_of", "requested_place", "heads_what_comes")
_ELSE = ("citizens", "idiom", "idle", "other_deed", "reason_weather")
_DETAILS = ("place", "when", "number", "count", "thing", "site", "shop", "partner", "time")
_KNOWN_TO_PLAN = 2
_US = frozenset({"vi", "oss"})


class Part(Enum):
    """What a remark ahead is to the activity behind it."""

    LEADS = auto()
    APART = auto()
    DOUBTED = auto()
    DATES = auto()  # it may tell the day


def without_remarks_ahead(parts: Sequence[Clause]) -> list[Clause]:
    """The clauses without those ahead of the first activity of a sentence that are about something else."""
    kept: list[Clause] = []
    for _, sentence in groupby(parts, lambda part: part.sentence):
        kept += _read(list(sentence))
    return kept


def is_behind_remark(statement: Statement) -> bool:
    """Whether a plan or a wish of something stands before it, of which it need not be a part."""
    return statement.own.has(_BEHIND_REMARK)


def _read(sentence: Sequence[Clause]) -> list[Clause]:
    at = next((index for index, part in enumerate(sentence) if part.act is not None), 0)
    remark, own = sentence[:at], sentence[at:]
    if not remark or own[0].before != "comma" or not _stands_alone(own[0]):
        return list(sentence)
    match _part(remark, own):
        case Part.LEADS:
            return list(sentence)
        case Part.APART:
            return list(own)
        case Part.DOUBTED:
            return [
                *(_without_signs(part) for part in remark if _asks_for_it(part)),
                _doubted(own[0]),
                *own[1:],
            ]
        case Part.DATES:
            return [*(with_open_day(part) for part in remark if part.of("when")), *own]


def _stands_alone(own: Clause) -> bool:
    """Whether it tells more than the name of the activity, and of nothing to come."""
    ahead = own.ahead or own.has("planned", "should")
    return bool(own.of(*_DETAILS)) and not ahead and matches(_ITSELF, own.units)


def _part(remark: Sequence[Clause], own: Sequence[Clause]) -> Part:
    if any(part.asked or part.has(*_OFF) for part in remark):
        return Part.LEADS
    if remark[0].begins_with("condition"):
        return Part.DOUBTED
    if any(part.has(*_GOVERNS) or part.ahead for part in remark):
        return _governed(remark, own)
    if any(map(_asks_for_it, remark)) or not is_story(remark, own) or _says_where(remark, own):
        return Part.LEADS
    if lends_day(remark, own):
        return Part.DATES
    return Part.LEADS if have(remark, "when") and not have(own[:1], "when") else Part.APART


def _governed(remark: Sequence[Clause], own: Sequence[Clause]) -> Part:
    """What a remark with a plan, a wish or a denial is: of the activity, of something else, or either."""
    wishes = any(part.has("wish", "opinion") for part in remark)
    if any(part.ahead for part in remark) and not wishes and _is_dated(own):
        return Part.APART
    if any(map(_is_of_all_of_us, remark)) or not _is_of_something_else(remark) or _says_where(remark, own):
        return Part.LEADS
    told = any(part.has("said_then") and not part.begins_with("said_then") for part in remark)
    if any(map(_asks_for_it, remark)) or (
        any(part.has(*_WISHES) or part.ahead for part in remark) and not told
    ):
        return Part.DOUBTED
    return Part.APART


def _asks_for_it(part: Clause) -> bool:
    """As in "boende klagade på farten": it may tell who had asked for what was done."""
    return part.has(*_OF_REQUEST)


def _without_signs(part: Clause) -> Clause:
    return part.with_markers([marker for marker in part.markers if marker.name not in _GOVERNS])


def _is_of_all_of_us(part: Clause) -> bool:
    """As in "vi borde gå mer i Vårby"; "när vi skulle hem" only tells when it was."""
    if part.has("idiom") or not (part.has(*_WISHES) or part.ahead):
        return False
    told = part.ahead and part.words < _KNOWN_TO_PLAN and any(unit.text in _US for unit in part.of("we"))
    return told or part.units[0].text in _US


def _says_where(remark: Sequence[Clause], own: Sequence[Clause]) -> bool:
    """Whether only the remark names a place, and nothing that happened there: "bråk i Skogås, helginsats"."""
    act = own[0].act
    checks = act is not None and isinstance(act.value, ActivityWord) and act.value.visited
    happened = not checks and any(part.of("place") and _is_event(part) for part in remark)
    return have(remark, "place") and not have(own, "place") and not happened


def _is_event(part: Clause) -> bool:
    """As in "en full kille i Flemingsberg", "soprum brann i Visättra"."""
    looks = frozenset[str]().union(*(unit.looks for unit in part.units))
    past = part.has("past", "had") or any("past" in unit.looks for unit in part.units[1:])
    return bool(looks & {"incident", "something_else"}) or past or part.has("got_alarm", "reason_alarm")


def _is_of_something_else(remark: Sequence[Clause]) -> bool:
    return any(part.words or part.has(*_ELSE) for part in remark) or is_outside(remark)


def _is_dated(own: Sequence[Clause]) -> bool:
    """Whether the activity has a day of its own, or a verb that tells of it."""
    return any((part.of("when") and not part.ahead) or part.has("past", "done") for part in own)


def _doubted(own: Clause) -> Clause:
    start = own.units[0].start
    return own.with_markers([Marker(_BEHIND_REMARK, start, start), *own.markers])
