"""Having stood somewhere to measure: "stod i Skogås och mätte fart", of which the place is where it was."""

from collections.abc import Sequence

from bot.language.phrases.grammar import matches
from bot.language.words.inflection import Number
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

STOOD = "act.stood_there"
"""The rule of what is told by where somebody stood, and what for."""

_AT = "<i|on|in|at> <place> <when|part|time|measure|noise|number|article>*$"
_STANDING = f"^<stood> <we>? <sen|then>? <we|word>? {_AT}"


def name_standing(units: list[Unit], first: int, last: int, activity: str) -> bool:
    """As in "fotpatrull i Vårby, sen stod vi i Skogås och | mätte fart": it is one telling of one check."""
    stood = _stood_before(units, first)
    if stood is None or not any(unit.kind == "visit_verb" for unit in units[first:last]):
        return False
    value = ActivityWord(activity, Number.ONE, verb=True, past=True, visited=True)
    units[stood] = units[stood]._replace(kind="activity", value=value, rule=STOOD)
    return True


def _stood_before(units: Sequence[Unit], first: int) -> int | None:
    stood = next((at for at in range(first - 2, -1, -1) if units[at].kind == "stood"), None)
    if stood is None or units[first - 1].kind != "and":
        return None
    return stood if matches(_STANDING, units[stood : first - 1]) else None
