"""The command line; what a command needs is imported when it runs, so that `--help` comes at once."""

import errno
import json
import sys
from typing import TYPE_CHECKING, Any, Never

import click

from bot.errors import LoftesbotenError, PartnershipFileError
from bot.members import Role
from bot.messages import Sender
from handlers import streams

if TYPE_CHECKING:
    from handlers.app import App

ANSWER_IS_NO = 1
CALL_IS_WRONG = 2
STOPPED = 130  # what a shell makes of Ctrl-C

PLATFORMS = click.Choice(["slack", "telegram", "console"])
ROLES = click.Choice([role.value for role in Role])


class Commands(click.Group):
    """A group of commands whose output may lead to a pipe that is closed or a disk that is full."""

    def invoke(self, ctx: click.Context) -> Any:
        """Carry out the command; a reader who has enough, as `head` has, is no error."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            streams.write_no_more()
            if error.errno != errno.EPIPE:
                fail(
                    f"The input can't be read or the answer written ({error.strerror});"
                    " check where they come from and go to.",
                    CALL_IS_WRONG,
                )


def main() -> None:
    """Run a command; errors are one plain line on standard error."""
    streams.speak_utf8()
    try:
        commands.main(standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as call:
        click.echo(call.format_message())
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "loftesboten"
        fail(f"{error.format_message()} See {path} --help.", CALL_IS_WRONG)
    except click.Abort:
        sys.exit(STOPPED)
    except PartnershipFileError as error:
        more = len(error.faults) - 1
        fail(error.faults[0] + (f" (and {more} more; see promises check)" if more else ""), CALL_IS_WRONG)
    except LoftesbotenError as error:
        fail(str(error), CALL_IS_WRONG)


def fail(message: str, status: int) -> Never:
    """Leave with one line on standard error."""
    click.echo(" ".join(message.splitlines()), err=True)
    sys.exit(status)


def _app() -> "App":
    """The parts of the program, which are closed when the command has ended."""
    from handlers.app import App  # noqa: PLC0415
    from handlers.settings import read_settings  # noqa: PLC0415

    return click.get_current_context().with_resource(App(read_settings()))


def _print_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - as click calls it
    if not wanted:
        return
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

    try:
        click.echo(f"loftesboten {version('loftesboten')}")
    except PackageNotFoundError:
        click.echo("loftesboten, from its source")
    ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version.",
)
def commands() -> None:
    """Löftesboten keeps count of a municipality's citizen promises (medborgarlöften)."""


@commands.command()
def run() -> None:
    """Start the bot on its platforms, else the chat page here."""
    from handlers import serving  # noqa: PLC0415

    serving.serve(_app(), click.echo)


@commands.command()
def web() -> None:
    """Serve the platforms that call, beside other processes."""
    from handlers import serving  # noqa: PLC0415
    from handlers.duties import Duty  # noqa: PLC0415

    serving.serve(_app(), click.echo, Duty.WEB)


@commands.command()
def worker() -> None:
    """Fetch messages and keep time, beside other processes."""
    from handlers import serving  # noqa: PLC0415
    from handlers.duties import Duty  # noqa: PLC0415

    serving.serve(_app(), click.echo, Duty.WORKER)


@commands.command()
def doctor() -> None:
    """Check all that the bot needs, and say what to do."""
    from handlers.doctor.examination import examined  # noqa: PLC0415

    if not examined(click.echo):
        sys.exit(ANSWER_IS_NO)


@commands.command()
@click.option("--jsonl", is_flag=True, help="Events as lines of JSON in, replies as lines of JSON out.")
@click.option("--org", "organisation", metavar="ID", help="Whose part you play, such as polisen.")
@click.option("--role", type=ROLES, default=Role.REPORTER.value, show_default=True)
@click.option("--at", metavar="TIME", help="As if it were then, such as 2020-04-03T21:10.")
def chat(*, jsonl: bool, organisation: str | None, role: str, at: str | None) -> None:
    """Talk with the bot in the terminal."""
    from handlers import talking  # noqa: PLC0415

    if jsonl:
        for line in talking.script(_app(), organisation, Role(role)):
            click.echo(line)
    else:
        talking.chat(_app(), organisation, Role(role), at, click.echo)


