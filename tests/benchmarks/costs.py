"""Where the processor time of a report goes, as a profile sees it: told in shares, with nothing to reach.

A profile makes many small calls look dearer than they are, so the shares are about right and no more.
"""

import tempfile
from collections import Counter
from cProfile import Profile
from pathlib import Path
from pstats import Stats

from tests.benchmarks.measuring import show
from tests.benchmarks.reporting import at_work, reporting

_RUNS = 150
_ENTRIES = 300
# The first of these that a file lies in is where its time goes.
_PARTS = {
    "/sqlalchemy/": "SQLAlchemy and the database itself",
    "/storage/": "storage",
    "/bot/language/": "reading",
    "/bot/counting/": "counting",
    "/bot/": "deciding",
    "/locales/": "words",
}


def main() -> None:
    """Print the share of each part, the largest first."""
    with tempfile.TemporaryDirectory() as name, at_work(Path(name) / "bench.sqlite3", _ENTRIES) as app:
        report = reporting(app)
        report(_RUNS)
        profile = Profile()
        for run in range(_RUNS):
            profile.runcall(report, run)
    spent = _spent(Stats(profile))
    for part, seconds in spent.most_common():
        show(f"of a report's processor time: {part}", seconds / spent.total(), "for information")


def _spent(stats: Stats) -> Counter[str]:
    """Seconds in each part; what is built into Python is spent by whoever called it."""
    spent: Counter[str] = Counter()
    for (file, _line, _name), (_calls, _all, own, _within, callers) in stats.stats.items():  # type: ignore[attr-defined] # in no stub
        if file != "~":
            spent[_part(file)] += own
            continue
        for (caller, *_), (_, _, seconds, _) in callers.items():
            spent[_part(caller)] += seconds
    return spent


def _part(file: str) -> str:
    return next((part for folder, part in _PARTS.items() if folder in file), "the rest")


if __name__ == "__main__":
    main()
