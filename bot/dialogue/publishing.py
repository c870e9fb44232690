"""Follow-ups to the inhabitants: a manager asks for one, each party approves it, then it is out."""

from dataclasses import replace

from bot.dialogue.turn import Turn
from bot.entries import Mark
from bot.followups import APPROVE, READ, WITHDRAW, FollowUp, chapters, counted_by, parties
from bot.language.reading import Kind
from bot.members import Role
from bot.ports import Disclosure
from bot.replies import (
    FollowUpDrafted,
    FollowUpPublished,
    FollowUpWithdrawn,
    MayNot,
    NothingToApprove,
    Reply,
    Reserved,
    StaleButton,
)

COMMANDS = frozenset({Kind.PUBLISH, Kind.APPROVE})


def wished(turn: Turn, kind: Kind) -> list[Reply]:
    """Draft a follow-up, or approve the one that waits."""
    if turn.member.role is Role.REPORTER:
        return [MayNot(Reserved.PUBLISHING)]
    waiting = turn.work.follow_ups.open()
    if kind is Kind.PUBLISH:
        return [_shown(turn, _drafted(turn) if waiting is None else waiting)]
    return [NothingToApprove()] if waiting is None else _approved(turn, waiting)


def pressed(turn: Turn, action: str) -> list[Reply]:
    """What a button about a draft does; it is stale once the draft is published or given up."""
    waiting = turn.work.follow_ups.open()
    if turn.member.role is Role.REPORTER:
        return [MayNot(Reserved.PUBLISHING)]
    if waiting is None or action not in {f"{each}{waiting.id}" for each in (READ, APPROVE, WITHDRAW)}:
        return [StaleButton()]
    if action.startswith(READ):
        return [_shown(turn, waiting)]
    if action.startswith(APPROVE):
        return _approved(turn, waiting)
    turn.work.follow_ups.withdraw(waiting.id, by=turn.member.id, at=turn.at)
    return [FollowUpWithdrawn()]


def _drafted(turn: Turn) -> FollowUp:
    work = turn.work
    told = chapters(turn.partnership, work.reports.entries(), work.marks.all(), turn.today)
    return work.follow_ups.draft(turn.today, told, by=turn.member.id, at=turn.at)


def _approved(turn: Turn, waiting: FollowUp) -> list[Reply]:
    """Note the member's organisation's word, and publish when all have given theirs."""
    own = turn.member.organisation
    if own not in parties(turn.partnership):
        return [_shown(turn, waiting)]
    turn.work.follow_ups.approve(waiting.id, own, by=turn.member.id, at=turn.at)
    approved = replace(waiting, approved=waiting.approved | {own})
    lacking = _lacking(turn, approved)
    if lacking:
        return [FollowUpDrafted(follow_up=approved, lacking=lacking, approved=own)]
    return [_published(turn, approved)]


def _published(turn: Turn, follow_up: FollowUp) -> Reply:
    member = turn.member.id
    turn.work.follow_ups.publish(follow_up.id, by=member, at=turn.at)
    for promise in counted_by(turn.partnership):
        turn.work.marks.add(Mark(promise=promise.id, date=turn.today), by=member, at=turn.at)
    turn.work.history.disclose(Disclosure.PUBLISHED, {"follow_up": str(follow_up.id)}, by=member)
    return FollowUpPublished(follow_up=follow_up, positions=turn.standings(counted_by(turn.partnership)))


def _shown(turn: Turn, follow_up: FollowUp) -> Reply:
    lacking = _lacking(turn, follow_up)
    return FollowUpDrafted(
        follow_up=follow_up, lacking=lacking, may_approve=turn.member.organisation in lacking
    )


def _lacking(turn: Turn, follow_up: FollowUp) -> tuple[str, ...]:
    return tuple(each for each in parties(turn.partnership) if each not in follow_up.approved)
