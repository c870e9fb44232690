"""The stand-in as a process of its own: `python -m tests.stand_ins.slack`, for crash tests and benchmarks."""

import asyncio
import json

import click

from tests.stand_ins.slack.control import Control
from tests.stand_ins.slack.installation import BOT_SCOPES, Installation
from tests.stand_ins.slack.server import Slack
from tests.stand_ins.slack.timing import Timing


@click.command()
@click.option("--port", default=0, help="Where to listen on 127.0.0.1; any free port unless given.")
@click.option("--scale", default=1.0, help="How long Slack's seconds last: 0.01 makes its minute 0.6 s.")
@click.option(
    "--patience", default=3.0, help="Seconds within which an event must be acknowledged, not scaled."
)
@click.option("--without", multiple=True, metavar="SCOPE", help="A scope that the app was not given.")
def main(port: int, scale: float, patience: float, without: tuple[str, ...]) -> None:
    """Stand in for Slack until stopped; the first line printed is JSON and says where.

    The app is reached by Socket Mode until /control/request-url is told its URL.
    """
    timing = Timing().scaled(scale)
    timing = Timing(patience, timing.retries, timing.trigger, timing.response_url)
    asyncio.run(serve(Slack(Installation(scopes=BOT_SCOPES - {*without}), timing, port)))


async def serve(slack: Slack) -> None:
    """Serve until cancelled."""
    Control(slack)
    async with slack:
        app = slack.app
        told = {
            "address": slack.workspace.address,
            "api_url": slack.api_url,
            "bot_token": app.bot_token,
            "app_token": app.app_token,
            "signing_secret": app.signing_secret,
        }
        click.echo(json.dumps(told))
        await asyncio.Event().wait()


if __name__ == "__main__":
    main()