@commands.command()
@click.option("--now", metavar="TIME", help="When the messages were sent, such as 2020-04-03T21:10.")
@click.option("--org", "organisation", metavar="ID", help="Who sent them, such as polisen.")
def parse(*, now: str | None, organisation: str | None) -> None:
    """Read messages, one a line, and print what each means as JSON."""
    from handlers import reading  # noqa: PLC0415

    for line in reading.parsed(_app(), streams.lines(), now, organisation):
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
    from handlers import standing  # noqa: PLC0415

    click.echo(standing.status(_app(), at, promises, as_json=as_json))


@commands.command()
@click.option("--at", metavar="TIME", help="As of a past moment, such as 2020-04-06T08:00.")
def digest(*, at: str | None) -> None:
    """Show what the weekly digest would say."""
    from handlers import digesting  # noqa: PLC0415

    click.echo(digesting.digest(_app(), at))


@commands.command()
def migrate() -> None:
    """Bring the database up to date with this version."""
    _app().migrate()
    click.echo("The database is up to date.")


@commands.command()
@click.argument("file")
def backup(*, file: str) -> None:
    """Write all that the database holds to a file.

    The bot may run meanwhile. An earlier file of that name is replaced.
    """
    from handlers import backups  # noqa: PLC0415

    click.echo(backups.taken(_app(), file))


@commands.command()
@click.argument("file")
def restore(*, file: str) -> None:
    """Take a backup into an empty database.

    It may be SQLite or PostgreSQL, whichever the backup came from. Nothing is stored unless all of the file
    is undamaged.
    """
    from handlers import backups  # noqa: PLC0415

    click.echo(backups.restored(_app(), file))


@commands.group()
def audit() -> None:
    """Check the history of all that was changed."""


@audit.command()
@click.option("--head", "noted", metavar="HASH", help="The head that an earlier check has printed.")
def verify(*, noted: str | None) -> None:
    """Find whatever was changed behind the program's back.

    Print the history's head; note it elsewhere, and not even its last rows can go unseen.
    """
    from handlers import auditing  # noqa: PLC0415

    found, told = auditing.verified(_app(), noted)
    for finding in found:
        click.echo(finding, err=True)
    click.echo(told)
    if found:
        sys.exit(ANSWER_IS_NO)


@commands.command()
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
    from handlers.disclosure import exporting  # noqa: PLC0415

    said = exporting.Said(**asked)
    if member is None:
        click.echo(exporting.exported(_app(), said, file))
    elif said != exporting.Said(kind=said.kind):
        raise click.UsageError("--member tells all that is kept about one person; leave the others out.")
    else:
        sender = Sender(platform=member[0], user=member[1])
        click.echo(exporting.exported_own(_app(), sender, said.kind, file))


@commands.command()
@click.option("--before", metavar="DATE", required=True, help="What is older is weeded, such as 2019-01-01.")
@click.option("--decision", metavar="NUMBER", required=True, help="The decision's number in your register.")
@click.option("--decided", metavar="DATE", required=True, help="The day of the decision.")
@click.option("--carry-out", is_flag=True, help="Do it, and not only say what would be done.")
@click.option("--json", "as_json", is_flag=True, help="The protocol as JSON.")
def weed(*, before: str, decision: str, decided: str, carry_out: bool, as_json: bool) -> None:
    """Forget who reported, by a decision; what was reported stays.

    Without --carry-out nothing is changed, and the protocol says what would be.
    """
    from handlers import weeding  # noqa: PLC0415

    said = weeding.Said(before=before, decision=decision, decided=decided)
    click.echo(weeding.weeded(_app(), said, carry_out=carry_out, as_json=as_json))


@commands.group()
def hold() -> None:
    """Forbid weeding for a time, as while an appeal is tried."""


