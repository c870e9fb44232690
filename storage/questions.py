"""The questions that are open, at most one for a member in a channel."""

from functools import cache

from sqlalchemy import Executable, bindparam, delete, select

from bot.questions import Question
from storage.scope import OWN, InsertInto, Scope, own
from storage.tables import questions

WITH_MEMBER = (
    own(questions)
    & (questions.c.member_id == bindparam("member_id"))
    & (questions.c.channel == bindparam("channel"))
)
OPEN = select(questions.c.question).where(WITH_MEMBER)
CLOSE = delete(questions).where(WITH_MEMBER)


@cache
def _ask(insert: InsertInto) -> Executable:
    asked = insert(questions).values(partnership_id=OWN)
    return asked.on_conflict_do_update(
        index_elements=questions.primary_key.columns, set_={"question": asked.excluded.question}
    )


class SqlQuestions:
    """Serves `bot.ports.Questions`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._known: dict[tuple[int, str], Question | None] = {}

    def open(self, member_id: int, channel: str) -> Question | None:
        """The question that is open with a member in a channel."""
        where = (member_id, channel)
        if where not in self._known:
            self._known[where] = self._scope.run(OPEN, member_id=member_id, channel=channel).scalar()
        return self._known[where]

    def ask(self, member_id: int, channel: str, question: Question) -> None:
        """Leave a question open, in place of any earlier one."""
        self._scope.run(_ask(self._scope.insert), member_id=member_id, channel=channel, question=question)
        self._known[member_id, channel] = question

    def close(self, member_id: int, channel: str) -> None:
        """Forget the question that is open with a member in a channel, if any."""
        if self.open(member_id, channel) is not None:
            self._scope.run(CLOSE, member_id=member_id, channel=channel)
            self._known[member_id, channel] = None
