"""What a platform shows beside the talk: forms to fill in, and a member's own page."""

from dataclasses import dataclass
from datetime import date

from bot.entries import Draft, Entry
from bot.replies import Position
from bot.utterances import Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefilled:
    """A form before a member fills it in: what it says already, and what there is to choose from.

    `told` leaves open what is not known. `activities` has the likeliest first, `partners` are the
    organisations that can have taken part, `latest` is the last day that can be chosen. A form that changes
    a report tells which of its `entries` it is about; another one can be asked for. `whole` is false where a
    text tells of more than the form holds: then the text itself is the better report.
    """

    told: Draft
    activities: tuple[str, ...]
    partners: tuple[str, ...]
    latest: date
    report: int | None = None
    entry: int | None = None
    entries: tuple[Entry, ...] = ()
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnReport:
    """A report of the member's own, with the entries of it that stand."""

    report: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A member's page: their latest reports, newest first, and how every promise stands."""

    reports: tuple[OwnReport, ...]
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: its heading, and what stands below it."""

    heading: str
    items: tuple[Utterance, ...]