@hold.command(name="set")
@click.argument("reason")
def set_hold(*, reason: str) -> None:
    """Let nothing be weeded until the hold is lifted."""
    from handlers import weeding  # noqa: PLC0415

    click.echo(weeding.held(_app(), reason))


@hold.command()
def lift() -> None:
    """Allow weeding again."""
    from handlers import weeding  # noqa: PLC0415

    click.echo(weeding.lifted(_app()))


@commands.command()
@click.option("--at", metavar="TIME", help="As if it were then, such as 2020-12-21.")
@click.argument("file", required=False)
def evaluation(*, at: str | None, file: str | None) -> None:
    """Show how the year can be evaluated by now.

    With FILE, which ends with .docx, write it as a Word file: what waits for approval, if anything does.
    """
    from handlers import evaluating  # noqa: PLC0415

    click.echo(evaluating.evaluation(_app(), at, file))


@commands.group()
def indicators() -> None:
    """Load, list and remove what others have measured."""


@indicators.command(name="load")
@click.argument("file")
def load_indicators(*, file: str) -> None:
    """Keep a CSV file of surveys or statistics.

    The evaluation shows the year before beside the year.

    Its first line is indikator;enhet;period;kommundel;varde;nedre;ovre;antal_svar;kalla, with nedre, ovre and
    antal_svar as you like. enhet is procent, antal or another; period 2020 or 2020-03; kommundel empty for
    the whole municipality. Semicolons or commas, saved as UTF-8. An indicator replaces an earlier one of its
    name.
    """
    from handlers import indicating  # noqa: PLC0415

    click.echo(indicating.loaded(_app(), file))


@indicators.command(name="list")
def list_indicators() -> None:
    """List the indicators, their years and sources."""
    from handlers import indicating  # noqa: PLC0415

    for line in indicating.listed(_app()):
        click.echo(line)


@indicators.command(name="remove")
@click.argument("name")
def remove_indicator(*, name: str) -> None:
    """Keep an indicator no longer; what was published stays."""
    from handlers import indicating  # noqa: PLC0415

    click.echo(indicating.removed(_app(), name))


@commands.group()
def places() -> None:
    """Load, list and remove places that inhabitants name."""


@places.command(name="load")
@click.argument("file")
def load_places(*, file: str) -> None:
    """Put the places of a CSV file on the list.

    It answers for the checks that wait.

    Its first line is plats;kommundel;antal;datum, of which only plats is needed: antal is how often the place
    was asked for, datum (2020-04-03) when first. Semicolons or commas, saved as UTF-8. What the list has of a
    place already is replaced.
    """
    from handlers import placing  # noqa: PLC0415

    click.echo(placing.loaded(_app(), file))


@places.command(name="list")
def list_places() -> None:
    """List the places, those that wait for a check first."""
    from handlers import placing  # noqa: PLC0415

    for line in placing.listed(_app()):
        click.echo(line)


@places.command(name="remove")
@click.argument("name")
def remove_place(*, name: str) -> None:
    """Take a place off the list; what was counted for it stays counted."""
    from handlers import placing  # noqa: PLC0415

    click.echo(placing.removed(_app(), name))


@commands.group(name="promises")
def promises_() -> None:
    """Check, load and list data files; mark milestones."""


@promises_.command()
@click.argument("file")
def check(*, file: str) -> None:
    """Name the line, field and remedy of every fault in a data file."""
    from handlers import partnership_files  # noqa: PLC0415

    try:
        click.echo(partnership_files.checked(file))
    except PartnershipFileError as error:
        for fault in error.faults:
            click.echo(fault, err=True)
        sys.exit(ANSWER_IS_NO)


@promises_.command()
@click.argument("file")
def load(*, file: str) -> None:
    """Keep a data file in the database; PARTNERSHIP=its id uses it."""
    from handlers import loading  # noqa: PLC0415

    click.echo(loading.loaded(_app(), file))


