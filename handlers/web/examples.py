"""The data file's made-up week: told by the personas as if they had reported it, and taken back again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from bot.members import Role
from bot.messages import Message, MessageKey, Press
from bot.partnership import Partnership
from bot.ports import UnitOfWork
from bot.replies import UNDO
from bot.working_time import local_time
from handlers.personas import Persona, personas

_MARK = "example-"
_LONG_AGO = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Taken:
    """A press that takes an example back, and the bot's own message about it."""

    press: Press
    on: str | None


def examples(
    partnership: Partnership, now: datetime, channel_prefix: str
) -> Iterator[tuple[Persona, Message]]:
    """The reports of the week before a moment, oldest first, each by the persona that makes it."""
    for example in partnership.examples:
        day = now.date() - timedelta(days=example.days_ago)
        at = local_time(datetime.combine(day, example.at), partnership.zone)
        persona = Persona(example.by, Role.REPORTER)
        key = MessageKey(channel=f"{channel_prefix}{persona.id}", message=f"{_MARK}{uuid4().hex}")
        yield persona, Message(sender=persona.sender, key=key, at=at, text=example.text)


def standing_examples(work: UnitOfWork, partnership: Partnership, now: datetime) -> list[Taken]:
    """What takes back each example that still stands."""
    return [taken for persona in personas(partnership) for taken in _standing_by(work, persona, now)]


def _standing_by(work: UnitOfWork, persona: Persona, now: datetime) -> Iterator[Taken]:
    member = work.members.find(persona.sender)
    if member is None:
        return
    for report in work.reports.standing_by(member.id, now - _LONG_AGO):
        if report.key.message.startswith(_MARK):
            press = Press(
                sender=persona.sender, channel=report.key.channel, at=now, action=UNDO, report=report.id
            )
            yield Taken(press, work.receipts.answer_to(report.key.channel, report.key.message))
