"""The places at which inhabitants have asked for checks."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

KEY = sa.String(length=255)


def upgrade() -> None:
    """Take this step, on SQLite and PostgreSQL alike, so that the previous release can go on running."""
    op.create_table(
        "requested_places",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("partnership_id", KEY, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("area", KEY),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.UniqueConstraint("partnership_id", "id"),
        sa.CheckConstraint("times >= 1", name="times"),
    )
