"""${message}."""

import sqlalchemy as sa
from alembic import op${"\n" + imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Take this step, on SQLite and PostgreSQL alike, so that the previous release can go on running."""
    ${upgrades if upgrades else "pass"}
