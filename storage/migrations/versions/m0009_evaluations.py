"""Evaluations of a year, their approvals, the parties' own words, and what others have measured."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

KEY = sa.String(length=255)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Take this step, on SQLite and PostgreSQL alike, so that the previous release can go on running."""
    op.create_table(
        "evaluations",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("partnership_id", KEY, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("by", sa.Integer, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("figures", sa.JSON, nullable=False),
        sa.Column("published_at", MOMENT),
        sa.Column("withdrawn_at", MOMENT),
        sa.UniqueConstraint("partnership_id", "id"),
        _reference("by", "members"),
    )
    op.create_table(
        "evaluation_approvals",
        sa.Column("partnership_id", KEY),
        sa.Column("evaluation", sa.Integer),
        sa.Column("organisation", KEY),
        sa.Column("by", sa.Integer, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("partnership_id", "evaluation", "organisation"),
        _reference("evaluation", "evaluations"),
        _reference("by", "members"),
    )
    op.create_table(
        "assessments",
        sa.Column("partnership_id", KEY),
        sa.Column("organisation", KEY),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("by", sa.Integer, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("partnership_id", "organisation"),
        _reference("by", "members"),
    )
    op.create_table(
        "indicators",
        sa.Column("partnership_id", KEY),
        sa.Column("name", KEY),
        sa.Column("unit", KEY, nullable=False),
        sa.Column("measure", _measure(), nullable=False),
        sa.Column("figures", sa.JSON, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("partnership_id", "name"),
    )


def _measure() -> sa.Enum:
    """One of some words, which the database checks."""
    words = ("share", "count", "other")
    return sa.Enum(*words, name="measure", native_enum=False, create_constraint=True, length=16)


def _reference(column: str, table: str) -> sa.ForeignKeyConstraint:
    """A reference to a row of the same partnership."""
    return sa.ForeignKeyConstraint(["partnership_id", column], [f"{table}.partnership_id", f"{table}.id"])
