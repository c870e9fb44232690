"""The activities that a member is likely to report, the likeliest first."""

from collections import Counter
from datetime import timedelta

from bot.dialogue.turn import Turn

_LATELY = timedelta(days=90)


def usual_activities(turn: Turn) -> list[str]:
    """What the member has reported lately, most often first; then what is promised, by their own first."""
    reports = turn.work.reports.standing_by(turn.member.id, turn.at - _LATELY)
    told = Counter(entry.facts.activity for report in reports for entry in report.entries)
    known = {activity.id for activity in turn.partnership.activities}
    own = [activity for activity, _ in told.most_common() if activity in known]
    return list(dict.fromkeys([*own, *_promised(turn)]))


def _promised(turn: Turn) -> list[str]:
    """Those that the reporter's organisation has promised, in the order of the data file, then the others."""
    promised: list[str] = []
    for own in (True, False):
        for promise in turn.partnership.promises:
            if (turn.member.organisation in promise.responsible) is own:
                selection = getattr(promise, "counts", None)
                promised += getattr(selection, "activities", ())
    return promised
