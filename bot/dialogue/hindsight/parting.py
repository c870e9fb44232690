"""What becomes of entries of which parts are told apart: "en ihop med polisen, den andra själva"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.dialogue import changing
from bot.dialogue.asking import ask_about
from bot.dialogue.changes import changed
from bot.dialogue.correcting import apply_parts, ask_what
from bot.dialogue.hindsight.told import number_of
from bot.dialogue.turn import Turn
from bot.entries import Entry, Facts, Report
from bot.language.reading import Change
from bot.questions import Asking
from bot.replies import NotYours, Reply


@dataclass(frozen=True, slots=True)
class Part:
    """So many of the occasions that some entries tell of, None for all, and what is to become of them."""

    entries: tuple[Entry, ...]
    some: int | None
    change: Change


def parted(turn: Turn, report: Report, parts: Sequence[Part]) -> list[Reply]:
    """Change each part of a report; ask which one is meant where that is open."""
    if not parts:
        return []
    if len(parts) == 1 and parts[0].some is None:
        return changing.apply(turn, report.id, [entry.id for entry in parts[0].entries], parts[0].change)
    if not turn.may_change(report):
        return [NotYours()]
    if all(part.some is None for part in parts):
        return _each(turn, report, parts)
    if len({part.entries for part in parts}) > 1:
        return ask_what(turn, report.id)
    if len(parts[0].entries) > 1:
        return _which(turn, report, parts)
    return _divided(turn, report, parts)


def _each(turn: Turn, report: Report, parts: Sequence[Part]) -> list[Reply]:
    """Change some entries one way and some another: "Vårby själva, Skogås med fältarna"."""
    told = {entry.id: (entry, entry.facts) for part in parts for entry in part.entries}
    for part in parts:
        for entry in part.entries:
            told[entry.id] = (entry, changed(told[entry.id][1], part.change))
    turn.close_question(about=report.id)
    changing.revise(turn, list(told.values()))
    return [changing.as_changed(turn, report, list(told))]


def _which(turn: Turn, report: Report, parts: Sequence[Part]) -> list[Reply]:
    """Ask which of several entries is meant, where each tells of one."""
    entries, one = parts[0].entries, len(parts) == 1 and parts[0].some == 1
    if not one or number_of(entries) != len(entries):
        return ask_what(turn, report.id)
    return [ask_about(turn, report, Asking.WHICH_ENTRY, entries, change=parts[0].change)]


def _divided(turn: Turn, report: Report, parts: Sequence[Part]) -> list[Reply]:
    """Divide an entry by what is said of so many of its occasions: the rest is as nobody says it is."""
    (entry,) = parts[0].entries
    shares = [(part, part.some) for part in parts if part.some is not None]
    left = entry.facts.count - sum(some for _, some in shares)
    if left < 0:
        return ask_what(turn, report.id)
    whole = _rest(entry.facts, parts)
    rest = [replace(whole, count=left)] if left else []
    return apply_parts(
        turn,
        report,
        entry,
        [*rest, *(changed(replace(whole, count=some), part.change) for part, some in shares)],
    )


def _rest(facts: Facts, parts: Sequence[Part]) -> Facts:
    """What an entry says of those occasions that no part is about: what is said of all, and none of some."""
    theirs = frozenset[str]().union(*(part.change.partners_added for part in parts if part.some is not None))
    rest = replace(facts, partners=facts.partners - theirs)
    for part in parts:
        rest = changed(rest, part.change) if part.some is None else rest
    return rest
