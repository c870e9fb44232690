"""The commands about public records: disclosure on request, and weeding (gallring) by a decision."""

import click

from handlers.commands.context import app


@click.command()
@click.option("--organisation", metavar="ID", help="Only what was reported for it, such as polisen.")
@click.option("--activity", metavar="ID", help="Only this activity, such as foot_patrol.")
@click.option("--from", "first", metavar="DATE", help="Only what was done on this day or later.")
@click.option("--to", "last", metavar="DATE", help="Only what was done on this day or earlier.")
@click.option(
    "--member", nargs=2, metavar="PLATFORM USER", help="What is kept about a member, and nothing else."
)
@click.option(
    "--format", "kind", type=click.Choice(["csv", "json", "xlsx"]), help="Else by the name of FILE."
)
@click.argument("file")
def export(*, file: str, member: tuple[str, str] | None, **asked: str | None) -> None:
    """Write what was reported, for a request for disclosure.

    FILE is a new Excel (.xlsx) or JSON (.json) file, or else a new folder for CSV files. It holds every
    version of each entry and explains itself; nobody who reported is named.
    """
    from bot.messages import Sender
    from handlers.disclosure import exporting

    said = exporting.Said(**asked)
    if member is None:
        click.echo(exporting.exported(app(), said, file))
    elif said != exporting.Said(kind=said.kind):
        raise click.UsageError("--member tells all that is kept about one person; leave the others out.")
    else:
        sender = Sender(platform=member[0], user=member[1])
        click.echo(exporting.exported_own(app(), sender, said.kind, file))


@click.command()
@click.option("--before", metavar="DATE", required=True, help="What is older is weeded, such as 2019-01-01.")
@click.option("--decision", metavar="NUMBER", required=True, help="The decision's number in your register.")
@click.option("--decided", metavar="DATE", required=True, help="The day of the decision.")
@click.option("--carry-out", is_flag=True, help="Do it, and not only say what would be done.")
@click.option("--json", "as_json", is_flag=True, help="The protocol as JSON.")
def weed(*, before: str, decision: str, decided: str, carry_out: bool, as_json: bool) -> None:
    """Forget who reported, by a decision; what was reported stays.

    Without --carry-out nothing is changed, and the protocol says what would be.
    """
    from handlers import weeding

    said = weeding.Said(before=before, decision=decision, decided=decided)
    click.echo(weeding.weeded(app(), said, carry_out=carry_out, as_json=as_json))


@click.group()
def hold() -> None:
    """Forbid weeding for a time, as while an appeal is tried."""


@hold.command(name="set")
@click.argument("reason")
def set_hold(*, reason: str) -> None:
    """Let nothing be weeded until the hold is lifted."""
    from handlers import weeding

    click.echo(weeding.held(app(), reason))


@hold.command()
def lift() -> None:
    """Allow weeding again."""
    from handlers import weeding

    click.echo(weeding.lifted(app()))
