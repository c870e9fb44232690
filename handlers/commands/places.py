"""The commands about the places that inhabitants ask for."""

import click

from handlers.commands.context import app


@click.group()
def places() -> None:
    """Load, list and remove places that inhabitants name."""


@places.command()
@click.argument("file")
def load(*, file: str) -> None:
    """Put the places of a CSV file on the list.

    It answers for the checks that wait.

    Its first line is plats;kommundel;antal;datum, of which only plats is needed: antal is how often the place
    was asked for, datum (2020-04-03) when first. Semicolons or commas, saved as UTF-8. What the list has of a
    place already is replaced.
    """
    from handlers import placing

    click.echo(placing.loaded(app(), file))


@places.command(name="list")
def list_places() -> None:
    """List the places, those that wait for a check first."""
    from handlers import placing

    for line in placing.listed(app()):
        click.echo(line)


@places.command()
@click.argument("name")
def remove(*, name: str) -> None:
    """Take a place off the list; what was counted for it stays counted."""
    from handlers import placing

    click.echo(placing.removed(app(), name))
