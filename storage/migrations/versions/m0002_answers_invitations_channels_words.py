"""Answers that were sent, invitations, report channels, and words that were learnt."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEY = sa.String(length=255)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Take this step, on SQLite and PostgreSQL alike, so that the previous release can go on running."""
    _answers()
    op.create_table(
        "invitations",
        sa.Column("partnership_id", KEY),
        sa.Column("digest", KEY),
        sa.Column("organisation", KEY, nullable=False),
        sa.Column("role", _choice("role", "reporter", "manager", "coordinator"), nullable=False),
        sa.Column("member_id", sa.Integer),
        sa.Column("made_by", sa.Integer),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_by", sa.Integer),
        sa.Column("used_at", MOMENT),
        sa.PrimaryKeyConstraint("partnership_id", "digest"),
        _by_member("member_id"),
        _by_member("made_by"),
        _by_member("used_by"),
    )
    op.create_table(
        "report_channels",
        sa.Column("partnership_id", KEY),
        sa.Column("channel", KEY),
        sa.Column("named_by", sa.Integer),
        sa.Column("named_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("partnership_id", "channel"),
        _by_member("named_by"),
    )
    op.create_table(
        "words",
        sa.Column("partnership_id", KEY),
        sa.Column("word", KEY),
        sa.Column("means", _choice("means", "activity", "area"), nullable=False),
        sa.Column("value", KEY, nullable=False),
        sa.Column("state", _choice("state", "offered", "accepted", "declined"), nullable=False),
        sa.Column("by", sa.Integer),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("partnership_id", "word"),
        _by_member("by"),
    )


def _answers() -> None:
    op.add_column("receipts", sa.Column("thread", KEY))
    op.add_column("receipts", sa.Column("answer", KEY))
    unanswered = sa.text("answer IS NULL")
    op.create_index(
        "ix_receipts_unanswered",
        "receipts",
        ["partnership_id", "channel"],
        sqlite_where=unanswered,
        postgresql_where=unanswered,
    )


def _choice(name: str, *values: str) -> sa.Enum:
    """One of some words, which the database checks."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)


def _by_member(column: str) -> sa.ForeignKeyConstraint:
    """A reference to a member of the same partnership."""
    return sa.ForeignKeyConstraint(["partnership_id", column], ["members.partnership_id", "members.id"])
