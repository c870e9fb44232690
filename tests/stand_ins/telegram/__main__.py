"""The stand-in as a process of its own: `python -m tests.stand_ins.telegram`, for crashes and benchmarks."""

import asyncio
import json

import click

from tests.stand_ins.telegram.control import Control
from tests.stand_ins.telegram.server import TelegramServer
from tests.stand_ins.telegram.world import Conduct


@click.command()
@click.option("--port", default=0, help="Where to listen on 127.0.0.1; any free port unless given.")
@click.option("--second", default=1.0, help="How long a second of the server's own pauses lasts.")
@click.option("--https-webhooks", is_flag=True, help="Demand https of webhooks, as Telegram does.")
def main(port: int, second: float, *, https_webhooks: bool) -> None:
    """Stand in for Telegram until stopped; the first line printed is JSON and says where."""
    asyncio.run(serve(port, Conduct(plain_webhooks=not https_webhooks, second=second)))


async def serve(port: int, conduct: Conduct) -> None:
    """Serve until cancelled."""
    server = TelegramServer(conduct, port=port)
    Control(server)
    async with server:
        told = {"address": server.url, "base_url": server.base_url, "token": server.token}
        click.echo(json.dumps(told))
        await asyncio.Event().wait()


if __name__ == "__main__":
    main()
