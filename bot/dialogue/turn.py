"""One event being answered: who, where and when, and the open unit of work."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bot.counting import Standing, progress, standing
from bot.entries import Entry
from bot.language.reader import Reader
from bot.members import Member
from bot.messages import MessageKey
from bot.partnership import AnyPromise, Partnership
from bot.ports import Outcome, Receipt, UnitOfWork
from bot.questions import Question
from bot.replies import NotCounted, Position
from bot.working_time import working_day


@dataclass(frozen=True, slots=True)
class Turn:
    """What every use case needs to know of the event at hand."""

    partnership: Partnership
    reader: Reader
    work: UnitOfWork
    member: Member
    channel: str
    at: datetime

    @property
    def today(self) -> date:
        """The working day that is running."""
        return self.day_of(self.at)

    def day_of(self, moment: datetime) -> date:
        """The working day of a moment."""
        return working_day(moment, self.partnership.zone)

    def ask(self, question: Question) -> None:
        """Leave a question open with the member."""
        self.work.questions.ask(self.member.id, self.channel, question)

    def close_question(self) -> None:
        """Forget the question that is open with the member."""
        self.work.questions.close(self.member.id, self.channel)

    def settle(self, key: MessageKey, outcome: Outcome, report: int | None = None) -> None:
        """Note what a message led to, so that its redelivery can be answered alike."""
        self.work.receipts.settle(key, Receipt(outcome=outcome, report=report))

    def positions(self, entries: Iterable[Entry]) -> tuple[Position, ...]:
        """How the promises stand that some entries are about, in the order of the data file."""
        activities = {entry.facts.activity for entry in entries}
        touched = [p for p in self.partnership.promises if activities & _activities_of(p)]
        return self.standings(touched)

    def standings(self, promises: Iterable[AnyPromise]) -> tuple[Position, ...]:
        """How some promises stand now."""
        chosen = list(promises)
        wanted = frozenset[str]().union(*(_activities_of(promise) for promise in chosen))
        entries = self.work.reports.entries(wanted) if wanted else []
        marks = self.work.marks.all()
        return tuple(
            Position(promise=promise, progress=progress(promise, entries, self.today, marks))
            for promise in chosen
        )

    def not_counted(self, entries: Iterable[Entry]) -> tuple[NotCounted, ...]:
        """The entries that count towards no promise, each with the reason that says most."""
        found = []
        for entry in entries:
            reasons = [reason for p in self.partnership.promises if (reason := standing(p, entry))]
            if Standing.COUNTS not in reasons:
                found.append(NotCounted(entry=entry, standing=_clearest(reasons)))
        return tuple(found)


def _activities_of(promise: AnyPromise) -> frozenset[str]:
    selection = getattr(promise, "counts", None)
    return frozenset() if selection is None else frozenset(selection.activities)


def _clearest(reasons: list[Standing]) -> Standing | None:
    for reason in (Standing.WAITS, Standing.BESIDE, Standing.OUT_OF_PERIOD):
        if reason in reasons:
            return reason
    return None
