"""Measuring: the median of many runs, two things turn by turn, so that a busy machine slows both alike."""

from collections.abc import Callable
from statistics import median
from time import perf_counter


def medians(
    first: Callable[[int], object], second: Callable[[int], object], runs: int
) -> tuple[float, float]:
    """The median seconds of two functions, called in turn with the number of the run."""
    times: tuple[list[float], list[float]] = ([], [])
    for run in range(runs):
        for function, taken in zip((first, second), times, strict=True):
            start = perf_counter()
            function(run)
            taken.append(perf_counter() - start)
    return median(times[0]), median(times[1])


def show(what: str, ratio: float, goal: str) -> None:
    """Print a figure beside its goal."""
    print(f"{what}: {ratio:.2f} ({goal})")  # noqa: T201 - a benchmark prints
