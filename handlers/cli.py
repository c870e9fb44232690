"""The command line; what a command needs is imported when it runs, so that `--help` comes at once."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from bot.errors import LoftesbotenError

if TYPE_CHECKING:
    from handlers.app import App

ANSWER_IS_NO = 1
CALL_IS_WRONG = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="loftesboten", prog_name="loftesboten", message="%(prog)s %(version)s")
def commands() -> None:
    """Löftesboten keeps count of a municipality's citizen promises (medborgarlöften)."""


def main() -> None:
    """Run a command; errors are one plain line on standard error."""
    try:
        commands.main(standalone_mode=False)
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "loftesboten"
        _fail(f"{error.format_message()} See {path} --help.", CALL_IS_WRONG)
    except click.ClickException as error:
        _fail(error.format_message(), CALL_IS_WRONG)
    except click.Abort:
        sys.exit(130)
    except LoftesbotenError as error:
        _fail(str(error), CALL_IS_WRONG)
    except BrokenPipeError:
        sys.stderr.close()


def _fail(message: str, status: int) -> None:
    click.echo(message, err=True)
    sys.exit(status)


def _app() -> "App":
    from handlers.app import App  # noqa: PLC0415
    from handlers.settings import read_settings  # noqa: PLC0415

    return App(read_settings())


@commands.command()
def run() -> None:
    """Start the bot: until a platform is set up, the chat in this terminal."""
    from handlers.talking import chat  # noqa: PLC0415

    chat(_app(), organisation=None, role="reporter")


@commands.command()
@click.option("--jsonl", is_flag=True, help="Events as lines of JSON in, replies as lines of JSON out.")
@click.option("--org", "organisation", metavar="ID", help="Whose part you play, such as polisen.")
@click.option("--role", type=click.Choice(["reporter", "manager"]), default="reporter", show_default=True)
def chat(*, jsonl: bool, organisation: str | None, role: str) -> None:
    """Talk with the bot in the terminal."""
    from handlers import talking  # noqa: PLC0415

    if jsonl:
        talking.script(_app(), _lines(), click.echo)
    else:
        talking.chat(_app(), organisation, role)


@commands.command()
@click.option("--now", metavar="TIME", help="When the messages were sent, such as 2020-04-03T21:10.")
@click.option("--org", "organisation", metavar="ID", help="Who sent them, such as polisen.")
def parse(*, now: str | None, organisation: str | None) -> None:
    """Read messages, one a line, and print what each means as JSON."""
    from handlers import reading  # noqa: PLC0415

    for line in reading.parsed(_app(), _lines(), now, organisation):
        click.echo(line)


@commands.command()
@click.argument("text")
@click.option("--now", metavar="TIME", help="When the message was sent, such as 2020-04-03T21:10.")
@click.option("--org", "organisation", metavar="ID", help="Who sent it, such as polisen.")
def explain(*, text: str, now: str | None, organisation: str | None) -> None:
    """Show which words of a message gave what, and by which rule."""
    from handlers import reading  # noqa: PLC0415

    for line in reading.explained(_app(), text, now, organisation):
        click.echo(line)


@commands.command()
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
@click.option("--at", metavar="TIME", help="As of a past moment, such as 2020-04-03T21:10.")
@click.argument("promises", nargs=-1)
def status(*, as_json: bool, at: str | None, promises: tuple[str, ...]) -> None:
    """Show how the promises stand, or some of them."""
    from handlers import keeping  # noqa: PLC0415

    click.echo(keeping.status(_app(), at, promises, as_json=as_json))


@commands.command()
def migrate() -> None:
    """Bring the database up to date with this version."""
    from handlers import keeping  # noqa: PLC0415

    click.echo(keeping.migrate(_app()))


@commands.group(name="promises")
def promises_() -> None:
    """Check, load and list partnerships' data files; mark milestones."""


@promises_.command()
@click.argument("file")
def check(*, file: str) -> None:
    """Say whether a data file is right; name the line, field and remedy of every fault."""
    from bot.errors import PartnershipFileError  # noqa: PLC0415
    from handlers import keeping  # noqa: PLC0415

    try:
        click.echo(keeping.checked(file))
    except PartnershipFileError as error:
        _fail(str(error), ANSWER_IS_NO)


@promises_.command()
@click.argument("file")
def load(*, file: str) -> None:
    """Check a data file and keep it in the database, to be used with PARTNERSHIP=its id."""
    from handlers import keeping  # noqa: PLC0415

    click.echo(keeping.loaded(_app(), file))


@promises_.command(name="list")
def list_() -> None:
    """List the partnerships that can be used, and the promises of the one in use."""
    from handlers import keeping  # noqa: PLC0415

    for line in keeping.listed(_app()):
        click.echo(line)


@promises_.command()
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
    """Mark a milestone, an item's stage, a published follow-up, or enter a figure."""
    from handlers import keeping  # noqa: PLC0415

    click.echo(keeping.marked(_app(), promise, day, item=item, stage=stage, value=value, source=source))


@commands.group()
def members() -> None:
    """Invite, list, change and remove members."""


@members.command()
@click.argument("platform")
@click.argument("user")
@click.argument("organisation")
@click.option("--role", type=click.Choice(["reporter", "manager", "coordinator"]), default="reporter")
def invite(*, platform: str, user: str, organisation: str, role: str) -> None:
    """Let a person in: PLATFORM and USER are the identity, such as slack U0123."""
    from handlers import membership  # noqa: PLC0415

    click.echo(membership.invited(_app(), platform, user, organisation, role))


@members.command(name="list")
def list_members() -> None:
    """List the members with their roles and identities."""
    from handlers import membership  # noqa: PLC0415

    for line in membership.listed(_app()):
        click.echo(line)


@members.command()
@click.argument("platform")
@click.argument("user")
@click.option("--role", type=click.Choice(["reporter", "manager", "coordinator"]), required=True)
def change(*, platform: str, user: str, role: str) -> None:
    """Change a member's role."""
    from handlers import membership  # noqa: PLC0415

    click.echo(membership.changed(_app(), platform, user, role))


@members.command()
@click.argument("platform")
@click.argument("user")
def remove(*, platform: str, user: str) -> None:
    """Let a member in no longer; what they reported stays."""
    from handlers import membership  # noqa: PLC0415

    click.echo(membership.removed(_app(), platform, user))


def _lines() -> Iterator[str]:
    """Standard input line by line, whatever its bytes are."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", errors="replace").rstrip("\r\n")
