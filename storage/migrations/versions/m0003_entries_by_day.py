"""Entries are found by their activity and day."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Take this step, on SQLite and PostgreSQL alike, so that the previous release can go on running."""
    op.create_index(
        "ix_entry_revisions_partnership_id_activity_date",
        "entry_revisions",
        ["partnership_id", "activity", "date"],
    )
