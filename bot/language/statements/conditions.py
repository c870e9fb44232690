"""What is said on a condition only: "imorgon fältar vi i Skogås om det inte regnar"."""

from bot.language.clauses.clause import Clause

_DENIES = frozenset({"not", "nobody", "called_off"})


def is_off_on_condition(own: Clause) -> bool:
    """As in "fältkväll i Skogås på lördag om det inte regnar": it is planned, and only may be called off."""
    conditions = [marker.start for marker in own.markers if marker.name == "condition"]
    denied = [marker.start for marker in own.markers if marker.name in _DENIES]
    return own.ahead and bool(conditions and denied) and min(conditions) < min(denied)
