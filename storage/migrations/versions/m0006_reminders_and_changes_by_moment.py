"""Channels without reminders, answers to reminders, and an entry's revisions by their moment."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

KEY = sa.String(length=255)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Take this step, on SQLite and PostgreSQL alike, so that the previous release can go on running."""
    op.create_index("ix_entry_revisions_partnership_id_at", "entry_revisions", ["partnership_id", "at"])
    op.create_table(
        "quiet_channels",
        sa.Column("partnership_id", KEY),
        sa.Column("channel", KEY),
        sa.Column("by", sa.Integer, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("partnership_id", "channel"),
        _by_member(),
    )
    op.create_table(
        "reminder_answers",
        sa.Column("partnership_id", KEY),
        sa.Column("key", KEY),
        sa.Column("answer", _answer(), nullable=False),
        sa.Column("by", sa.Integer, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("partnership_id", "key"),
        _by_member(),
    )


def _answer() -> sa.Enum:
    """One of some words, which the database checks."""
    return sa.Enum("not_done", "unknown", name="answer", native_enum=False, create_constraint=True, length=16)


def _by_member() -> sa.ForeignKeyConstraint:
    """A reference to a member of the same partnership."""
    return sa.ForeignKeyConstraint(["partnership_id", "by"], ["members.partnership_id", "members.id"])
