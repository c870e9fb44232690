"""The year-end evaluation: whether each promise was kept, by its rule, and how the year came to that.

It is worked out from what is known on a day. Once all parties have approved it, it is published as it was.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.accounts import Account, AreaTotal, accounts
from bot.comparisons import Comparison, compared
from bot.counting.progress import PartProgress
from bot.counting.rhythms import kept_within
from bot.entries import CallOffReason, Entry, Mark, called_off, occasions
from bot.followups import Chapter, FollowUp, chapters, counted_by, parties
from bot.indicators import Indicator
from bot.partnership import Partnership
from bot.promises import Rhythm
from bot.verdicts import Verdict, verdict
from bot.working_time import months

ABOUT_EVALUATION = "evaluation:"
PROPOSE = f"{ABOUT_EVALUATION}propose"
READ = f"{ABOUT_EVALUATION}read:"
APPROVE = f"{ABOUT_EVALUATION}approve:"
WITHDRAW = f"{ABOUT_EVALUATION}withdraw:"
FILE = f"{ABOUT_EVALUATION}file"

LONGEST_ASSESSMENT = 2000
"""Signs that a party's own words may have."""


@dataclass(frozen=True, slots=True)
class MonthFigure:
    """What was done in a month, which its first day stands for; for a rhythm, of how many weeks and such."""

    month: date
    done: float
    ended: int | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a follow-up said on a day, where something else is known of that day since."""

    day: date
    said: float | None
    known: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What became of a promise, and how; `missed` names the slices in which a rhythm was not kept."""

    chapter: Chapter
    verdict: Verdict
    parts: tuple[PartProgress, ...] = ()
    missed: tuple[str, ...] = ()
    months: tuple[MonthFigure, ...] = ()
    areas: tuple[AreaTotal, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Together:
    """How many occasions some organisations had jointly, in the order of the data file."""

    organisations: tuple[str, ...]
    occasions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All that an evaluation tells in numbers."""

    judgements: tuple[Judgement, ...]
    together: tuple[Together, ...] = ()
    called_off: tuple[tuple[CallOffReason, int], ...] = ()
    indicators: tuple[Comparison, ...] = ()

    def with_verdict(self, *verdicts: Verdict) -> tuple[str, ...]:
        """The promises of which some verdicts were found."""
        return tuple(each.chapter.promise for each in self.judgements if each.verdict in verdicts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """An evaluation as of a day, which some organisations have approved, and is published when all have.

    `asked_by` is the member who proposed it, `published_by` the one whose word was the last.
    """

    id: int
    day: date
    asked_at: datetime
    asked_by: int
    figures: Figures
    approved: frozenset[str] = frozenset()
    published_at: datetime | None = None
    published_by: int | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a party says of the year in its own words, which its manager has written for everybody to read."""

    organisation: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """What a file of the evaluation tells beside its figures: own words, and its day as it is known now."""

    now: tuple[Chapter, ...]
    assessments: tuple[Assessment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """What an evaluation lacks: parties that have said nothing, and figures that may change still."""

    words_of: tuple[str, ...] = ()
    waiting: int = 0
    running: int = 0


def figures(
    partnership: Partnership,
    entries: Sequence[Entry],
    marks: Sequence[Mark],
    day: date,
    *,
    follow_ups: Iterable[FollowUp] = (),
    indicators: Iterable[Indicator] = (),
) -> Figures:
    """What is known on a day: the figures that status gives, and what lies behind them."""
    told = accounts(partnership, entries, marks, day)
    now = chapters(partnership, entries, marks, day)
    corrected = _corrections(partnership, entries, marks, [each for each in follow_ups if each.day <= day])
    areas = [area.id for area in partnership.areas]
    found = (compared(each, partnership.period, areas) for each in indicators)
    return Figures(
        judgements=tuple(
            _judgement(account, chapter, entries, day, corrected.get(chapter.promise, []))
            for account, chapter in zip(told, now, strict=True)
        ),
        together=tuple(_together(partnership, entries, day)),
        called_off=called_off(_until(day, partnership, entries)),
        indicators=tuple(each for each in found if each is not None),
    )


def lacking(partnership: Partnership, found: Figures, assessments: Iterable[Assessment]) -> Lacking:
    """What is still to be done before an evaluation can be called whole."""
    said = {each.organisation for each in assessments}
    return Lacking(
        words_of=tuple(each for each in parties(partnership) if each not in said),
        waiting=sum(each.chapter.waiting for each in found.judgements),
        running=len(found.with_verdict(Verdict.RUNNING)),
    )


def _judgement(
    account: Account, chapter: Chapter, entries: Sequence[Entry], day: date, corrected: Sequence[Correction]
) -> Judgement:
    progress = account.progress
    return Judgement(
        chapter=chapter,
        verdict=verdict(account.promise, progress, day),
        parts=progress.parts,
        missed=() if progress.periods is None else progress.periods.missed,
        months=tuple(_months(account, entries, day)),
        areas=account.areas,
        corrections=tuple(corrected),
    )


# How the year went


def _months(account: Account, entries: Sequence[Entry], day: date) -> Iterator[MonthFigure]:
    promise = account.promise
    if not isinstance(promise, Rhythm):
        yield from (MonthFigure(each.month, each.amount) for each in account.months)
        return
    for month in months(promise.period, 1, ""):
        found = kept_within(promise, entries, month.days, day)
        if found is not None:
            yield MonthFigure(month.days.first.replace(day=1), found.kept, found.ended)


def _together(partnership: Partnership, entries: Iterable[Entry], day: date) -> list[Together]:
    """Which organisations worked together how often, the most frequent first."""
    order = [each.id for each in partnership.organisations]
    sums: Counter[frozenset[str]] = Counter()
    for occasion in occasions(entries):
        facts = occasion.facts
        if len(occasion.participants) > 1 and facts.date in partnership.period and facts.date <= day:
            counts = partnership.activity(facts.activity).measure == "occasions"
            sums[occasion.participants] += facts.count if counts else 1
    told = [Together(tuple(sorted(who, key=order.index)), often) for who, often in sums.items()]
    return sorted(told, key=lambda each: (-each.occasions, [order.index(who) for who in each.organisations]))


def _until(day: date, partnership: Partnership, entries: Iterable[Entry]) -> Iterable[Entry]:
    """The entries of the partnership's period up to a day."""
    period = partnership.period
    return (entry for entry in entries if entry.facts.date in period and entry.facts.date <= day)


def _corrections(
    partnership: Partnership, entries: Sequence[Entry], marks: Sequence[Mark], follow_ups: Iterable[FollowUp]
) -> dict[str, list[Correction]]:
    """What follow-ups said and is known otherwise now; that they count themselves corrects nothing."""
    left_out = {promise.id for promise in counted_by(partnership)}
    found: dict[str, list[Correction]] = {}
    for follow_up in follow_ups:
        known = {each.promise: each for each in chapters(partnership, entries, marks, follow_up.day)}
        for said in follow_up.chapters:
            now = known.get(said.promise)
            if now is not None and now.done != said.done and said.promise not in left_out:
                found.setdefault(said.promise, []).append(Correction(follow_up.day, said.done, now.done))
    return found
