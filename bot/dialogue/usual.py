"""What a member is likely to report, the likeliest first: by what was reported lately."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta

from bot.dialogue.turn import Turn
from bot.entries import Facts
from bot.partnership import activities_of
from bot.working_time import Period

_LATELY = timedelta(days=90)
_LATELY_BY_OTHERS = timedelta(days=28)


def usual_activities(turn: Turn) -> list[str]:
    """What the member has reported lately, then their organisation, most often first; then the promises."""
    known = {activity.id for activity in turn.partnership.activities}
    told = [activity for activity in _lately(turn, lambda facts: facts.activity) if activity in known]
    return list(dict.fromkeys([*told, *promised(turn, own=True), *promised(turn, own=False)]))


def usual_areas(turn: Turn) -> list[str]:
    """Every area: where the member was lately, then their organisation, most often first; then the others."""
    known = [area.id for area in turn.partnership.areas]
    told = [area for area in _lately(turn, lambda facts: facts.area) if area in known]
    return list(dict.fromkeys([*told, *known]))


def _lately(turn: Turn, named: Callable[[Facts], str | None]) -> list[str]:
    own = Counter(map(named, _own(turn)))
    together = Counter(map(named, _organisations(turn)))
    return [each for each, _ in (*own.most_common(), *together.most_common()) if each is not None]


def _own(turn: Turn) -> Iterator[Facts]:
    reports = turn.work.reports.standing_by(turn.member.id, turn.at - _LATELY)
    return (entry.facts for report in reports for entry in report.entries)


def _organisations(turn: Turn) -> Iterator[Facts]:
    days = Period(turn.today - _LATELY_BY_OTHERS, turn.today)
    told = turn.work.reports.entries(None, days)
    return (entry.facts for entry in told if entry.organisation == turn.member.organisation)


def promised(turn: Turn, *, own: bool) -> list[str]:
    """What the member's own organisation has promised, or else only others, in the order of the data file."""
    return [
        activity
        for promise in turn.partnership.promises
        if (turn.member.organisation in promise.responsible) is own
        for activity in activities_of(promise)
    ]
