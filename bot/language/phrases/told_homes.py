"""Homes visited, told by what was seen to there: "åtta lägenheter i Masmo, brandvarnare testade"."""

from collections.abc import Sequence

from bot.language.phrases.grammar import matches
from bot.language.phrases.told_visits import is_numbered_venue, sentences
from bot.language.words.markers import Marker
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord, ThingWord

HOMES_VISITED = "act.homes_visited"
"""The rule of an activity that is only named by the homes in which something was seen to."""

SEEN_TO = frozenset({"saw_to", "home_safety"})
"""The signs of what was seen to in a home, and of the deed."""

_HEADED = (
    "^<on>? (?:<when|part>|<place> <colon>?)* <number> <thing> (?:<i|on|in>? <place>|<when|part>)*"
    " (?:<comma|and|open>|$)"
)
_ALARMS = frozenset({"reason_alarm", "got_alarm"})
_HOME = "homeward"
_NUMBERED_HOMES = frozenset({"number", "count", "vague", "vague_range"})


def without_way_home(units: Sequence[Unit], markers: Sequence[Marker]) -> list[Unit]:
    """As in "sen åkte vi hem": the way there; only behind a number are they homes, as in "besökte 9 hem"."""
    homeward = {marker.start for marker in markers if marker.name == _HOME}
    return [
        unit._replace(kind="site", value=unit.text, rule="word.site")
        if unit.kind == "thing"
        and unit.start in homeward
        and not (index and units[index - 1].kind in _NUMBERED_HOMES)
        else unit
        for index, unit in enumerate(units)
    ]


def name_homes(units: list[Unit], markers: Sequence[Marker]) -> None:
    """Name the homes where something was seen to, or that head a sentence about it; not where it burnt."""
    for first, last in sentences(units):
        if first == last:
            continue
        start, end = units[first].start, units[last - 1].end
        signs = {marker.name for marker in markers if start <= marker.start < end}
        told = "saw_to" in signs or matches(_HEADED, units[first:last])
        if "home_safety" in signs and told and signs.isdisjoint(_ALARMS):
            _name_first(units, first, last)


def _name_first(units: list[Unit], first: int, last: int) -> None:
    for index in range(first, last):
        home = units[index].value
        if is_numbered_venue(units, index) and isinstance(home, ThingWord) and len(home.venue_of) == 1:
            (activity,) = home.venue_of
            value = ActivityWord(activity, home.number, visited=True)
            units[index] = units[index]._replace(kind="activity", value=value, rule=HOMES_VISITED)
            return
