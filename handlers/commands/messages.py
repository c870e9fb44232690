"""The commands that take messages: a talk, or what was understood of them."""

import click

from bot.members import Role
from handlers import streams
from handlers.commands.context import app
from handlers.commands.members import ROLES


@click.command()
@click.option("--jsonl", is_flag=True, help="Events as lines of JSON in, replies as lines of JSON out.")
@click.option("--org", "organisation", metavar="ID", help="Whose part you play, such as polisen.")
@click.option("--role", type=ROLES, default=Role.REPORTER.value, show_default=True)
@click.option("--at", metavar="TIME", help="As if it were then, such as 2020-04-03T21:10.")
def chat(*, jsonl: bool, organisation: str | None, role: str, at: str | None) -> None:
    """Talk with the bot in the terminal."""
    from handlers import talking

    if jsonl:
        for line in talking.script(app(), organisation, Role(role)):
            click.echo(line)
    else:
        talking.chat(app(), organisation, Role(role), at, click.echo)


@click.command()
@click.option("--now", metavar="TIME", help="When the messages were sent, such as 2020-04-03T21:10.")
@click.option("--org", "organisation", metavar="ID", help="Who sent them, such as polisen.")
def parse(*, now: str | None, organisation: str | None) -> None:
    """Read messages, one a line, and print what each means as JSON."""
    from handlers import reading

    for line in reading.parsed(app(), streams.lines(), now, organisation):
        click.echo(line)


@click.command()
@click.argument("text")
@click.option("--now", metavar="TIME", help="When the message was sent, such as 2020-04-03T21:10.")
@click.option("--org", "organisation", metavar="ID", help="Who sent it, such as polisen.")
def explain(*, text: str, now: str | None, organisation: str | None) -> None:
    """Show which words of a message gave what, and by which rule."""
    from handlers import reading

    for line in reading.explained(app(), text, now, organisation):
        click.echo(line)
