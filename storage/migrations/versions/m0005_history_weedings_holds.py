"""A history that can't be changed, what was weeded, and holds that forbid weeding."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

KEY = sa.String(length=255)
MOMENT = sa.DateTime(timezone=True)

# Who did something may be forgotten, by a decision on weeding; nothing else of a row ever changes.
ONLY_FORGETS = """
    NEW."by" IS NULL AND NEW.nonce IS NULL
    AND NEW.partnership_id = OLD.partnership_id AND NEW.number = OLD.number AND NEW."at" = OLD."at"
    AND NEW.who = OLD.who AND NEW.deeds = OLD.deeds AND NEW.hash = OLD.hash
"""
SQLITE_TRIGGERS = (
    f"""CREATE TRIGGER history_is_not_changed BEFORE UPDATE ON history WHEN NOT ({ONLY_FORGETS})
        BEGIN SELECT RAISE(ABORT, 'the history is never changed'); END""",
    """CREATE TRIGGER history_is_not_deleted BEFORE DELETE ON history
        BEGIN SELECT RAISE(ABORT, 'the history is never changed'); END""",
    # INSERT OR REPLACE deletes without telling the trigger above.
    """CREATE TRIGGER history_is_not_replaced BEFORE INSERT ON history WHEN EXISTS (
            SELECT 1 FROM history WHERE partnership_id = NEW.partnership_id AND number = NEW.number)
        BEGIN SELECT RAISE(ABORT, 'the history is never changed'); END""",
)
POSTGRESQL_TRIGGERS = (
    """CREATE FUNCTION refuse_to_change_history() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'the history is never changed' USING ERRCODE = 'restrict_violation'; END $$""",
    f"""CREATE TRIGGER history_is_not_changed BEFORE UPDATE ON history FOR EACH ROW
        WHEN (NOT ({ONLY_FORGETS})) EXECUTE FUNCTION refuse_to_change_history()""",
    """CREATE TRIGGER history_is_not_deleted BEFORE DELETE ON history FOR EACH ROW
        EXECUTE FUNCTION refuse_to_change_history()""",
    """CREATE TRIGGER history_is_not_emptied BEFORE TRUNCATE ON history FOR EACH STATEMENT
        EXECUTE FUNCTION refuse_to_change_history()""",
)


def upgrade() -> None:
    """Take this step, on SQLite and PostgreSQL alike, so that the previous release can go on running."""
    _history()
    op.add_column("identities", sa.Column("salt", KEY))
    op.create_table(
        "weedings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("partnership_id", KEY, nullable=False),
        sa.Column("before", MOMENT, nullable=False),
        sa.Column("decision", sa.Text, nullable=False),
        sa.Column("decided", sa.Date, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("weeded", sa.JSON, nullable=False),
    )
    op.create_index("ix_weedings_partnership_id_before", "weedings", ["partnership_id", "before"])
    op.create_table(
        "holds",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("partnership_id", KEY, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("set_at", MOMENT, nullable=False),
        sa.Column("lifted_at", MOMENT),
    )


def _history() -> None:
    op.create_table(
        "history",
        sa.Column("partnership_id", KEY),
        sa.Column("number", sa.Integer),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.Integer),
        sa.Column("nonce", KEY),
        sa.Column("who", KEY, nullable=False),
        sa.Column("deeds", sa.Text, nullable=False),
        sa.Column("hash", KEY, nullable=False),
        sa.PrimaryKeyConstraint("partnership_id", "number"),
        sa.ForeignKeyConstraint(["partnership_id", "by"], ["members.partnership_id", "members.id"]),
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    for trigger in SQLITE_TRIGGERS if sqlite else POSTGRESQL_TRIGGERS:
        op.execute(trigger)
