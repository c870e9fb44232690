"""Reading a message, against one `dateparser.search.search_dates` call on the same message.

The call as its documentation shows it tries every language; told the language, it is far quicker.
"""

from collections.abc import Callable
from statistics import median, quantiles
from time import process_time

from dateparser.search import search_dates

from tests.benchmarks.measuring import medians, show
from tests.corpora import Example, examples

_EVERY = 5
_RUNS = 3
_LONG = 10_000
_PIECES = ("7", "(", "tre ", "fotpatrull ", "2/3-", "[1", "1. ", "a,", "nej ", "3 krog, ")
_SETTINGS = {"PREFER_DATES_FROM": "past", "DATE_ORDER": "DMY"}


def main() -> None:
    """Print the ratios of the medians, how far the slowest messages lie from it, and the longest texts."""
    chosen = list(examples())[::_EVERY]
    _warm_up(chosen)
    plain = _ratio(chosen[::_EVERY], search_dates)
    show("reading a message against one search_dates(message)", plain, "goal 0.5, and 0.3 in time")
    told = _ratio(chosen, _search_in_swedish)
    show("the same where search_dates is told that it is Swedish", told, "goal 0.5, and 0.3 in time")
    times = [_seconds(example) for example in chosen for _ in range(_RUNS)]
    show(
        "reading: 99th percentile against the median", quantiles(times, n=100)[98] / median(times), "below 10"
    )
    slowest = max(_seconds(_long(chosen[0], piece)) for piece in _PIECES)
    show("reading 10,000 characters, seconds at most", slowest, "below 0.25")


def _ratio(chosen: list[Example], search: Callable[[str], object]) -> float:
    ours, theirs = medians(lambda run: _read(chosen[run]), lambda run: search(chosen[run].say), len(chosen))
    return ours / theirs


def _search_in_swedish(text: str) -> object:
    return search_dates(text, languages=["sv"], settings=_SETTINGS)


def _read(example: Example) -> object:
    return example.read()


def _warm_up(chosen: list[Example]) -> None:
    """Let both load what they load once."""
    for example in chosen:
        _read(example)
    search_dates(chosen[0].say)
    _search_in_swedish(chosen[0].say)


def _seconds(example: Example) -> float:
    start = process_time()
    _read(example)
    return process_time() - start


def _long(example: Example, piece: str) -> Example:
    text = (piece * _LONG)[:_LONG]
    return Example(example.section, text, example.now, example.org, example.expected)


if __name__ == "__main__":
    main()
