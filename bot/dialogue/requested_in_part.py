"""Answers that tell for how many checks inhabitants had asked: "båda", "en", "alla utom en", "bara Masmo"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue import correcting
from bot.dialogue.asking import ask_about
from bot.dialogue.changing import revise, stands_again, uncorrected
from bot.dialogue.finding import entries_in_question
from bot.dialogue.outcomes import decided
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.reading import Change, Fragment, Reading
from bot.questions import Asking, Question
from bot.replies import Reply

_ONE = 1


def told_in_part(turn: Turn, reading: Reading, said: Fragment, question: Question) -> list[Reply] | None:
    """What such an answer does; None for any other."""
    if (some := _of_those_named(turn, reading, said, question)) is not None:
        return some
    bare = said.change.count is not None and said.change == Change(count=said.change.count)
    tells = said.every or said.left_out or said.only or said.some is not None or bare
    if question.report is None or said.yes is not None or not tells:
        return None
    entries = entries_in_question(turn, question)
    if not entries:
        return None
    report = turn.work.reports.get(question.report)
    if said.every and said.change in {Change(), Change(count=_told(entries))}:
        return decided(turn, question, yes=True)
    named = said.left_out or said.change
    there = [entry for entry in entries if named.place and entry.facts.place == named.place]
    if there and len(there) < len(entries) and (said.only or said.left_out):
        return _at_places(turn, report, entries, there, requested=said.left_out is None)
    return _of_so_many(turn, report, entries, said)


def _of_those_named(turn: Turn, reading: Reading, said: Fragment, question: Question) -> list[Reply] | None:
    """As in "ja i Segeltorp. Var är Trångsund?": the answer is of the places named, and of no other."""
    entries = entries_in_question(turn, question) if question.report is not None else ()
    places = {(unit.value.area, unit.value.name) for unit in reading.units if unit.kind == "place"}
    there = [entry for entry in entries if (entry.facts.area, entry.facts.place) in places]
    if said.yes is None or question.report is None or not 0 < len(there) < len(entries):
        return None
    turn.close_question()
    report = turn.work.reports.get(question.report)
    revise(turn, [(entry, replace(entry.facts, requested=said.yes)) for entry in there])
    return stands_again(turn, report, [entry.id for entry in there])


def _told(entries: Sequence[Entry]) -> int:
    return sum(entry.facts.count for entry in entries)


def _at_places(
    turn: Turn, report: Report, entries: Sequence[Entry], there: Sequence[Entry], *, requested: bool
) -> list[Reply]:
    """Let some have been asked for, or not, and the others be the other way round."""
    turn.close_question()
    revise(
        turn,
        [(e, replace(e.facts, requested=requested if e in there else not requested)) for e in entries],
    )
    return stands_again(turn, report, [entry.id for entry in entries])


def _of_so_many(turn: Turn, report: Report, entries: Sequence[Entry], said: Fragment) -> list[Reply] | None:
    """Divide the one entry that tells of all; of several entries, ask which one is the odd one out."""
    out = said.left_out.count if said.left_out else None
    some = _told(entries) - out if out else said.some or said.change.count
    if some is None or not 0 < some < _told(entries):
        return None
    if len(entries) == 1:
        asked_for = replace(entries[0].facts, count=some, requested=True)
        rest = replace(entries[0].facts, count=entries[0].facts.count - some, requested=False)
        return uncorrected(correcting.apply_parts(turn, report, entries[0], (asked_for, rest)))
    odd = False if out == _ONE else True if some == _ONE else None
    if odd is None:
        return None
    return [ask_about(turn, report, Asking.WHICH_ENTRY, entries, change=Change(requested=odd))]
