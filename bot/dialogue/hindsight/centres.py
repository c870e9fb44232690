"""The centre, of whichever place that is: "dvs centrum", "i centrum" behind what was told without a place."""

from collections.abc import Iterator, Sequence

from bot.dialogue.asking import ask_about
from bot.dialogue.hindsight.told import Told
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change
from bot.language.words.units import fold
from bot.questions import Asking
from bot.replies import Reply

_OF_ELSE = frozenset({
    Sign.OFF, Sign.NOTHING, Sign.DENIED, Sign.FURTHER, Sign.ANOTHER, Sign.SHARE, Sign.ELSEWHERE,
    Sign.REMARKED, Sign.UNDER_WAY, Sign.STRUCK,
})  # fmt: skip


def at_centre(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Ask whether what was told without a place was in the centre that a message names.

    Nothing where all that was told has its place, or a message says more than this.
    """
    named = [each for each in said if each.site]
    if len(named) != 1 or any(map(_says_else, said)):
        return []
    days = {each.day for each in said if each.day}
    found = [(r, e) for r in told.reports for e in r.done if not days or e.facts.date in days]
    report, entry = next(filter(_is_placeless, found), (told.latest, None))
    there = centre(turn, named[0].site or "", told)
    latest = report is told.latest or bool(days)
    if entry is None or there is None or not latest or not turn.may_change(report):
        return []
    return [ask_about(turn, report, Asking.AFTERTHOUGHT, [entry], change=there)]


def again_at_centre(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Ask whether there was one more where one was told: "en sväng till i centrum" behind Vårby centrum."""
    more = [each for each in said if each.site and each.count == 1 and not each.places]
    if len(more) != 1 or len(said) != 1 or more[0].unknown > 1 or _is_of_others(more[0]):
        return []
    there = centre(turn, more[0].site or "", told)
    at = [e for e in told.latest.done if there and (e.facts.area, e.facts.place) == (there.area, there.place)]
    if len(at) != 1 or not turn.may_change(told.latest):
        return []
    change = Change(count=at[0].facts.count + 1)
    return [ask_about(turn, told.latest, Asking.AFTERTHOUGHT, at, change=change)]


def centre(turn: Turn, site: str, told: Told | None = None) -> Change | None:
    """The place of that kind which was told, if it is one; else that of the whole municipality."""
    entries = [entry for report in told.reports for entry in report.entries] if told else []
    lately = {
        (e.facts.area, e.facts.place)
        for e in entries
        if e.facts.place and fold(e.facts.place).endswith(fold(site))
    }
    if len(lately) > 1:
        return None
    area, place = next(iter(lately or _of_all(turn, site)), (None, None))
    return Change(area=area, place=place) if area else None


def _of_all(turn: Turn, site: str) -> Iterator[tuple[str, str]]:
    name = fold(f"{turn.partnership.name} {site}")
    for area in turn.partnership.areas:
        yield from ((area.id, each.name) for each in area.neighbourhoods if fold(each.name) == name)


def _is_placeless(found: tuple[Report, Entry]) -> bool:
    _, entry = found
    return entry.facts.area is None and entry.facts.place is None


def _says_else(saying: Saying) -> bool:
    """Whether a clause names anything but the day, or tells of others."""
    names = saying.places or saying.activities or saying.counts or saying.count or saying.unknown
    ours = Sign.WE in saying.signs and Sign.PAST not in saying.signs
    return bool(names or ours) or _is_of_others(saying) or not saying.signs.isdisjoint(_OF_ELSE)


def _is_of_others(saying: Saying) -> bool:
    others = saying.partners or saying.absent or saying.requested is not None or saying.coming
    return bool(others) or not saying.signs.isdisjoint({Sign.OFF, Sign.DENIED, Sign.REMARKED})
