"""All that is checked in what a file says, and not in its keys and types."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from bot.data_file.checks import aims, centres, dead_ends, examples, ids, times, words
from bot.data_file.faults import Fault
from bot.data_file.tables import File

CHECKS = (
    *ids.CHECKS,
    *words.CHECKS,
    *times.CHECKS,
    *centres.CHECKS,
    *aims.CHECKS,
    *dead_ends.CHECKS,
    *examples.CHECKS,
)


def cross_check(tables: Mapping[str, Any]) -> Iterator[Fault]:
    """Every fault that shows only in what a file says, and not in its keys and types."""
    file = File(tables)
    return chain.from_iterable(check(file) for check in CHECKS)
