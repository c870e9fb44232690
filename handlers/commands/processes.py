"""The commands that run the bot, and the one that says whether it can run."""

import sys

import click

from handlers.commands.context import ANSWER_IS_NO, app


@click.command()
def run() -> None:
    """Start the bot on its platforms, else the chat page here."""
    from handlers import serving

    serving.serve(app(), click.echo)


@click.command()
def web() -> None:
    """Serve the platforms that call, beside other processes."""
    from handlers import serving
    from handlers.duties import Duty

    serving.serve(app(), click.echo, Duty.WEB)


@click.command()
def worker() -> None:
    """Fetch messages and keep time, beside other processes."""
    from handlers import serving
    from handlers.duties import Duty

    serving.serve(app(), click.echo, Duty.WORKER)


@click.command()
def doctor() -> None:
    """Check all that the bot needs, and say what to do."""
    from handlers.doctor.examination import examined

    if not examined(click.echo):
        sys.exit(ANSWER_IS_NO)
