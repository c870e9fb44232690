"""Standard input and output as the commands use them: UTF-8 lines, whatever the bytes and the machine."""

import os
import sys
from collections.abc import Iterator
from io import TextIOWrapper


def lines() -> Iterator[str]:
    """Standard input line by line, each as soon as it comes; bytes that are no UTF-8 become U+FFFD."""
    if sys.stdin is None:
        return
    for number, line in enumerate(sys.stdin.buffer):
        text = line.decode("utf-8", errors="replace").rstrip("\r\n")
        yield text if number else text.removeprefix("\ufeff")


def speak_utf8() -> None:
    """Write UTF-8; a lone surrogate, which JSON can hold and UTF-8 can't, is written as JSON's escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write_no_more() -> None:
    """Throw away what standard output still holds, so that nothing is written when the program ends."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - a device, not a path
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
