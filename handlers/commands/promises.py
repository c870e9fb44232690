"""The commands about data files and the promises in them."""

import sys

import click

from bot.errors import PartnershipFileError
from handlers.commands.context import ANSWER_IS_NO, app


@click.group()
def promises() -> None:
    """Check, load and list data files; mark milestones."""


@promises.command()
@click.argument("file")
def check(*, file: str) -> None:
    """Name the line, field and remedy of every fault in a data file."""
    from handlers import partnership_files

    try:
        click.echo(partnership_files.checked(file))
    except PartnershipFileError as error:
        for fault in error.faults:
            click.echo(fault, err=True)
        sys.exit(ANSWER_IS_NO)


@promises.command()
@click.argument("file")
def load(*, file: str) -> None:
    """Keep a data file in the database; PARTNERSHIP=its id uses it."""
    from handlers import loading

    click.echo(loading.loaded(app(), file))


@promises.command(name="list")
def list_promises() -> None:
    """List all partnerships, and the promises of the one in use."""
    from handlers import loading

    for line in loading.listed(app()):
        click.echo(line)


@promises.command()
@click.argument("promise")
@click.option("--date", "day", metavar="DAY", help="When it was reached; today if not said.")
@click.option("--item", metavar="ID", help="The item of a checklist.")
@click.option("--stage", metavar="NAME", help="The stage that was reached.")
@click.option("--value", type=float, help="The value of a figure.")
@click.option("--source", help="Where a figure comes from.")
def mark(
    *,
    promise: str,
    day: str | None,
    item: str | None,
    stage: str | None,
    value: float | None,
    source: str | None,
) -> None:
    """Mark a milestone, an item or a follow-up, or enter a figure."""
    from handlers import marking

    said = marking.Said(day=day, item=item, stage=stage, value=value, source=source)
    click.echo(marking.marked(app(), promise, said))
