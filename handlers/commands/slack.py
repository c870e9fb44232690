"""The commands about the app in Slack."""

import click

from handlers.commands.context import app


@click.group()
def slack() -> None:
    """Set up the app in Slack."""


@slack.command()
@click.option("--url", metavar="ADDRESS", help="Where Slack calls this program; without it, by Socket Mode.")
def manifest(*, url: str | None) -> None:
    """Print the manifest from which the app is made in Slack."""
    import json

    from handlers.channels import is_listening
    from handlers.slack.manifest import manifest as made_for

    made = made_for(listening=is_listening(app(), "slack"), address=url)
    click.echo(json.dumps(made, ensure_ascii=False, indent=2))
