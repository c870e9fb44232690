"""The tables: who may talk with the bot, what was taken in, and what was reported.

Every row belongs to one partnership, and every reference carries the partnership with it, so that the
database itself refuses to tie the rows of two. The words of a message are nowhere, but for what a party wrote
for the evaluation; nor is any total. The database refuses to change the history.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.types import BigInteger

from bot.entries import CallOffReason, EntryKind, PartOfDay
from bot.indicators import Measure
from bot.members import Role
from bot.postings import Kind, Posted, Trouble
from bot.receipts import Outcome
from bot.unasked import GapAnswer
from bot.words import Meaning, WordState
from storage.columns import Choice, Ids, Key, Moment, Name, OpenQuestion

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_1_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_1_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _reference(column: str, table: str) -> ForeignKeyConstraint:
    """A reference to a row of the same partnership."""
    return ForeignKeyConstraint(["partnership_id", column], [f"{table}.partnership_id", f"{table}.id"])


partnerships = Table(
    "partnerships",
    metadata,
    Column("id", Key, primary_key=True),
    Column("source", Text, nullable=False),
    Column("loaded_at", Moment, nullable=False),
)

members = Table(
    "members",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("partnership_id", Key, nullable=False),
    Column("organisation", Key, nullable=False),
    Column("role", Choice(Role, "role"), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("added_at", Moment, nullable=False),
    UniqueConstraint("partnership_id", "id"),
)

identities = Table(
    "identities",
    metadata,
    Column("partnership_id", Key, nullable=False),
    Column("platform", Key, nullable=False),
    Column("user", Key, nullable=False),
    Column("member_id", Integer, nullable=False),
    # Without it nobody can tell whom the history means, once the row is gone.
    Column("salt", Key),
    PrimaryKeyConstraint("partnership_id", "platform", "user"),
    _reference("member_id", "members"),
)

invitations = Table(
    "invitations",
    metadata,
    Column("partnership_id", Key, nullable=False),
    # Only what the code hashes to: whoever reads the table can't come in with it.
    Column("digest", Key, nullable=False),
    Column("organisation", Key, nullable=False),
    Column("role", Choice(Role, "role"), nullable=False),
    # A member who adds an identity on another platform; null for somebody new.
    Column("member_id", Integer),
    Column("made_by", Integer),
    Column("made_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_by", Integer),
    Column("used_at", Moment),
    PrimaryKeyConstraint("partnership_id", "digest"),
    _reference("member_id", "members"),
    _reference("made_by", "members"),
    _reference("used_by", "members"),
)

report_channels = Table(
    "report_channels",
    metadata,
    Column("partnership_id", Key, nullable=False),
    Column("channel", Key, nullable=False),
    Column("named_by", Integer),
    Column("named_at", Moment, nullable=False),
    PrimaryKeyConstraint("partnership_id", "channel"),
    _reference("named_by", "members"),
)

words = Table(
    "words",
    metadata,
    Column("partnership_id", Key, nullable=False),
    Column("word", Key, nullable=False),
    Column("means", Choice(Meaning, "means"), nullable=False),
    Column("value", Key, nullable=False),
    Column("state", Choice(WordState, "state"), nullable=False),
    Column("by", Integer),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("partnership_id", "word"),
    _reference("by", "members"),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("partnership_id", Key, nullable=False),
    Column("channel", Key, nullable=False),
    Column("message", Key, nullable=False),
    Column("revision", Key, nullable=False),
    Column("member_id", Integer, nullable=False),
    # As it was when the report was made: a member may come back in another organisation.
    Column("organisation", Key, nullable=False),
    Column("said_at", Moment, nullable=False),
    UniqueConstraint("partnership_id", "id"),
    UniqueConstraint("partnership_id", "channel", "message"),
    Index(None, "partnership_id", "member_id", "said_at"),
    _reference("member_id", "members"),
)

receipts = Table(
    "receipts",
    metadata,
    Column("partnership_id", Key, nullable=False),
    Column("channel", Key, nullable=False),
    Column("message", Key, nullable=False),
    Column("revision", Key, nullable=False),
    Column("member_id", Integer, nullable=False),
    Column("claimed_at", Moment, nullable=False),
    Column("outcome", Choice(Outcome, "outcome"), nullable=False),
    Column("report_id", Integer),
    # Where the answer goes, and the bot's own message that gave it: "" for silence, null while it isn't sent.
    Column("thread", Key),
    Column("answer", Key),
    PrimaryKeyConstraint("partnership_id", "channel", "message", "revision"),
    Index(
        "ix_receipts_unanswered",
        "partnership_id",
        "channel",
        sqlite_where=text("answer IS NULL"),
        postgresql_where=text("answer IS NULL"),
    ),
    _reference("member_id", "members"),
    _reference("report_id", "reports"),
)

entries = Table(
    "entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("partnership_id", Key, nullable=False),
    Column("report_id", Integer, nullable=False),
    UniqueConstraint("partnership_id", "id"),
    Index(None, "report_id"),
    _reference("report_id", "reports"),
)

entry_revisions = Table(
    "entry_revisions",
    metadata,
    Column("partnership_id", Key, nullable=False),
    Column("entry_id", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("by", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("standing", Boolean, nullable=False),
    # A revision tells all of the entry as it then stood, so that counting reads this table alone.
    Column("organisation", Key, nullable=False),
    Column("occasion", Integer, nullable=False),
    Column("activity", Key, nullable=False),
    Column("date", Date, nullable=False),
    Column("count", BigInteger, nullable=False),
    Column("area", Key),
    Column("place", Name),
    Column("partners", Ids, nullable=False),
    Column("requested", Boolean),
    Column("part_of_day", Choice(PartOfDay, "part_of_day")),
    Column("kind", Choice(EntryKind, "kind"), nullable=False),
    Column("reason", Choice(CallOffReason, "reason")),
    PrimaryKeyConstraint("entry_id", "number"),
    CheckConstraint("count >= 1", name="count"),
    Index(None, "partnership_id", "entry_id"),
    Index(None, "partnership_id", "activity", "date"),
    Index(None, "partnership_id", "at"),
    _reference("entry_id", "entries"),
    _reference("occasion", "entries"),
    _reference("by", "members"),
)

questions = Table(
    "questions",
    metadata,
    Column("partnership_id", Key, nullable=False),
    Column("member_id", Integer, nullable=False),
    Column("channel", Key, nullable=False),
    Column("question", OpenQuestion, nullable=False),
    PrimaryKeyConstraint("partnership_id", "member_id", "channel"),
    _reference("member_id", "members"),
)

quiet_channels = Table(
    "quiet_channels",
    metadata,
    Column("partnership_id", Key, nullable=False),
    Column("channel", Key, nullable=False),
    Column("by", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("partnership_id", "channel"),
    _reference("by", "members"),
)

reminder_answers = Table(
    "reminder_answers",
    metadata,
    Column("partnership_id", Key, nullable=False),
    Column("key", Key, nullable=False),
    Column("answer", Choice(GapAnswer, "answer"), nullable=False),
    Column("by", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("partnership_id", "key"),
    _reference("by", "members"),
)

marks = Table(
    "marks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("partnership_id", Key, nullable=False),
    Column("promise", Key, nullable=False),
    Column("date", Date, nullable=False),
    Column("item", Key),
    Column("stage", Key),
    Column("value", Float),
    Column("source", Name),
    Column("by", Name, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "partnership_id", "id"),
)

follow_ups = Table(
    "follow_ups",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("partnership_id", Key, nullable=False),
    Column("day", Date, nullable=False),
    Column("by", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    # The figures as they were told: what is corrected later does not change what was published.
    Column("chapters", JSON, nullable=False),
    Column("published_at", Moment),
    Column("withdrawn_at", Moment),
    UniqueConstraint("partnership_id", "id"),
    _reference("by", "members"),
)

follow_up_approvals = Table(
    "follow_up_approvals",
    metadata,
    Column("partnership_id", Key, nullable=False),
    Column("follow_up", Integer, nullable=False),
    Column("organisation", Key, nullable=False),
    Column("by", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("partnership_id", "follow_up", "organisation"),
    _reference("follow_up", "follow_ups"),
    _reference("by", "members"),
)

requested_places = Table(
    "requested_places",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("partnership_id", Key, nullable=False),
    Column("name", Name, nullable=False),
    Column("area", Key),
    Column("date", Date, nullable=False),
    Column("times", Integer, nullable=False),
    UniqueConstraint("partnership_id", "id"),
    CheckConstraint("times >= 1", name="times"),
)

evaluations = Table(
    "evaluations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("partnership_id", Key, nullable=False),
    Column("day", Date, nullable=False),
    Column("by", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    # As with follow-ups: what is corrected later does not change what was published.
    Column("figures", JSON, nullable=False),
    Column("published_at", Moment),
    Column("withdrawn_at", Moment),
    UniqueConstraint("partnership_id", "id"),
    _reference("by", "members"),
)

evaluation_approvals = Table(
    "evaluation_approvals",
    metadata,
    Column("partnership_id", Key, nullable=False),
    Column("evaluation", Integer, nullable=False),
    Column("organisation", Key, nullable=False),
    Column("by", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("partnership_id", "evaluation", "organisation"),
    _reference("evaluation", "evaluations"),
    _reference("by", "members"),
)

assessments = Table(
    "assessments",
    metadata,
    Column("partnership_id", Key, nullable=False),
    Column("organisation", Key, nullable=False),
    # The one text of members that is kept: a manager wrote it for everybody to read.
    Column("text", Name, nullable=False),
    Column("by", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("partnership_id", "organisation"),
    _reference("by", "members"),
)

indicators = Table(
    "indicators",
    metadata,
    Column("partnership_id", Key, nullable=False),
    Column("name", Key, nullable=False),
    Column("unit", Key, nullable=False),
    Column("measure", Choice(Measure, "measure"), nullable=False),
    Column("figures", JSON, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("partnership_id", "name"),
)

jobs = Table(
    "jobs",
    metadata,
    Column("partnership_id", Key, nullable=False),
    Column("job", Key, nullable=False),
    Column("period", Key, nullable=False),
    # Which process it was: for an operator who wonders.
    Column("claimed_by", Key, nullable=False),
    Column("claimed_at", Moment, nullable=False),
    Column("done_at", Moment),
    PrimaryKeyConstraint("partnership_id", "job", "period"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("partnership_id", Key, nullable=False),
    Column("channel", Key, nullable=False),
    Column("key", Key, nullable=False),
    Column("kind", Choice(Kind, "kind"), nullable=False),
    Column("subject", Key, nullable=False),
    Column("at", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("added_at", Moment, nullable=False),
    # When somebody may try it, or try it again because whoever sends it has not told what came of it.
    Column("due_at", Moment, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("posted", Choice(Posted, "posted"), nullable=False),
    Column("trouble", Choice(Trouble, "trouble")),
    Column("message", Key),
    Column("settled_at", Moment),
    UniqueConstraint("partnership_id", "channel", "key"),
    Index(
        "ix_outbox_unsettled",
        "partnership_id",
        "id",
        sqlite_where=text("settled_at IS NULL"),
        postgresql_where=text("settled_at IS NULL"),
    ),
)

history = Table(
    "history",
    metadata,
    Column("partnership_id", Key, nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    # Whose doing it was, null for the command line; with the nonce it makes `who`. Weeding forgets both.
    Column("by", Integer),
    Column("nonce", Key),
    Column("who", Key, nullable=False),
    Column("deeds", Text, nullable=False),
    Column("hash", Key, nullable=False),
    PrimaryKeyConstraint("partnership_id", "number"),
    _reference("by", "members"),
)

weedings = Table(
    "weedings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("partnership_id", Key, nullable=False),
    Column("before", Moment, nullable=False),
    Column("decision", Name, nullable=False),
    Column("decided", Date, nullable=False),
    Column("at", Moment, nullable=False),
    Column("weeded", JSON, nullable=False),
    Index(None, "partnership_id", "before"),
)

holds = Table(
    "holds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("partnership_id", Key, nullable=False),
    Column("reason", Name, nullable=False),
    Column("set_at", Moment, nullable=False),
    Column("lifted_at", Moment),
)
