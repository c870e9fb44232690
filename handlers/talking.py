"""The commands that talk: the chat in the terminal, and its form for scripts."""

import sys
from collections.abc import Callable, Iterable

from bot.errors import InputError
from bot.members import Role
from handlers.app import App
from handlers.console import Console, Persona, local_clock, typed_lines
from handlers.scripts import Script
from locales.terminal import Terminal


def script(app: App, lines: Iterable[str], show: Callable[[str], None]) -> None:
    """Answer events that come as lines of JSON."""
    for line in Script(app.conversation, app.voice).run(lines):
        show(line)


def chat(app: App, organisation: str | None, role: str) -> None:
    """Talk with whoever sits at the terminal, or with what is piped in."""
    known = [o.id for o in app.partnership.organisations if o.reports]
    if organisation is not None and organisation not in known:
        raise InputError(f"--org {organisation} is unknown; use one of {', '.join(known)}")
    console = Console(
        app.conversation,
        app.voice,
        Terminal(),
        Persona(organisation or known[0], Role(role)),
        show=lambda text: print(text, flush=True),  # noqa: T201 - the terminal is where it is said
        clock=local_clock(app.conversation),
    )
    console.run(typed_lines(console.prompt) if sys.stdin.isatty() else iter(sys.stdin))
