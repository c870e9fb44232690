"""The bot on Slack as it runs in production, connected to the stand-in: under uvicorn, or by Socket Mode."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn

from handlers.platform_settings import SLACK_PATH
from handlers.serving import application
from handlers.slack.service import SlackService
from tests.stand_ins.slack import Slack


@asynccontextmanager
async def running(slack: Slack, service: SlackService) -> AsyncIterator[SlackService]:
    """The bot, connected with the stand-in until the block ends."""
    await service.start()
    try:
        if service.routes:
            async with served(service) as address:
                await slack.use_request_url(f"{address}{SLACK_PATH}")
                yield service
        else:
            await slack.sockets.connected()
            yield service
    finally:
        await service.stop()


@asynccontextmanager
async def served(service: SlackService) -> AsyncIterator[str]:
    """The address of a server at which a service is called."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(
            application(service.routes),
            lifespan="off",
            ws="none",
            log_config=None,
            timeout_graceful_shutdown=1,
        )
        server = uvicorn.Server(config)
        task = asyncio.create_task(server.serve(sockets=[listening]))
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        await task
