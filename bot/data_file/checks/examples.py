"""The made-up reports with which newcomers may try the bot."""

from collections.abc import Iterator

from bot.data_file.faults import Fault
from bot.data_file.tables import File

OLDEST_EXAMPLE = 60


def _examples(file: File) -> Iterator[Fault]:
    silent = {one.text("id") for one in file.organisations if one.values.get("reports") is False}
    for example in file.examples:
        days = example.number("days_ago")
        if days is not None and not 1 <= days <= OLDEST_EXAMPLE:
            wrong = f"must be from 1 to {OLDEST_EXAMPLE}"
            yield example.fault("days_ago", wrong, "write for example days_ago = 3")
        if example.text("by") in silent:
            yield example.fault("by", "is an organisation that does not report", "name one that does")


CHECKS = (_examples,)
