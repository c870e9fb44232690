"""Starts an echo in a process of its own, for a benchmark to measure the bot against."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from tests.crash.processes import ROOT


@asynccontextmanager
async def echoing(way: str, port: int, told: Mapping[str, Any]) -> AsyncIterator[None]:
    """Have the echo of a way listening; `told` has its platform's addresses and tokens."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.benchmarks.echoes", way, str(port)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{json.dumps(told)}\n".encode())
    await process.stdout.readline()
    try:
        yield
    finally:
        process.kill()
        await process.wait()
