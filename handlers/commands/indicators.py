"""The commands about what others have measured."""

import click

from handlers.commands.context import app


@click.group()
def indicators() -> None:
    """Load, list and remove what others have measured."""


@indicators.command()
@click.argument("file")
def load(*, file: str) -> None:
    """Keep a CSV file of surveys or statistics.

    The evaluation shows the year before beside the year.

    Its first line is indikator;enhet;period;kommundel;varde;nedre;ovre;antal_svar;kalla, with nedre, ovre and
    antal_svar as you like. enhet is procent, antal or another; period 2020 or 2020-03; kommundel empty for
    the whole municipality. Semicolons or commas, saved as UTF-8. An indicator replaces an earlier one of its
    name.
    """
    from handlers import indicating

    click.echo(indicating.loaded(app(), file))


@indicators.command(name="list")
def list_indicators() -> None:
    """List the indicators, their years and sources."""
    from handlers import indicating

    for line in indicating.listed(app()):
        click.echo(line)


@indicators.command()
@click.argument("name")
def remove(*, name: str) -> None:
    """Keep an indicator no longer; what was published stays."""
    from handlers import indicating

    click.echo(indicating.removed(app(), name))
