"""Jobs that are done once in each period, and what the bot says unasked."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

KEY = sa.String(length=255)
MOMENT = sa.DateTime(timezone=True)
POSTED = ("waiting", "sending", "sent", "unknown", "refused", "dropped")


def upgrade() -> None:
    """Take this step, on SQLite and PostgreSQL alike, so that the previous release can go on running."""
    op.create_table(
        "jobs",
        sa.Column("partnership_id", KEY),
        sa.Column("job", KEY),
        sa.Column("period", KEY),
        sa.Column("claimed_by", KEY, nullable=False),
        sa.Column("claimed_at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT),
        sa.PrimaryKeyConstraint("partnership_id", "job", "period"),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("partnership_id", KEY, nullable=False),
        sa.Column("channel", KEY, nullable=False),
        sa.Column("key", KEY, nullable=False),
        sa.Column("kind", _choice("kind", "digest", "reminder", "trouble"), nullable=False),
        sa.Column("subject", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("posted", _choice("posted", *POSTED), nullable=False),
        sa.Column("trouble", _choice("trouble", "refused", "failing", "picture")),
        sa.Column("message", KEY),
        sa.Column("settled_at", MOMENT),
        sa.UniqueConstraint("partnership_id", "channel", "key"),
    )
    unsettled = sa.text("settled_at IS NULL")
    op.create_index(
        "ix_outbox_unsettled",
        "outbox",
        ["partnership_id", "id"],
        sqlite_where=unsettled,
        postgresql_where=unsettled,
    )


def _choice(name: str, *values: str) -> sa.Enum:
    """One of some words, which the database checks."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)
