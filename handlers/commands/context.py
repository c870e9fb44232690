"""What a command has at hand: the parts of the program, and the exit status of a no."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from handlers.app import App

ANSWER_IS_NO = 1


def app() -> "App":
    """The parts of the program, which are closed when the command has ended."""
    from handlers.app import App
    from handlers.settings import read_settings

    return click.get_current_context().with_resource(App(read_settings()))
