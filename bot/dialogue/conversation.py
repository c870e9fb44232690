"""The only way in: an event from any platform, and what there is to say to it."""

from dataclasses import dataclass

from bot.dialogue import answering, revising
from bot.dialogue.meaning import meant
from bot.dialogue.redelivery import answered_before
from bot.dialogue.turn import Turn
from bot.language.reader import Reader
from bot.messages import Deletion, Edit, Event, Message, Press
from bot.partnership import Partnership
from bot.ports import Outcome, UnitOfWork, UnitsOfWork
from bot.questions import Question
from bot.replies import Reply, Stranger


@dataclass(frozen=True)
class Conversation:
    """Answers events about one partnership, each in one unit of work: what is answered is committed."""

    partnership: Partnership
    reader: Reader
    units_of_work: UnitsOfWork

    def answer(self, event: Event) -> list[Reply]:
        """What there is to say to an event; committed when it returns, untouched if it raises."""
        with self.units_of_work() as work:
            replies = self._answer(event, work)
            work.commit()
        return replies

    def _answer(self, event: Event, work: UnitOfWork) -> list[Reply]:
        member = work.members.find(event.sender)
        if member is None or not member.active:
            return [Stranger()]
        channel = event.channel if isinstance(event, Press) else event.key.channel
        turn = Turn(self.partnership, self.reader, work, member, channel, event.at)
        match event:
            case Press():
                return answering.pressed(turn, event)
            case Deletion():
                return revising.deleted(turn, event)
            case Message() | Edit():
                return self._hear(turn, event)

    def _hear(self, turn: Turn, event: Message | Edit) -> list[Reply]:
        if not turn.work.receipts.claim(event.key, turn.member.id, turn.at):
            return answered_before(turn, event)
        turn.settle(event.key, Outcome.ANSWERED)
        if isinstance(event, Edit) and (replies := revising.edited(turn, event)) is not None:
            return replies
        question = _open_question(turn)
        reading = self.reader.read(event.text, turn.at, turn.member.organisation)
        if question is not None:
            replies = answering.heard(turn, event, reading, question)
            if replies is not None:
                return replies
        return meant(turn, event.key, reading, question)


def _open_question(turn: Turn) -> Question | None:
    question = turn.work.questions.open(turn.member.id, turn.channel)
    if question is not None and question.has_lapsed(turn.at):
        turn.close_question()
        return None
    return question
