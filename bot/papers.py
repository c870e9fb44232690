"""What a page and a Word file say alike: headings, sentences, points and tables, in their order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that its caption names.

    The first cell of a row is its head, on every page in Swedish where `is_named_in_swedish`.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_named_in_swedish: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a paper.

    `about` is the promise that it is about. What `is_quoted` are somebody's own words, in Swedish as the
    heading is where `is_named_in_swedish`.
    """

    heading: str
    level: int = 2
    lines: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    table: Table | None = None
    notes: tuple[str, ...] = ()
    about: str | None = None
    is_named_in_swedish: bool = False
    is_quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole: its title, what is said below it, and its parts."""

    title: str
    lead: tuple[str, ...]
    parts: tuple[Part, ...]
    language: str
    author: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A paper that goes with what is said, as a file of a name."""

    name: str
    paper: Paper
