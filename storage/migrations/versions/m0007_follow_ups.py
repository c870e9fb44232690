"""Follow-ups to the inhabitants, and which organisations have approved them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

KEY = sa.String(length=255)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Take this step, on SQLite and PostgreSQL alike, so that the previous release can go on running."""
    op.create_table(
        "follow_ups",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("partnership_id", KEY, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("by", sa.Integer, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("chapters", sa.JSON, nullable=False),
        sa.Column("published_at", MOMENT),
        sa.Column("withdrawn_at", MOMENT),
        sa.UniqueConstraint("partnership_id", "id"),
        _reference("by", "members"),
    )
    op.create_table(
        "follow_up_approvals",
        sa.Column("partnership_id", KEY),
        sa.Column("follow_up", sa.Integer),
        sa.Column("organisation", KEY),
        sa.Column("by", sa.Integer, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("partnership_id", "follow_up", "organisation"),
        _reference("follow_up", "follow_ups"),
        _reference("by", "members"),
    )


def _reference(column: str, table: str) -> sa.ForeignKeyConstraint:
    """A reference to a row of the same partnership."""
    return sa.ForeignKeyConstraint(["partnership_id", column], [f"{table}.partnership_id", f"{table}.id"])
