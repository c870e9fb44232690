"""The commands about words that a partnership has learnt."""

import click

from handlers.commands.context import app


@click.group()
def words() -> None:
    """List, add and forget words that a partnership has learnt."""


@words.command(name="list")
def list_words() -> None:
    """List the words, those that wait for a manager too."""
    from handlers import learning

    for line in learning.listed(app()):
        click.echo(line)


@words.command()
@click.argument("word")
@click.argument("value", metavar="ID")
def accept(*, word: str, value: str) -> None:
    """Read a word as an activity or an area of the data file.

    For example: words accept röksväng tobacco_inspection.
    """
    from handlers import learning

    click.echo(learning.accepted(app(), word, value))


@words.command()
@click.argument("word")
def forget(*, word: str) -> None:
    """Read a word no longer; it may be offered again."""
    from handlers import learning

    click.echo(learning.forgotten(app(), word))
