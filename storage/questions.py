"""The questions that are open, at most one for a member in a channel."""

from sqlalchemy import ColumnElement, delete, select

from bot.questions import Question
from storage.scope import Scope
from storage.tables import questions


class SqlQuestions:
    """Serves `bot.ports.Questions`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def open(self, member_id: int, channel: str) -> Question | None:
        """The question that is open with a member in a channel."""
        for row in self._scope.rows(select(questions).where(self._with(member_id, channel))):
            question: Question = row["question"]
            return question
        return None

    def ask(self, member_id: int, channel: str, question: Question) -> None:
        """Leave a question open, in place of any earlier one."""
        asked = self._scope.adding(questions, member_id=member_id, channel=channel, question=question)
        self._scope.connection.execute(
            asked.on_conflict_do_update(
                index_elements=questions.primary_key.columns, set_={"question": asked.excluded.question}
            )
        )

    def close(self, member_id: int, channel: str) -> None:
        """Forget the question that is open with a member in a channel, if any."""
        self._scope.connection.execute(delete(questions).where(self._with(member_id, channel)))

    def _with(self, member_id: int, channel: str) -> ColumnElement[bool]:
        return (
            self._scope.own(questions)
            & (questions.c.member_id == member_id)
            & (questions.c.channel == channel)
        )
