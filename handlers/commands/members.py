"""The commands about members."""

import click

from bot.members import Role
from handlers.commands.context import app

PLATFORMS = click.Choice(["slack", "telegram", "console"])
ROLES = click.Choice([role.value for role in Role])


@click.group()
def members() -> None:
    """Invite, list, change and remove members.

    PLATFORM (slack, telegram or console) and USER are a member's identity, such as slack U0123.
    """


@members.command()
@click.argument("platform", type=PLATFORMS, metavar="PLATFORM")
@click.argument("user")
@click.argument("organisation")
@click.option("--role", type=ROLES, default=Role.REPORTER.value, show_default=True)
def invite(*, platform: str, user: str, organisation: str, role: str) -> None:
    """Let a person in as a member of an organisation, such as polisen."""
    from bot.messages import Sender
    from handlers import membership

    sender = Sender(platform=platform, user=user)
    click.echo(membership.invited(app(), sender, organisation, Role(role)))


@members.command()
@click.argument("organisation")
@click.option("--role", type=ROLES, default=Role.REPORTER.value, show_default=True)
def link(*, organisation: str, role: str) -> None:
    """Make a code that lets one person in within a week."""
    from handlers import membership

    click.echo(membership.linked(app(), organisation, Role(role)))


@members.command(name="list")
def list_members() -> None:
    """List the members with their roles and identities."""
    from handlers import membership

    for line in membership.listed(app()):
        click.echo(line)


@members.command()
@click.argument("platform", type=PLATFORMS, metavar="PLATFORM")
@click.argument("user")
@click.option("--role", type=ROLES)
@click.option(
    "--org", "organisation", metavar="ID", help="Such as kommunen; earlier reports stay where they are."
)
def change(*, platform: str, user: str, role: str | None, organisation: str | None) -> None:
    """Change a member's role or organisation."""
    from bot.messages import Sender
    from handlers import membership

    sender = Sender(platform=platform, user=user)
    click.echo(membership.changed(app(), sender, Role(role) if role else None, organisation))


@members.command()
@click.argument("platform", type=PLATFORMS, metavar="PLATFORM")
@click.argument("user")
def remove(*, platform: str, user: str) -> None:
    """Let a member in no longer; what they reported stays."""
    from bot.messages import Sender
    from handlers import membership

    click.echo(membership.removed(app(), Sender(platform=platform, user=user)))
