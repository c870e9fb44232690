"""For developers: `python -m storage.migrations "what changes"` drafts the next step, up to `tables.py`."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from sqlalchemy import create_engine

from storage.migrations import FOLDER, configuration, head, upgrade


def draft(what_changes: str, versions: Path = FOLDER / "versions") -> None:
    """Write a step that makes the tables what `storage.tables` says, to be read and completed by hand."""
    with TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{folder}/drafting.sqlite3")
        with engine.begin() as connection:
            upgrade(connection)
            command.revision(
                configuration(connection, versions),
                what_changes,
                autogenerate=True,
                rev_id=f"{int(head()) + 1:04}",
                version_path=str(versions),
            )
        engine.dispose()


if __name__ == "__main__":
    draft(" ".join(sys.argv[1:]))
