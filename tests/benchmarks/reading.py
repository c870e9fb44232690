"""Reading a message, against one `dateparser.search.search_dates` call on the same message."""

from statistics import median, quantiles
from time import perf_counter

from dateparser.search import search_dates

from tests.benchmarks.measuring import medians, show
from tests.corpora import Example, examples, reader

_EVERY = 5
_RUNS = 3
_LONG = 10_000
_SETTINGS = {"PREFER_DATES_FROM": "past", "DATE_ORDER": "DMY"}


def main() -> None:
    """Print the ratio of the medians, how far the slowest messages lie from it, and the longest texts."""
    chosen = list(examples())[::_EVERY]
    _warm_up(chosen)
    ours, theirs = medians(
        lambda run: _read(chosen[run]),
        lambda run: search_dates(chosen[run].say, languages=["sv"], settings=_SETTINGS),
        len(chosen),
    )
    show("reading a message against dateparser's search", ours / theirs, "goal 0.3 or less")
    times = [_seconds(example) for example in chosen for _ in range(_RUNS)]
    show(
        "reading: 99th percentile against the median", quantiles(times, n=100)[98] / median(times), "below 10"
    )
    slowest = max(
        _seconds(_long(chosen[0], piece)) for piece in ("7", "(", "tre ", "fotpatrull ", "2/3-", "[1")
    )
    show("reading 10,000 characters, seconds at most", slowest, "below 0.25")


def _read(example: Example) -> object:
    return reader().read(example.say, example.now, example.org)


def _warm_up(chosen: list[Example]) -> None:
    """Let both load what they load once."""
    for example in chosen:
        _read(example)
    search_dates(chosen[0].say, languages=["sv"], settings=_SETTINGS)


def _seconds(example: Example) -> float:
    start = perf_counter()
    _read(example)
    return perf_counter() - start


def _long(example: Example, piece: str) -> Example:
    text = (piece * _LONG)[:_LONG]
    return Example(example.section, text, example.now, example.org, example.expected)


if __name__ == "__main__":
    main()
