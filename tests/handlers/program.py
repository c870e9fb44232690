"""The program as others use it: a process with a database of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
OURS = Path(__file__).parent / "ours.toml"
PATIENCE = 120  # seconds, for a machine that has much else to do


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a process ended, and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def error(self) -> str:
        """The one line of an error, after which nothing was done."""
        (line,) = self.err.splitlines()
        assert self.status in {1, 2}
        return line


@dataclass(frozen=True)
class Program:
    """`python -m bot` in a folder, with settings and nothing else from this process's environment."""

    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        return kept | {"PYTHONPATH": str(ROOT), "HOME": str(self.folder), **self.settings}

    def command(self, *arguments: str | bytes) -> list[str | bytes]:
        return [sys.executable, "-m", "bot", *arguments]

    def run(self, *arguments: str | bytes, said: str | bytes = b"") -> Outcome:
        """Run a command to its end with something on standard input."""
        ended = subprocess.run(
            self.command(*arguments),
            input=said.encode() if isinstance(said, str) else said,
            capture_output=True,
            cwd=self.folder,
            env=self.environment,
            timeout=PATIENCE,
            check=False,
        )
        return Outcome(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        """Start a command to talk with line by line."""
        return subprocess.Popen(
            self.command(*arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self.folder,
            env=self.environment,
            encoding="utf-8",
        )

    def talk(self, *events: Mapping[str, Any]) -> list[list[dict[str, Any]]]:
        """The replies to each of some events, in one process."""
        ended = self.run("chat", "--jsonl", said=as_lines(events))
        assert (ended.status, ended.err) == (0, "")
        return [json.loads(line)["replies"] for line in ended.lines]

    def json(self, *arguments: str) -> Any:
        """What a command prints, as JSON."""
        ended = self.run(*arguments)
        assert (ended.status, ended.err) == (0, "")
        return json.loads(ended.out)

    def members(self) -> list[str]:
        return self.run("members", "list").lines


def as_lines(events: Iterable[Mapping[str, Any]]) -> str:
    return "".join(json.dumps(event) + "\n" for event in events)


def said(text: str, **more: str) -> dict[str, str]:
    """A message by an officer on a Friday evening, or as `more` says."""
    return {"at": "2020-04-03T21:10", "user": "u1", "org": "polisen", "role": "reporter", "text": text} | more
