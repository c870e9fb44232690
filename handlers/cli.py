"""The command line: all commands under one name, and their errors as one line."""

import errno
import sys
from typing import Any, Never

import click

from bot.errors import LoftesbotenError, PartnershipFileError
from handlers import streams
from handlers.commands.channels import channels
from handlers.commands.database import audit, backup, migrate, restore
from handlers.commands.indicators import indicators
from handlers.commands.members import members
from handlers.commands.messages import chat, explain, parse
from handlers.commands.places import places
from handlers.commands.processes import doctor, run, web, worker
from handlers.commands.promises import promises
from handlers.commands.records import export, hold, weed
from handlers.commands.slack import slack
from handlers.commands.standings import digest, evaluation, status
from handlers.commands.words import words

CALL_IS_WRONG = 2
STOPPED = 130  # what a shell makes of Ctrl-C


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
        told = error.format_message()
        stop = "" if told.endswith((".", "?")) else "."
        fail(f"{told}{stop} See {path} --help.", CALL_IS_WRONG)
    except click.Abort:
        sys.exit(STOPPED)
    except PartnershipFileError as error:
        more = len(error.faults) - 1
        fail(error.faults[0] + (f" (and {more} more; see promises check)" if more else ""), CALL_IS_WRONG)
    except LoftesbotenError as error:
        fail(str(error), CALL_IS_WRONG)


def fail(message: str, status: int) -> Never:
    """Leave with one line on standard error."""
    click.echo(" ".join(message.split()), err=True)
    sys.exit(status)


def _print_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - as click calls it
    if not wanted:
        return
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - for this alone

    try:
        click.echo(f"loftesboten {version('loftesboten')}")
    except PackageNotFoundError:
        click.echo("loftesboten, from its source")
    ctx.exit()


@click.group(
    cls=Commands,
    commands=[
        *(run, web, worker, doctor),
        *(chat, parse, explain),
        *(status, digest, evaluation),
        *(promises, places, indicators, words),
        *(members, channels, slack),
        *(export, weed, hold),
        *(migrate, backup, restore, audit),
    ],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
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
