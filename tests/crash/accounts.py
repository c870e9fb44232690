"""What became of each report: what the platform knows of it, against what the program has counted."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from tests.crash.processes import Json

_NUMBER = re.compile(r"\b\d+\b")
UNANSWERED = "SELECT count(*) FROM receipts WHERE answer IS NULL"
ENTRIES = (
    "SELECT reports.channel, reports.message, entry_revisions.count AS counted FROM entry_revisions"
    " JOIN entries ON entries.id = entry_revisions.entry_id JOIN reports ON reports.id = entries.report_id"
)


@dataclass(frozen=True, slots=True)
class Report:
    """A report as the platform knows it.

    Attributes:
        messages: the ids under which it was delivered.
        told: the number in it.
        acknowledged: whether the program has said of any of its deliveries that it was taken.
    """

    channel: str
    messages: Sequence[str]
    told: int
    acknowledged: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """What the program has counted for a message of a channel."""

    channel: str
    message: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """Reports against entries.

    Attributes:
        lost: reports that were acknowledged and are not counted.
        doubled: entries beyond the first of a report.
        foreign: entries for what was never delivered.
        wrong: reports that are counted as another number than was told.
        given_up: reports that were never acknowledged, and that the platform delivers no more; their senders
            hear nothing.
        uncounted: those of them that are not counted either.
    """

    reports: int
    lost: int
    doubled: int
    foreign: int
    wrong: int
    given_up: int
    uncounted: int
    told: int
    stored: int


def account(reports: Sequence[Report], entries: Sequence[Entry]) -> Accounts:
    """Hold each report against its entries, and each entry against the reports."""
    whose = {(report.channel, message): n for n, report in enumerate(reports) for message in report.messages}
    counts: dict[int | None, list[int]] = defaultdict(list)
    for entry in entries:
        counts[whose.get((entry.channel, entry.message))].append(entry.count)
    missing = [report for n, report in enumerate(reports) if n not in counts]
    return Accounts(
        reports=len(reports),
        lost=sum(report.acknowledged for report in missing),
        doubled=sum(len(counts[n]) - 1 for n in counts.keys() - {None}),
        foreign=len(counts[None]),
        wrong=sum(counts[n][:1] not in ([], [report.told]) for n, report in enumerate(reports)),
        given_up=sum(not report.acknowledged for report in reports),
        uncounted=sum(not report.acknowledged for report in missing),
        told=sum(report.told for report in reports),
        stored=sum(entry.count for entry in entries),
    )


def answered_again(times: Mapping[str, int]) -> int:
    """How many reports were answered more than once, of how many were answered how many times."""
    return sum(reports for answers, reports in times.items() if int(answers) > 1)


def reports_of(told: Iterable[Json]) -> list[Report]:
    """The reports that a stand-in tells of."""
    return [
        Report(each["channel"], each["messages"], _number_in(each["text"]), each["acknowledged"])
        for each in told
    ]


def _number_in(words: str) -> int:
    found = _NUMBER.search(words)
    assert found is not None, words
    return int(found[0])


def entries_in(connection: Connection) -> list[Entry]:
    """The entries of a database, with their channels as the platform names them."""
    rows = connection.execute(text(ENTRIES))
    return [Entry(row.channel.rpartition(":")[2], row.message, row.counted) for row in rows]
