"""What the parties hear of a follow-up by the bot itself: that a draft waits for them, that it is out.

The organisation of whoever asked for it, or spoke the last word, was told in answer. The others are told
while offices are open.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from bot.followups import DraftWaiting, FollowUp, FollowUpOut, News, Readers, parties
from bot.members import Member, Role
from bot.messages import Sender
from bot.partnership import Partnership
from bot.ports import UnitOfWork
from bot.working_time import is_office_day, local_time

_OPENS, _CLOSES = time(8), time(17)
_WAITS, _IS_NEWS = timedelta(days=30), timedelta(days=7)

_Known = list[tuple[Member, list[Sender]]]


def news(partnership: Partnership, work: UnitOfWork, at: datetime) -> list[News]:
    """What there is to tell at a moment, of the draft that waits and of what was published lately."""
    now = local_time(at, partnership.zone)
    if not _OPENS <= now.time() < _CLOSES or not is_office_day(now.date()):
        return []
    waiting = work.follow_ups.open()
    published = [each for each in work.follow_ups.published() if at < _news_until(each)]
    if waiting is None and not published:
        return []
    members = work.members.all()
    drafts = [] if waiting is None else [_waiting(partnership, waiting, members)]
    return [*drafts, *(_out(partnership, each, members) for each in published)]


def _waiting(partnership: Partnership, draft: FollowUp, members: _Known) -> DraftWaiting:
    lacking = tuple(each for each in parties(partnership) if each not in draft.approved)
    return DraftWaiting(
        key=f"follow_up:{draft.id}:waiting",
        until=draft.asked_at + _WAITS,
        follow_up=draft,
        lacking=lacking,
        readers=tuple(_readers(lacking, members, draft.asked_by)),
    )


def _out(partnership: Partnership, published: FollowUp, members: _Known) -> FollowUpOut:
    return FollowUpOut(
        key=f"follow_up:{published.id}:out",
        until=_news_until(published),
        follow_up=published,
        readers=tuple(_readers(parties(partnership), members, published.published_by)),
    )


def _news_until(published: FollowUp) -> datetime:
    return (published.published_at or published.asked_at) + _IS_NEWS


def _readers(organisations: tuple[str, ...], members: _Known, knows: int | None) -> Iterator[Readers]:
    """Those who may approve for each organisation but the one of a member who knows."""
    own = {member.organisation for member, _ in members if member.id == knows}
    for organisation in organisations:
        if organisation not in own:
            yield tuple(tuple(found) for member, found in members if _approves(member, organisation))


def _approves(member: Member, organisation: str) -> bool:
    return member.active and member.role is not Role.REPORTER and member.organisation == organisation
