"""The commands about the database as a whole."""

import sys

import click

from handlers.commands.context import ANSWER_IS_NO, app


@click.command()
def migrate() -> None:
    """Bring the database up to date with this version."""
    app().migrate()
    click.echo("The database is up to date.")


@click.command()
@click.argument("file")
def backup(*, file: str) -> None:
    """Write all that the database holds to a file.

    The bot may run meanwhile. An earlier file of that name is replaced.
    """
    from handlers import backups

    click.echo(backups.taken(app(), file))


@click.command()
@click.argument("file")
def restore(*, file: str) -> None:
    """Take a backup into an empty database.

    It may be SQLite or PostgreSQL, whichever the backup came from. Nothing is stored unless all of the file
    is undamaged.
    """
    from handlers import backups

    click.echo(backups.restored(app(), file))


@click.group()
def audit() -> None:
    """Check the history of all that was changed."""


@audit.command()
@click.option("--head", "noted", metavar="HASH", help="The head that an earlier check has printed.")
def verify(*, noted: str | None) -> None:
    """Find whatever was changed behind the program's back.

    Print the history's head; note it elsewhere, and not even its last rows can go unseen.
    """
    from handlers import auditing

    found, told = auditing.verified(app(), noted)
    for finding in found:
        click.echo(finding, err=True)
    click.echo(told)
    if found:
        sys.exit(ANSWER_IS_NO)
