"""What the parties hear by the bot itself of follow-ups and evaluations: a draft waits for them, it is out.

The organisation of whoever asked for it, or spoke the last word, was told in answer. The others are told
while offices are open.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from bot.evaluation import Evaluation
from bot.followups import FollowUp, parties
from bot.members import Member, Role
from bot.messages import Sender
from bot.news import DraftOut, DraftWaiting, News, Readers
from bot.partnership import Partnership
from bot.ports import UnitOfWork
from bot.working_time import is_office_day, local_time

_OPENS, _CLOSES = time(8), time(17)
_WAITS, _IS_NEWS = timedelta(days=30), timedelta(days=7)

_Known = list[tuple[Member, list[Sender]]]


def news(partnership: Partnership, work: UnitOfWork, at: datetime) -> list[News]:
    """What there is to tell at a moment, of the drafts that wait and of what was published lately."""
    now = local_time(at, partnership.zone)
    if not _OPENS <= now.time() < _CLOSES or not is_office_day(now.date()):
        return []
    waiting = [each for each in (work.follow_ups.open(), work.evaluations.open()) if each is not None]
    published: list[FollowUp | Evaluation] = [*work.follow_ups.published(), *work.evaluations.published()]
    lately = [each for each in published if at < _news_until(each)]
    if not waiting and not lately:
        return []
    members = work.members.all()
    drafts = [_waiting(partnership, each, members) for each in waiting]
    return [*drafts, *(_out(partnership, each, members) for each in lately)]


def _waiting(partnership: Partnership, draft: FollowUp | Evaluation, members: _Known) -> DraftWaiting:
    lacking = tuple(each for each in parties(partnership) if each not in draft.approved)
    return DraftWaiting(
        key=f"{_kind(draft)}:{draft.id}:waiting",
        until=draft.asked_at + _WAITS,
        draft=draft,
        lacking=lacking,
        readers=tuple(_readers(lacking, members, draft.asked_by)),
    )


def _out(partnership: Partnership, published: FollowUp | Evaluation, members: _Known) -> DraftOut:
    return DraftOut(
        key=f"{_kind(published)}:{published.id}:out",
        until=_news_until(published),
        draft=published,
        readers=tuple(_readers(parties(partnership), members, published.published_by)),
    )


def _kind(draft: FollowUp | Evaluation) -> str:
    return "follow_up" if isinstance(draft, FollowUp) else "evaluation"


def _news_until(published: FollowUp | Evaluation) -> datetime:
    return (published.published_at or published.asked_at) + _IS_NEWS


def _readers(organisations: tuple[str, ...], members: _Known, knows: int | None) -> Iterator[Readers]:
    """Those who may approve for each organisation but the one of a member who knows."""
    own = {member.organisation for member, _ in members if member.id == knows}
    for organisation in organisations:
        if organisation not in own:
            yield tuple(tuple(found) for member, found in members if _approves(member, organisation))


def _approves(member: Member, organisation: str) -> bool:
    return member.active and member.role is not Role.REPORTER and member.organisation == organisation