@promises_.command(name="list")
def list_() -> None:
    """List all partnerships, and the promises of the one in use."""
    from handlers import loading  # noqa: PLC0415

    for line in loading.listed(_app()):
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
    """Mark a milestone, an item or a follow-up, or enter a figure."""
    from handlers import marking  # noqa: PLC0415

    said = marking.Said(day=day, item=item, stage=stage, value=value, source=source)
    click.echo(marking.marked(_app(), promise, said))


@commands.group()
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
    from handlers import membership  # noqa: PLC0415

    sender = Sender(platform=platform, user=user)
    click.echo(membership.invited(_app(), sender, organisation, Role(role)))


@members.command()
@click.argument("organisation")
@click.option("--role", type=ROLES, default=Role.REPORTER.value, show_default=True)
def link(*, organisation: str, role: str) -> None:
    """Make a code that lets one person in within a week."""
    from handlers import membership  # noqa: PLC0415

    click.echo(membership.linked(_app(), organisation, Role(role)))


@members.command(name="list")
def list_members() -> None:
    """List the members with their roles and identities."""
    from handlers import membership  # noqa: PLC0415

    for line in membership.listed(_app()):
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
    from handlers import membership  # noqa: PLC0415

    sender = Sender(platform=platform, user=user)
    click.echo(membership.changed(_app(), sender, Role(role) if role else None, organisation))


@members.command()
@click.argument("platform", type=PLATFORMS, metavar="PLATFORM")
@click.argument("user")
def remove(*, platform: str, user: str) -> None:
    """Let a member in no longer; what they reported stays."""
    from handlers import membership  # noqa: PLC0415

    click.echo(membership.removed(_app(), Sender(platform=platform, user=user)))


@commands.group(name="slack")
def slack_() -> None:
    """Set up the app in Slack."""


@slack_.command()
@click.option("--url", metavar="ADDRESS", help="Where Slack calls this program; without it, by Socket Mode.")
def manifest(*, url: str | None) -> None:
    """Print the manifest from which the app is made in Slack."""
    from handlers.channels import is_listening  # noqa: PLC0415
    from handlers.slack.manifest import manifest as made_for  # noqa: PLC0415

    app = _app()
    made = made_for(listening=is_listening(app, "slack"), address=url)
    click.echo(json.dumps(made, ensure_ascii=False, indent=2))


@commands.group(name="channels")
def channels_() -> None:
    """Name the shared channels in which reports need no mention.

    CHANNEL is slack:TEAM:CHANNEL or telegram:CHAT, by the platform's ids.
    """


@channels_.command()
@click.argument("channel")
def add(*, channel: str) -> None:
    """Read reports in a channel, addressed or not."""
    from handlers import channels  # noqa: PLC0415

    click.echo(channels.added(_app(), channel))


@channels_.command(name="remove")
@click.argument("channel")
def remove_channel(*, channel: str) -> None:
    """Read in a channel only what is addressed to the bot."""
    from handlers import channels  # noqa: PLC0415

    click.echo(channels.removed(_app(), channel))


@channels_.command(name="list")
def list_channels() -> None:
    """List the channels in which reports are read."""
    from handlers import channels  # noqa: PLC0415

    for line in channels.listed(_app()):
        click.echo(line)


@commands.group()
def words() -> None:
    """List, add and forget words that a partnership has learnt."""


@words.command(name="list")
def list_words() -> None:
    """List the words, those that wait for a manager too."""
    from handlers import learning  # noqa: PLC0415

    for line in learning.listed(_app()):
        click.echo(line)


@words.command()
@click.argument("word")
@click.argument("value", metavar="ID")
def accept(*, word: str, value: str) -> None:
    """Read a word as an activity or an area of the data file.

    For example: words accept röksväng tobacco_inspection.
    """
    from handlers import learning  # noqa: PLC0415

    click.echo(learning.accepted(_app(), word, value))


@words.command()
@click.argument("word")
def forget(*, word: str) -> None:
    """Read a word no longer; it may be offered again."""
    from handlers import learning  # noqa: PLC0415

    click.echo(learning.forgotten(_app(), word))
