"""What Alembic runs for each command: the steps, over the connection that it was handed."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import TypeDecorator

from storage.migrations import VERSION_TABLE
from storage.tables import metadata


def plain(kind: str, item: Any, _autogenerate: AutogenContext) -> str | Literal[False]:
    """A column type of ours as SQLAlchemy's own, for a step must not change when our types do."""
    return f"sa.{item.impl_instance!r}" if kind == "type" and isinstance(item, TypeDecorator) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_item=plain,
)
with context.begin_transaction():
    context.run_migrations()
