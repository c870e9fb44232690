"""What is kept about a member, told to them alone; the history tells that they were told."""

from datetime import UTC, datetime

from bot.dialogue.turn import Turn
from bot.ports import Disclosure
from bot.replies import OwnData
from bot.working_time import Period

_SHOWN = 10
_EVER = datetime.min.replace(tzinfo=UTC)


def own_data(turn: Turn) -> OwnData:
    """What is kept about the member who asks."""
    member = turn.member
    turn.work.history.disclose(Disclosure.TOLD_MEMBER, {}, by=member.id)
    reports = turn.work.reports.standing_by(member.id, _EVER)
    told = [entry.facts for report in reports for entry in report.entries]
    days = [facts.date for facts in told]
    return OwnData(
        organisation=member.organisation,
        role=member.role,
        identities=tuple(turn.work.members.identities(member.id)),
        reports=len(reports),
        days=Period(min(days), max(days)) if days else None,
        latest=tuple(told[:_SHOWN]),
    )
