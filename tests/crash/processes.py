"""The processes of a crash test: a platform's stand-in, and the program, which can be killed and started."""

import asyncio
import json
import os
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import aiohttp

ROOT = Path(__file__).parent.parent.parent
_PATIENCE = 60.0
_HOSTS_PATIENCE = 30.0

Json = dict[str, Any]


def free_port() -> int:
    """A port on which nothing listens just now."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


@dataclass
class StandIn:
    """A platform in a process of its own, as it told of itself, and its control interface."""

    told: Json
    _session: aiohttp.ClientSession

    async def order(self, what: str, **given: Any) -> Json:
        """Have something done under /control/."""
        async with self._session.post(f"/control/{what}", json=given) as response:
            answer: Json = await response.json()
            return answer

    async def ask(self, what: str) -> Any:
        """What it tells of something under /control/."""
        async with self._session.get(f"/control/{what}") as response:
            return await response.json()


@asynccontextmanager
async def stand_in(platform: str, *options: str) -> AsyncIterator[StandIn]:
    """A platform's stand-in, until the block ends."""
    command = (sys.executable, "-m", f"tests.stand_ins.{platform}", *options)
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, cwd=ROOT)
    try:
        assert process.stdout is not None
        told = json.loads(await asyncio.wait_for(process.stdout.readline(), _PATIENCE))
        timeout = aiohttp.ClientTimeout(total=None)
        async with aiohttp.ClientSession(told["address"], timeout=timeout) as session:
            yield StandIn(told, session)
    finally:
        process.kill()
        await process.wait()


@dataclass
class Bot:
    """`python -m bot run` with some settings; what it says of itself goes to a file."""

    settings: Mapping[str, str]
    log: Path
    deaths: int = 0
    _process: asyncio.subprocess.Process | None = field(default=None, repr=False)

    async def start(self, *program: str) -> None:
        """Start it, or another program in its place, and wait until it is listening."""
        environment = {**os.environ, **self.settings}
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", *(program or ("bot", "run"))),
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
                cwd=ROOT,
                env=environment,
            )
        assert self._process.stdout is not None
        line = await asyncio.wait_for(self._process.stdout.readline(), _PATIENCE)
        assert b"listening" in line, self.log.read_text(encoding="utf-8")

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        """Leave nothing running, whatever went wrong."""
        if self._process is not None and self._process.returncode is None:
            await self.kill()

    async def kill(self) -> None:
        """End it at once, whatever it is doing."""
        assert self._process is not None
        self._process.kill()
        await self.die()

    async def die(self) -> None:
        """Wait until it has ended, by whatever."""
        assert self._process is not None
        await asyncio.wait_for(self._process.wait(), _PATIENCE)
        self.deaths += 1

    async def stop(self) -> None:
        """Ask it to leave, and wait until it has, in order and before a host would kill it."""
        assert self._process is not None
        self._process.terminate()
        status = await asyncio.wait_for(self._process.wait(), _HOSTS_PATIENCE)
        assert status == 0, self.log.read_text(encoding="utf-8")
