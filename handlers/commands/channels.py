"""The commands about the shared channels."""

import click

from handlers.commands.context import app


@click.group()
def channels() -> None:
    """Name the shared channels in which reports need no mention.

    CHANNEL is slack:TEAM:CHANNEL or telegram:CHAT, by the platform's ids.
    """


@channels.command()
@click.argument("channel")
def add(*, channel: str) -> None:
    """Read reports in a channel, addressed or not."""
    from handlers.channels import added

    click.echo(added(app(), channel))


@channels.command()
@click.argument("channel")
def remove(*, channel: str) -> None:
    """Read in a channel only what is addressed to the bot."""
    from handlers.channels import removed

    click.echo(removed(app(), channel))


@channels.command(name="list")
def list_channels() -> None:
    """List the channels in which reports are read."""
    from handlers.channels import listed

    for line in listed(app()):
        click.echo(line)
