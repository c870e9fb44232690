"""A member's own page: their latest reports, to change or take back, and the promises."""

from bot.dialogue.finding import own_reports
from bot.dialogue.turn import Turn
from bot.pages import Home, OwnReport

_SHOWN = 10


def home(turn: Turn) -> Home:
    """What stands of the member's latest reports, newest first, and how every promise stands."""
    latest = own_reports(turn)[:_SHOWN]
    return Home(
        reports=tuple(OwnReport(report=report.id, entries=report.entries) for report in latest),
        positions=turn.standings(turn.partnership.promises),
    )
