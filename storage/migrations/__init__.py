"""The steps by which a database of any earlier version becomes one of this version.

A step is a module of `versions`, named by its number: `m0001_first_tables.py` holds revision "0001". Each
leaves the previous release of the program able to run. There are no steps back: that is what a backup is for.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

FOLDER = Path(__file__).parent
VERSION_TABLE = "alembic_version"


def head() -> str:
    """The revision that the newest step leads to, such as "0001"; told by the files' names alone."""
    return max(path.stem for path in (FOLDER / "versions").glob("m[0-9]*_*.py"))[1:5]


def configuration(connection: "Connection | None" = None, versions: Path = FOLDER / "versions") -> "Config":
    """Alembic's configuration for a connection; new steps are written to `versions`."""
    from alembic.config import Config  # noqa: PLC0415 - slow to import, and seldom needed

    config = Config(attributes={"connection": connection})
    options = {
        "script_location": str(FOLDER),
        "version_locations": "\n".join({str(versions), str(FOLDER / "versions")}),
        "path_separator": "newline",
        "file_template": "m%(rev)s_%(slug)s",
    }
    for name, value in options.items():
        config.set_main_option(name, value.replace("%", "%%"))
    return config


def upgrade(connection: "Connection") -> None:
    """Take every step that a database lacks, within the connection's transaction."""
    from alembic import command  # noqa: PLC0415 - slow to import, and seldom needed

    command.upgrade(configuration(connection), "head")
