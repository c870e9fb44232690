"""The only way in: an event from any platform, and what there is to say to it."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.dialogue import (
    answering,
    filling,
    joining,
    learning,
    meanwhile,
    places,
    pressing,
    redelivery,
    requested,
    revising,
    sharing,
)
from bot.dialogue.digest import digest
from bot.dialogue.hindsight.seeing import seen
from bot.dialogue.home import home
from bot.dialogue.meaning import meant
from bot.dialogue.news import news
from bot.dialogue.nothing_noted import with_what_stands
from bot.dialogue.overhearing import is_for_the_bot
from bot.dialogue.reminders import reminders
from bot.dialogue.turn import Turn
from bot.language.reader import Reader
from bot.language.reading import Kind
from bot.members import Member
from bot.messages import Deletion, Edit, Event, Form, Location, Message, Press, Sender
from bot.news import News
from bot.pages import Home, Prefilled
from bot.partnership import Partnership
from bot.ports import UnitOfWork, UnitsOfWork
from bot.receipts import Unanswered
from bot.replies import Forwarded, Reply, Wordless
from bot.unasked import Digest, Reminder


@dataclass(frozen=True, slots=True)
class Heard:
    """What there is to say to an event; `again` if it came before, to this process or to another."""

    replies: list[Reply]
    again: bool


@dataclass(frozen=True)
class Conversation:
    """Answers events about one partnership, each in one unit of work: what is answered is committed."""

    partnership: Partnership
    reader: Reader
    units_of_work: UnitsOfWork

    def answer(self, event: Event) -> list[Reply]:
        """What there is to say to an event; committed when it returns, untouched if it raises."""
        return self.hear(event).replies

    def hear(self, event: Event) -> Heard:
        """The same, and whether the event had come before."""
        with self.units_of_work() as work:
            replies = self._answer(event, work)
            work.commit()
        return Heard(replies, again=work.receipts.has_refused)

    def catch_up(self, unanswered: Unanswered) -> list[Reply]:
        """What there is to say of a message that was taken in and never answered."""
        with self.units_of_work() as work:
            member, key = unanswered.member, unanswered.key
            at = unanswered.at
            turn = Turn(self.partnership, self.reader, work, member, key.channel, at, at)
            return redelivery.caught_up(turn, key) if member.active else []

    def form(
        self,
        sender: Sender,
        at: datetime,
        *,
        text: str = "",
        said_at: datetime | None = None,
        report: int | None = None,
        entry: int | None = None,
    ) -> Prefilled | None:
        """A form for a new report, with what a text says, or one that changes an entry of a report.

        A text that was `said_at` an earlier moment tells of that day by "idag".
        None for strangers, and where the report is gone or not theirs to change.
        """
        with self.units_of_work() as work:
            turn = self._turn_of(work, sender, at)
            if turn is None:
                return None
            if report is None:
                return filling.from_text(replace(turn, said_at=said_at or at), text)
            return filling.from_report(turn, report, entry)

    def home(self, sender: Sender, at: datetime) -> Home | None:
        """A member's own page; None for strangers."""
        with self.units_of_work() as work:
            turn = self._turn_of(work, sender, at)
            return None if turn is None else home(turn)

    def digest(self, at: datetime, since: datetime | None = None) -> Digest | None:
        """What the weekly digest tells at a moment, since the moment of the last one, if there was one.

        None where no promise has been running since then, and there is nothing to say.
        """
        with self.units_of_work() as work:
            return digest(self.partnership, work, at, since)

    def reminders(self, at: datetime, channel: str) -> list[Reminder]:
        """What a channel is to be reminded of at a moment, worked out from what is known now.

        Asked again about the same moment it gives the same keys, without those whose reports have come in
        since. It is empty outside office hours.
        """
        with self.units_of_work() as work:
            return reminders(self.partnership, work, at, channel)

    def news(self, at: datetime) -> list[News]:
        """What there is to tell the parties of follow-ups at a moment; nothing while offices are closed."""
        with self.units_of_work() as work:
            return news(self.partnership, work, at)

    def _turn_of(self, work: UnitOfWork, sender: Sender, at: datetime) -> Turn | None:
        """The turn of a member who is in no channel; None for strangers."""
        member = joining.known(work, sender)
        return None if member is None else self._turn(work, member, at, channel="")

    def _turn(self, work: UnitOfWork, member: Member, at: datetime, channel: str) -> Turn:
        reader = self.reader.knowing(work.words.accepted())
        return Turn(self.partnership, reader, work, member, channel, at, at)

    def _answer(self, event: Event, work: UnitOfWork) -> list[Reply]:
        member = joining.member_of(work, event)
        if member is None:
            return joining.turned_away(event)
        if isinstance(event, Message) and event.forwarded and not places.may_be_picked(event, member):
            return [Forwarded()] if event.addressed else []
        if isinstance(event, Message) and event.wordless:
            return [Wordless()] if event.addressed else []
        channel = event.channel if isinstance(event, Press) else event.key.channel
        shared = isinstance(event, Message | Edit) and event.shared
        turn = replace(self._turn(work, member, event.at, channel), shared=shared)
        said = with_what_stands(turn, self._said(turn, event))
        return [*said, *learning.ask_manager(turn, said)]

    def _said(self, turn: Turn, event: Event) -> list[Reply]:
        match event:
            case Press():
                return pressing.pressed(turn, event)
            case Deletion():
                return revising.deleted(turn, event)
            case Form():
                return filling.refused(turn, event) or self._once(turn, event)
            case Location():
                return self._once(turn, event)
            case Message() | Edit():
                return self._once(turn, event) if is_for_the_bot(turn, event) else []

    def _once(self, turn: Turn, event: Message | Edit | Form | Location) -> list[Reply]:
        """Let an event have its effect the first time that it comes, under whichever of its keys.

        Only its own key waits for the answer.
        """
        for key in event.keys:
            answer = None if key == event.key else ""
            if not turn.work.receipts.claim(key, turn.member.id, turn.at, event.thread, answer=answer):
                return redelivery.answered_before(turn, event, event.key)
        replies = self._effect(turn, event)
        receipt = redelivery.receipt_of(replies)
        turn.settle(event.key, receipt if replies else replace(receipt, answer=""))
        return replies

    def _effect(self, turn: Turn, event: Message | Edit | Form | Location) -> list[Reply]:
        match event:
            case Edit():
                return revising.edited(turn, event)
            case Form():
                return filling.filled(turn, event)
            case Location():
                return sharing.shared(turn, event)
            case Message():
                return self._heard(turn, event)

    def _heard(self, turn: Turn, event: Message) -> list[Reply]:
        if event.forwarded:
            return places.picked(turn, event.key, event.text) or [Forwarded()]
        if (welcome := joining.welcomed(turn, event.text)) is not None:
            return welcome
        reading = requested.read(turn, event.text, turn.at)
        if reading.kind is Kind.TOO_LONG:
            return meant(turn, event.key, reading, event.text)
        question = turn.open_question()
        if beside := meanwhile.heard(turn, event.key, reading, event.text, question):
            return beside
        if looked_back := seen(turn, event.key, reading, event.text, question):
            return looked_back
        answered = question and answering.heard(turn, event.text, reading, question)
        return answered or meant(turn, event.key, reading, event.text)
