"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

KEY = sa.String(length=255)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Take this step, on SQLite and PostgreSQL alike; there is no earlier release."""
    op.create_table(
        "partnerships",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("loaded_at", MOMENT, nullable=False),
    )
    _who_may_talk()
    _what_was_said()
    _what_was_reported()
    _what_no_report_adds_up_to()


def _who_may_talk() -> None:
    op.create_table(
        "members",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("partnership_id", KEY, nullable=False),
        sa.Column("organisation", KEY, nullable=False),
        sa.Column("role", _choice("role", "reporter", "manager", "coordinator"), nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.UniqueConstraint("partnership_id", "id"),
    )
    op.create_table(
        "identities",
        sa.Column("partnership_id", KEY),
        sa.Column("platform", KEY),
        sa.Column("user", KEY),
        sa.Column("member_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("partnership_id", "platform", "user"),
        _reference("member_id", "members"),
    )


def _what_was_said() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("partnership_id", KEY, nullable=False),
        sa.Column("channel", KEY, nullable=False),
        sa.Column("message", KEY, nullable=False),
        sa.Column("revision", KEY, nullable=False),
        sa.Column("member_id", sa.Integer, nullable=False),
        sa.Column("organisation", KEY, nullable=False),
        sa.Column("said_at", MOMENT, nullable=False),
        sa.UniqueConstraint("partnership_id", "id"),
        sa.UniqueConstraint("partnership_id", "channel", "message"),
        _reference("member_id", "members"),
    )
    op.create_index(
        "ix_reports_partnership_id_member_id_said_at", "reports", ["partnership_id", "member_id", "said_at"]
    )
    _receipts()
    op.create_table(
        "questions",
        sa.Column("partnership_id", KEY),
        sa.Column("member_id", sa.Integer),
        sa.Column("channel", KEY),
        sa.Column("question", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("partnership_id", "member_id", "channel"),
        _reference("member_id", "members"),
    )


def _receipts() -> None:
    outcome = _choice("outcome", "pending", "recorded", "asked", "undone", "changed", "answered")
    op.create_table(
        "receipts",
        sa.Column("partnership_id", KEY),
        sa.Column("channel", KEY),
        sa.Column("message", KEY),
        sa.Column("revision", KEY),
        sa.Column("member_id", sa.Integer, nullable=False),
        sa.Column("claimed_at", MOMENT, nullable=False),
        sa.Column("outcome", outcome, nullable=False),
        sa.Column("report_id", sa.Integer),
        sa.PrimaryKeyConstraint("partnership_id", "channel", "message", "revision"),
        _reference("member_id", "members"),
        _reference("report_id", "reports"),
    )


def _what_was_reported() -> None:
    op.create_table(
        "entries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("partnership_id", KEY, nullable=False),
        sa.Column("report_id", sa.Integer, nullable=False),
        sa.UniqueConstraint("partnership_id", "id"),
        _reference("report_id", "reports"),
    )
    op.create_index("ix_entries_report_id", "entries", ["report_id"])
    op.create_table(
        "entry_revisions",
        sa.Column("partnership_id", KEY, nullable=False),
        sa.Column("entry_id", sa.Integer),
        sa.Column("number", sa.Integer),
        sa.Column("by", sa.Integer, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("standing", sa.Boolean, nullable=False),
        sa.Column("organisation", KEY, nullable=False),
        sa.Column("occasion", sa.Integer, nullable=False),
        *_facts(),
        sa.PrimaryKeyConstraint("entry_id", "number"),
        sa.CheckConstraint("count >= 1", name="count"),
        _reference("entry_id", "entries"),
        _reference("occasion", "entries"),
        _reference("by", "members"),
    )
    op.create_index(
        "ix_entry_revisions_partnership_id_entry_id", "entry_revisions", ["partnership_id", "entry_id"]
    )


def _facts() -> list[sa.Column[object]]:
    part_of_day = _choice("part_of_day", "morning", "afternoon", "evening", "night")
    return [
        sa.Column("activity", KEY, nullable=False),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("count", sa.BigInteger, nullable=False),
        sa.Column("area", KEY),
        sa.Column("place", sa.Text),
        sa.Column("partners", sa.JSON, nullable=False),
        sa.Column("requested", sa.Boolean),
        sa.Column("part_of_day", part_of_day),
        sa.Column("kind", _choice("kind", "done", "planned", "cancelled"), nullable=False),
        sa.Column("reason", _choice("reason", "alarm", "staff", "weather", "other")),
    ]


def _what_no_report_adds_up_to() -> None:
    op.create_table(
        "marks",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("partnership_id", KEY, nullable=False),
        sa.Column("promise", KEY, nullable=False),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("item", KEY),
        sa.Column("stage", KEY),
        sa.Column("value", sa.Float),
        sa.Column("source", sa.Text),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_index("ix_marks_partnership_id_id", "marks", ["partnership_id", "id"])


def _choice(name: str, *values: str) -> sa.Enum:
    """One of some words, which the database checks."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)


def _reference(column: str, table: str) -> sa.ForeignKeyConstraint:
    """A reference to a row of the same partnership."""
    return sa.ForeignKeyConstraint(["partnership_id", column], [f"{table}.partnership_id", f"{table}.id"])
