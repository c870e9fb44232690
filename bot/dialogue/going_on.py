"""An answer that goes on to tell of something else: "skogås och en hastighetskontroll på Vårbyvägen"."""

from dataclasses import replace

from bot.dialogue import reporting
from bot.dialogue.asking import asked_about
from bot.dialogue.lacking import marked
from bot.dialogue.outcomes import filled
from bot.dialogue.turn import Turn
from bot.entries import Draft
from bot.language.reading import Kind, Reading
from bot.language.words.units import clean
from bot.questions import Asking, Question
from bot.replies import Reply

_JOINS = frozenset({"and", "comma", "stop"})
_ANSWERS = {
    Asking.AREA: frozenset({"place", "i", "on", "in"}),
    Asking.DATE: frozenset({"when", "on", "in"}),
    Asking.COUNT: frozenset({"number", "count", "article"}),
}


def told_more(turn: Turn, text: str, reading: Reading, question: Question) -> list[Reply] | None:
    """Take in a bare answer, and what is told behind it of other activities, as one report.

    None where the message is no such answer.
    """
    goes_on = _goes_on_at(reading, question)
    if goes_on is None or not question.drafts or len(asked_about(question)) > 1:
        return None
    answer, rest = (clean(text)[part] for part in (slice(goes_on[0]), slice(goes_on[1], None)))
    draft = question.drafts[question.position]
    said = turn.reader.fragment(answer, turn.at, turn.member.organisation).change
    answered = filled(draft, said, question.asking, amends=False)
    more = turn.reader.read(rest, turn.at, turn.member.organisation)
    if answered == draft or not _is_of_else(more, draft):
        return None
    drafts = list(question.drafts)
    drafts[question.position] = answered
    beside = (_dated(each, more, answered) for each in marked(turn, more))
    return reporting.go_on(turn, replace(question, drafts=(*drafts, *beside)))


def _goes_on_at(reading: Reading, question: Question) -> tuple[int, int] | None:
    """Where a report begins with nothing but an answer, the end of that and the beginning of the rest."""
    answers = _ANSWERS.get(question.asking, frozenset())
    units = reading.units
    ends = next((n for n, unit in enumerate(units) if unit.kind not in answers), 0)
    begins = next((n for n, unit in enumerate(units[ends:], ends) if unit.kind not in _JOINS), ends)
    told = reading.kind is Kind.REPORT and 0 < ends < begins
    return (units[ends].start, units[begins].start) if told else None


def _is_of_else(more: Reading, draft: Draft) -> bool:
    """Whether a reading tells of activities only, and none of them is a draft's."""
    told = {each.activity for each in more.entries}
    return more.kind is Kind.REPORT and None not in told and draft.activity not in told


def _dated(told: Draft, more: Reading, answered: Draft) -> Draft:
    """A draft told behind an answer about another day: without a day of its own, it may be of that one."""
    undated = not any(unit.kind == "when" for unit in more.units)
    if not undated or told.date is None or answered.date in {None, told.date}:
        return told
    days = tuple(day for day in (answered.date, told.date) if day)
    return replace(told, date=None, guesses=replace(told.guesses, days=days))
