"""The commands that show how the promises stand: now, in the digest, at the end of the year."""

import click

from handlers.commands.context import app


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
@click.option("--at", metavar="TIME", help="As of a past moment, such as 2020-04-03T21:10.")
@click.argument("promises", nargs=-1)
def status(*, as_json: bool, at: str | None, promises: tuple[str, ...]) -> None:
    """Show how the promises stand, or some of them."""
    from handlers import standing

    click.echo(standing.status(app(), at, promises, as_json=as_json))


@click.command()
@click.option("--at", metavar="TIME", help="As of a past moment, such as 2020-04-06T08:00.")
def digest(*, at: str | None) -> None:
    """Show what the weekly digest would say."""
    from handlers import digesting

    click.echo(digesting.digest(app(), at))


@click.command()
@click.option("--at", metavar="TIME", help="As if it were then, such as 2020-12-21.")
@click.argument("file", required=False)
def evaluation(*, at: str | None, file: str | None) -> None:
    """Show how the year can be evaluated by now.

    With FILE, which ends with .docx, write it as a Word file: what waits for approval, if anything does.
    """
    from handlers import evaluating

    click.echo(evaluating.evaluation(app(), at, file))
