"""Signs that nothing came of what was told, and no more: "blev inget", "hann inte", "inte gjord än"."""

from bot.language.clauses.clause import Clause
from bot.language.words.units import Unit

_TAKES_OFF = ("called_off", "was_off", "not_yet")
_OF_NOTHING = frozenset({
    "called_off", "was_off", "not_yet", "being", "plain", "refusal", "regretted", "surely", "it",
    "second_thought",
    "reason_alarm", "got_alarm", "came_between", "owing_to", "team_there", "before_start", "swears", "not",
    "moved_to", "affirmed", "subordinates",
})  # fmt: skip
_KINDS = frozenset({
    "we", "not_joined", "declined", "linking", "den", "of", "out", "walked", "there", "label", "times",
    "when", "activity", "article",
})  # fmt: skip
_BEING_THERE = frozenset({"we", "linking", "i", "on", "in", "to", "place", "when", "word"})


def tells_of_nothing(part: Clause) -> bool:
    """As in "blev inget", "vi kom aldrig iväg", "vi var inte ute", and not "blev inget bråk"."""
    off = part.has(*_TAKES_OFF) or bool(part.of("walked", "out") and part.has("not"))
    if not off or part.has("everything") or not _denies_all(part):
        return False
    return all(unit.kind in _KINDS or _is_of_nothing(unit, part) for unit in part.units)


def tells_of_none(part: Clause) -> bool:
    """As in "ingen i Vårby", "inga alls", "vi var aldrig i Vårby"; not so in "inga bötfällda i Vårby"."""
    there = bool(part.of("place")) and _BEING_THERE.issuperset(unit.kind for unit in part.units)
    never = there and part.has("never")
    signs = [sign for sign in part.markers if sign.name == "none_at_all" or (never and sign.name == "never")]
    others = [u for u in part.of("word") if not any(sign.start <= u.start < sign.end for sign in signs)]
    return bool(signs) and not others


def _denies_all(part: Clause) -> bool:
    """As in "inte gjort nån krogtillsyn", and not "en krogtillsyn blev inte av", which may be one of two."""
    denied = [marker.start for marker in part.markers if marker.name == "not"]
    return all(denied and min(denied) < unit.start for unit in part.of("article"))


def _is_of_nothing(unit: Unit, part: Clause) -> bool:
    """Whether a word says no more than that, or why."""
    signs = (marker for marker in part.markers if marker.name in _OF_NOTHING)
    return any(sign.start <= unit.start < sign.end for sign in signs)
