"""No column that names a person is forgotten by weeding; on both databases."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Column, Integer, Text, select, update
from sqlalchemy.types import BigInteger

from bot.entries import Mark
from bot.evaluation import Assessment, Figures
from bot.followups import Chapter
from bot.invitations import Invitation
from bot.members import Member, Role
from bot.messages import MessageKey, Sender
from bot.ports import UnitOfWork
from bot.postings import Kind, Notice, Posted
from bot.questions import Asking, Question
from bot.unasked import GapAnswer
from bot.words import Meaning, Word, WordState
from storage.columns import Ids, Key, Name, OpenQuestion
from storage.database import Database
from storage.history import rows_of
from storage.scope import Deed, Did
from storage.seals import SEALED, digest, seal_of
from storage.signatures import SOMEBODY
from storage.tables import follow_ups, marks, members, metadata
from storage.weeding import Decision, weed
from tests.storage.examples import DAY, NOW, facts

PARTNERSHIP = "huddinge-2020"
PERSON = Sender(platform="telegram", user="991234567")
CHAT = "telegram:991234567"
SHARED = "slack:T1:C1"
ACCEPTED = "röksväng"
NAME, DECLINED = "karinas", "benktas"
WHAT_MAY_NAME = (Integer, BigInteger, Text, JSON, Key, Name, OpenQuestion, Ids)

# Columns whose values weeding takes away.
WEEDED = {
    "assessments.by",
    "entry_revisions.by",
    "evaluation_approvals.by",
    "evaluations.by",
    "follow_up_approvals.by",
    "follow_ups.by",
    "history.by",
    "history.nonce",
    "identities.member_id",
    "identities.platform",
    "identities.salt",
    "identities.user",
    "invitations.digest",
    "invitations.made_by",
    "invitations.member_id",
    "invitations.used_by",
    "outbox.channel",
    "outbox.key",
    "outbox.message",
    "outbox.subject",
    "questions.channel",
    "questions.member_id",
    "questions.question",
    "quiet_channels.by",
    "quiet_channels.channel",
    "receipts.answer",
    "receipts.channel",
    "receipts.member_id",
    "receipts.message",
    "receipts.revision",
    "receipts.thread",
    "reminder_answers.by",
    "reminder_answers.key",
    "report_channels.channel",
    "report_channels.named_by",
    "reports.channel",
    "reports.member_id",
    "reports.message",
    "reports.revision",
    "words.by",
    "words.word",
}
A_NUMBER = "a number of the bot's own, or how many"
AN_ID = "an id from the data file"
REPORTED = "what was reported, which stays"
PUBLIC = "the parties' own, for everybody to read"
A_DECISION = "a board's decision and what it led to, which shows that it was carried out"
KEPT = {
    "assessments.organisation": AN_ID,
    "assessments.text": PUBLIC,
    "entry_revisions.activity": AN_ID,
    "entry_revisions.area": AN_ID,
    "entry_revisions.count": A_NUMBER,
    "entry_revisions.number": A_NUMBER,
    "entry_revisions.organisation": AN_ID,
    "entry_revisions.partners": AN_ID,
    "entry_revisions.place": REPORTED,
    "evaluation_approvals.organisation": AN_ID,
    "evaluations.figures": PUBLIC,
    "follow_up_approvals.organisation": AN_ID,
    "follow_ups.chapters": PUBLIC,
    "history.deeds": "ids of rows and seals, none of which holds a name",
    "history.hash": "covers what the history tells",
    "history.number": A_NUMBER,
    "history.who": "tells nothing once the nonce is gone",
    "holds.reason": A_DECISION,
    "indicators.figures": "what others have measured",
    "indicators.name": "what others have measured",
    "indicators.unit": "what others have measured",
    "invitations.organisation": AN_ID,
    "jobs.claimed_by": "a process",
    "jobs.job": "a job of the clock",
    "jobs.period": "a week or a day",
    "marks.by": "that it was a member, or the command line",
    "marks.item": AN_ID,
    "marks.promise": AN_ID,
    "marks.source": "where a figure comes from, such as a survey",
    "marks.stage": AN_ID,
    "members.organisation": AN_ID,
    "outbox.attempts": A_NUMBER,
    "partnerships.source": "the data file",
    "reports.organisation": AN_ID,
    "requested_places.area": AN_ID,
    "requested_places.name": "a place that inhabitants have asked for",
    "requested_places.times": A_NUMBER,
    "weedings.decision": A_DECISION,
    "weedings.weeded": A_DECISION,
    "words.value": AN_ID,
}


def columns() -> dict[str, Column[Any]]:
    """The columns of all tables that could name a person, but for the ids of rows and partnerships."""
    return {
        f"{table.name}.{column.name}": column
        for table in metadata.sorted_tables
        for column in table.columns
        if could_name(column)
    }


def could_name(column: Column[Any]) -> bool:
    """Whether a column points at a member, or may hold a word or a number that does."""
    if column.name in {"id", "partnership_id"}:
        return False
    if column.foreign_keys:
        return any(key.column is members.c.id for key in column.foreign_keys)
    return isinstance(column.type, WHAT_MAY_NAME)


def test_each_column_that_could_name_a_person_is_weeded_or_kept_for_a_reason() -> None:
    assert set(columns()) == WEEDED | set(KEPT)
    assert WEEDED.isdisjoint(KEPT)


def lived(database: Database) -> None:
    """Let one person do something of everything that is kept under a name, and be removed."""
    with database.units_of_work(PARTNERSHIP)() as work:
        person = work.members.add(PERSON, "polisen", Role.COORDINATOR, NOW)
        for act in (reporting, talking, coordinating, publishing, hearing):
            act(work, person)
        work.members.change(person.id, active=False)
        work.commit()


def reporting(work: UnitOfWork, person: Member) -> None:
    key = MessageKey(channel=CHAT, message="ITSMESSAGE", revision="ITSREVISION")
    report = work.reports.add(key, person, NOW)
    work.reports.append(report, facts(), by=person.id, at=NOW)
    work.receipts.claim(key, person.id, NOW, thread="ITSTHREAD")
    work.receipts.answered(key, "ITSANSWER")


def talking(work: UnitOfWork, person: Member) -> None:
    key = MessageKey(channel=CHAT, message="ITSQUESTION")
    question = Question(key=key, asking=Asking.ACTIVITY, asked_at=NOW, said_at=NOW)
    work.questions.ask(person.id, CHAT, question)
    work.reminders.answer("reminder:gap", GapAnswer.NOT_DONE, by=person.id, at=NOW)
    for channel in (CHAT, SHARED):
        work.reminders.turn_off(channel, person.id, NOW)
        work.channels.add(channel, person.id, NOW)


def coordinating(work: UnitOfWork, person: Member) -> None:
    code = work.invitations.make(
        Invitation(
            organisation="polisen", role=Role.REPORTER, expires=NOW, made_by=person.id, member=person.id
        ),
        NOW,
    )
    work.invitations.use(code, person.id, NOW)
    word = Word(word=ACCEPTED, means=Meaning.ACTIVITY, value="tobacco_inspection", state=WordState.ACCEPTED)
    work.words.keep(word, by=person.id, at=NOW)
    for said, state in ((NAME, WordState.OFFERED), (DECLINED, WordState.DECLINED)):
        work.words.offer(Word(word=said, means=Meaning.AREA, value="skogas"), NOW)
        work.words.keep(
            Word(word=said, means=Meaning.AREA, value="skogas", state=state), by=person.id, at=NOW
        )
    work.marks.add(Mark(promise="utvardering", date=DAY), by=person.id, at=NOW)


def publishing(work: UnitOfWork, person: Member) -> None:
    follow_up = work.follow_ups.draft(DAY, tuple[Chapter, ...](), by=person.id, at=NOW)
    work.follow_ups.approve(follow_up.id, "polisen", by=person.id, at=NOW)
    work.follow_ups.publish(follow_up.id, by=person.id, at=NOW)
    evaluation = work.evaluations.draft(DAY, Figures(judgements=()), by=person.id, at=NOW)
    work.evaluations.approve(evaluation.id, "polisen", by=person.id, at=NOW)
    work.assessments.keep(Assessment("polisen", "Ett bra år.", NOW), by=person.id)


def hearing(work: UnitOfWork, _person: Member) -> None:
    notice = Notice(key="draft:7", kind=Kind.TROUBLE, subject="draft:7", at=NOW, until=NOW)
    work.outbox.add(CHAT, notice, NOW)
    (posting,) = work.outbox.due(NOW)
    work.outbox.settle(posting, Posted.SENT, NOW, message="ITSNOTICE")


def values(database: Database) -> dict[str, set[str]]:
    """What each column that is weeded holds, as text."""
    could = columns()
    with database._connect() as connection:
        return {
            name: {str(value) for value in connection.scalars(select(could[name])).all() if value is not None}
            for name in WEEDED
        }


def weeded(database: Database) -> dict[str, int]:
    """Forget all that was done until now."""
    now = datetime.now(UTC) + timedelta(minutes=1)
    with database.recorded(PARTNERSHIP) as scope:
        return weed(scope, Decision(before=now, number="KS 2026/17", day=DAY), now)


def test_nothing_that_names_a_person_is_left_by_a_weeding(database: Database) -> None:
    lived(database)
    before = values(database)
    assert {name for name, held in before.items() if not held} == set()
    forgotten = weeded(database)
    after = values(database)
    left = {name: held & before[name] for name, held in after.items() if held & before[name]}
    assert left == {
        "quiet_channels.channel": {SHARED},
        "report_channels.channel": {SHARED},
        "words.word": {ACCEPTED},
    }
    assert (forgotten["approvals"], forgotten["drafts"], forgotten["words"]) == (2, 2, 1)
    assert database.audit(PARTNERSHIP).findings == ()
    assert {what: number for what, number in weeded(database).items() if number} == {
        "names in the history": 1
    }


def test_what_was_decided_and_published_stays(database: Database) -> None:
    lived(database)
    before = told(database)
    weeded(database)
    assert told(database) == before


def told(database: Database) -> list[object]:
    """What is published, marked, learnt and listened to."""
    with database.units_of_work(PARTNERSHIP)() as work:
        return [
            [(each.day, each.approved, each.published_at) for each in work.follow_ups.published()],
            [(each.day, each.approved, each.published_at) for each in work.evaluations.published()],
            work.assessments.all(),
            work.marks.all(),
            work.words.accepted(),
            SHARED in work.channels.all(),
        ]


def test_what_an_earlier_release_kept_and_sealed_with_a_name_is_weeded_too(database: Database) -> None:
    lived(database)
    with database.recorded(PARTNERSHIP) as scope:
        scope.run(update(marks).values(by=f"{SOMEBODY} 1"))
        scope.note(Did.CHANGED, marks, scope.named(select(marks)) or {})
        drafted = scope.named(select(follow_ups)) or {}
        seal = digest(
            [follow_ups.name, {name: each for name, each in drafted.items() if is_told(name, each)}]
        )
        scope.deeds.append(Deed(Did.CHANGED, follow_ups.name, [drafted["id"]], seal))
    assert database.audit(PARTNERSHIP).findings == ()
    assert weeded(database)["marks"] == 1
    with database.seen(PARTNERSHIP) as scope:
        assert scope.run(select(marks.c.by)).scalar_one() == SOMEBODY
    assert database.audit(PARTNERSHIP).findings == ()


def is_told(name: str, value: object) -> bool:
    return name != "partnership_id" and value is not None


def test_a_seal_does_not_tell_who_it_was(database: Database) -> None:
    """Or whoever tried each member would know, also after a weeding."""
    lived(database)
    with database.seen(PARTNERSHIP) as scope:
        for table, sealed in SEALED.items():
            for row in scope.stream(rows_of(table)):
                if sealed.by is not None:
                    assert seal_of(table, row | {sealed.by: 17}) == seal_of(table, row)
