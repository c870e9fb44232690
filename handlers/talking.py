"""The commands that talk: the chat in the terminal, and its form for scripts."""

import sys
from collections.abc import Callable, Iterable, Iterator

from bot.members import Role
from handlers.app import App
from handlers.clocks import Clock, clock_from, wall_clock
from handlers.console import Console, typed_lines
from handlers.lookups import organisation_or_first
from handlers.moments import moment
from handlers.personas import Persona
from handlers.scripts import Script
from handlers.streams import lines
from locales.terminal import Terminal


def script(app: App, organisation_id: str | None, role: Role) -> Iterator[str]:
    """Answer events that come as lines of JSON; new members have these duties where an event names none."""
    organisation = organisation_or_first(app.partnership, organisation_id, "--org")
    yield from Script(app.conversation, app.voice, organisation, role).run(lines())


def chat(
    app: App, organisation_id: str | None, role: Role, at: str | None, show: Callable[[str], None]
) -> None:
    """Talk with whoever sits at the terminal or pipes something in, as if it were `at` if that is said."""
    zone = app.partnership.zone
    clock = wall_clock(zone) if at is None else clock_from(moment(at, zone, "--at"))
    _talk(app, organisation_or_first(app.partnership, organisation_id, "--org"), role, clock, show)


def _talk(app: App, organisation: str, role: Role, clock: Clock, show: Callable[[str], None]) -> None:
    persona = Persona(organisation, role)
    console = Console(app.conversation, app.voice, Terminal(), persona, show=show, clock=clock)
    console.run(_heard(console))


def _heard(console: Console) -> Iterable[str]:
    at_terminal = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return typed_lines(console.prompt) if at_terminal else lines()
