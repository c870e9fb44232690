"""One transaction on one partnership's rows; what is not committed never happened."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from bot.ports import (
    Assessments,
    Channels,
    Evaluations,
    FollowUps,
    History,
    Indicators,
    Invitations,
    Jobs,
    Marks,
    Members,
    Outbox,
    Questions,
    Receipts,
    Reminders,
    Reports,
    RequestedPlaces,
    Words,
)
from storage.channels import SqlChannels
from storage.evaluations import SqlAssessments, sql_evaluations
from storage.follow_ups import sql_follow_ups
from storage.history import SqlHistory, keep
from storage.indicators import SqlIndicators
from storage.invitations import SqlInvitations
from storage.jobs import SqlJobs
from storage.marks import SqlMarks
from storage.members import SqlMembers
from storage.outbox import SqlOutbox
from storage.questions import SqlQuestions
from storage.receipts import SqlReceipts
from storage.reminders import SqlReminders
from storage.reports import SqlReports
from storage.requested_places import SqlRequestedPlaces
from storage.scope import InsertInto, Scope
from storage.words import SqlWords


class SqlUnitOfWork:
    """Serves `bot.ports.UnitOfWork`; its transaction lasts as long as its `with` block."""

    members: Members
    invitations: Invitations
    channels: Channels
    receipts: Receipts
    reports: Reports
    questions: Questions
    marks: Marks
    words: Words
    jobs: Jobs
    outbox: Outbox
    reminders: Reminders
    follow_ups: FollowUps
    requested_places: RequestedPlaces
    evaluations: Evaluations
    assessments: Assessments
    indicators: Indicators
    history: History

    def __init__(
        self,
        connect: Callable[[], AbstractContextManager[Connection]],
        insert: InsertInto,
        partnership_id: str,
    ) -> None:
        self._connect = connect
        self._insert = insert
        self._partnership_id = partnership_id

    def __enter__(self) -> Self:
        self._opened = self._connect()
        self._connection = self._opened.__enter__()
        scope = self._scope = Scope(self._connection, self._partnership_id, self._insert)
        self.members = SqlMembers(scope)
        self.invitations = SqlInvitations(scope)
        self.channels = SqlChannels(scope)
        self.receipts = SqlReceipts(scope)
        self.reports = SqlReports(scope)
        self.questions = SqlQuestions(scope)
        self.marks = SqlMarks(scope)
        self.words = SqlWords(scope)
        self.jobs = SqlJobs(scope)
        self.outbox = SqlOutbox(scope)
        self.reminders = SqlReminders(scope)
        self.follow_ups = sql_follow_ups(scope)
        self.requested_places = SqlRequestedPlaces(scope)
        self.evaluations = sql_evaluations(scope)
        self.assessments = SqlAssessments(scope)
        self.indicators = SqlIndicators(scope)
        self.history = SqlHistory(scope)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._opened.__exit__(kind, error, traceback)

    def commit(self) -> None:
        """Make everything that was done in this unit of work durable, at once, with its row of history."""
        keep(self._scope)
        self._connection.commit()
