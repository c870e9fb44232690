"""Answers to whether what was told of tonight has been done yet: "inte än", "vi börjar nio", "klart"."""

from dataclasses import replace

from bot.dialogue import reporting
from bot.dialogue.turn import Turn
from bot.entries import Draft, EntryKind
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Fragment, Kind, Reading
from bot.questions import Asking, Question
from bot.replies import Reply

_NEWS = frozenset({Kind.REPORT, Kind.UNCLEAR, Kind.STATUS, Kind.HELP})


def whether_begun(
    turn: Turn, text: str, reading: Reading, said: Fragment, question: Question
) -> list[Reply] | None:
    """What such an answer does; None for any other, and for one that tells of something else."""
    if question.asking is not Asking.COUNT or not question.drafts or reading.kind in _NEWS:
        return None
    draft = question.drafts[question.position]
    sayings = turn.reader.sayings(text, turn.at, turn.member.organisation)
    if draft.date != turn.today or not all(_is_of(draft, each) for each in sayings):
        return None
    signs = frozenset[Sign]().union(*(each.signs for each in sayings))
    if Sign.UNDER_WAY in signs or (draft.guesses.ahead and said.yes is False and Sign.OFF not in signs):
        return planned(turn, question)
    done = said.yes or (Sign.DONE in signs and said.yes is None)
    if draft.guesses.ahead and done and draft.guesses.counts[:1] == (1,) and said.change.count is None:
        return _go_on(turn, question, replace(draft, count=1))
    return None


def planned(turn: Turn, question: Question) -> list[Reply]:
    """Let what is asked about be planned, as many as were told."""
    draft = question.drafts[question.position]
    count = draft.count or next(iter(draft.guesses.counts), 1)
    return _go_on(turn, question, replace(draft, kind=EntryKind.PLANNED, count=count))


def _is_of(draft: Draft, saying: Saying) -> bool:
    """Whether a clause says nothing of another activity, place or day."""
    named = not saying.activities or draft.activity in saying.activities
    there = all(place.area == draft.area for place in saying.places)
    return named and there and not saying.coming and saying.day in {None, draft.date}


def _go_on(turn: Turn, question: Question, answered: Draft) -> list[Reply]:
    drafts = list(question.drafts)
    drafts[question.position] = answered
    return reporting.go_on(turn, replace(question, drafts=tuple(drafts)))
