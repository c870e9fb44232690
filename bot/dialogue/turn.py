"""One event being answered: who, where and when, and the open unit of work."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.counting.counters import progresses
from bot.counting.sorting import standing_of
from bot.entries import Entry, Report, occasions
from bot.language.reader import Reader
from bot.members import Member, Role
from bot.messages import MessageKey
from bot.partnership import AnyPromise, Partnership, activities_of
from bot.ports import UnitOfWork
from bot.promises import Checklist, Standing
from bot.questions import Asking, Question
from bot.receipts import Receipt
from bot.replies import Dropped, NotCounted, Position
from bot.working_time import Period, working_day

_A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Turn:
    """What every use case needs to know of the event at hand.

    `said_at` is when its message was first said, which an edit comes after. `shared` is true where others
    read the answer too.
    """

    partnership: Partnership
    reader: Reader
    work: UnitOfWork
    member: Member
    channel: str
    at: datetime
    said_at: datetime
    shared: bool = False

    @property
    def today(self) -> date:
        """The working day that is running."""
        return self.day_of(self.at)

    def day_of(self, moment: datetime) -> date:
        """The working day of a moment."""
        return working_day(moment, self.partnership.zone)

    def may_change(self, report: Report) -> bool:
        """Whether a report is the member's own, or of the organisation that the member manages."""
        manages = self.member.role is not Role.REPORTER and report.organisation == self.member.organisation
        return manages or report.member == self.member.id

    def open_question(self) -> Question | None:
        """The question that is open with the member and has not lapsed."""
        question = self.work.questions.open(self.member.id, self.channel)
        return None if question is None or question.has_lapsed(self.at) else question

    def ask(self, question: Question) -> None:
        """Leave a question open with the member."""
        self.work.questions.ask(self.member.id, self.channel, question)

    def close_question(self, *, about: int | None = None) -> None:
        """Forget the question that is open with the member; with `about`, only if it is about that report."""
        question = self.work.questions.open(self.member.id, self.channel)
        if about is None or (question is not None and question.report == about):
            self.work.questions.close(self.member.id, self.channel)

    def dropping(self, *, about: int | None = None) -> Dropped | None:
        """What becomes of the open question where another is asked in its place.

        None where nothing is lost: none is open, it can be asked another time, the new question is `about`
        the same report, or what it was about has been taken back.
        """
        question = self.open_question()
        if (
            question is None
            or question.asking is Asking.WORD
            or (question.report is not None and question.report == about)
            or self._is_taken_back(question)
        ):
            return None
        return Dropped.UNSAVED if question.drafts else Dropped.SAVED

    def _is_taken_back(self, question: Question) -> bool:
        """Whether nothing of what a question is about stands any longer."""
        report = None if question.report is None else self.work.reports.get(question.report)
        return report is not None and not any(entry.id in question.entries for entry in report.entries)

    def settle(self, key: MessageKey, receipt: Receipt) -> None:
        """Note what a message led to, so that its redelivery can be answered alike."""
        self.work.receipts.settle(key, receipt)

    def entries_of(self, activity: str, day: date) -> list[Entry]:
        """What anybody has done of an activity on a day."""
        promises = self.promises_of({activity})
        # Where these promises stand is told next, of entries that need be looked up only once.
        known = promises and day in _days_counted(promises)
        told = self.entries_for(promises) if known else self._told_on(activity, day)
        same_day = (entry for entry in told if entry.facts.date == day and entry.facts.activity == activity)
        return [entry for entry in same_day if entry.is_done]

    def positions(self, entries: Iterable[Entry]) -> tuple[Position, ...]:
        """How the promises stand that work done is about, in the order of the data file."""
        return self.standings(self.promises_of(entry.facts.activity for entry in entries if entry.is_done))

    def standings(self, promises: Sequence[AnyPromise]) -> tuple[Position, ...]:
        """How some promises stand now."""
        entries = self.entries_for(promises)
        marks = self.work.marks.all() if any(map(_is_marked, promises)) else ()
        found = progresses(promises, entries, self.today, marks)
        return tuple(Position(promise=p, progress=each) for p, each in zip(promises, found, strict=True))

    def entries_for(self, promises: Sequence[AnyPromise]) -> list[Entry]:
        """The entries that some promises are counted from."""
        activities = frozenset[str]().union(*(activities_of(promise) for promise in promises))
        if not activities:
            return []
        return self.work.reports.entries(activities, _days_counted(promises))

    def not_counted(self, entries: Iterable[Entry]) -> tuple[NotCounted, ...]:
        """The entries that count towards no promise, each with the reason that says most."""
        done = (entry for entry in entries if entry.is_done)
        return tuple(found for entry in done if (found := self._reason(entry)) is not None)

    def promises_of(self, activities: Iterable[str]) -> list[AnyPromise]:
        """The promises that some activities are counted towards, in the order of the data file."""
        named = set(activities)
        return [
            promise for promise in self.partnership.promises if named.intersection(activities_of(promise))
        ]

    def _told_on(self, activity: str, day: date) -> list[Entry]:
        return self.work.reports.entries([activity], Period(day, day))

    def _reason(self, entry: Entry) -> NotCounted | None:
        (told,) = occasions([entry])
        reasons = {
            reason: promise for promise in self.partnership.promises if (reason := standing_of(promise, told))
        }
        if Standing.COUNTS in reasons:
            return None
        clearest = next((reason for reason in _CLEAREST_FIRST if reason in reasons), None)
        return NotCounted(
            entry=entry, standing=clearest, promise=reasons[clearest] if clearest is not None else None
        )


_CLEAREST_FIRST = (Standing.WAITS, Standing.BESIDE, Standing.OUT_OF_PERIOD)


def _is_marked(promise: AnyPromise) -> bool:
    """Whether marks have a say in a promise, besides what is reported or instead of it."""
    return isinstance(promise, Checklist) or promise.counts is None


def _days_counted(promises: Iterable[AnyPromise]) -> Period:
    """The days that some promises may be counted by; a week or a weekend may reach over the period."""
    periods = [promise.period for promise in promises]
    first, last = min(period.first for period in periods), max(period.last for period in periods)
    return Period(first - _A_WEEK, last + _A_WEEK)
