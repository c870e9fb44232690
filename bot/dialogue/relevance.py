"""Whether a message is about the open question, or about something else."""

from bot.dialogue.meaning import TELLINGS
from bot.entries import Draft
from bot.language.reading import Change, Kind, Reading
from bot.questions import Asking, Question

_ONE_MORE = frozenset({"article", "number", "count", "vague", "also", "more", "mere_with"})


def only_denies(reading: Reading) -> bool:
    """Whether a message only says what was not so: "nej, inte 2"."""
    return reading.of_latest or (reading.kind is Kind.CORRECTION and reading.change == Change())


def takes_question_back(reading: Reading, question: Question) -> bool:
    """Whether an undo means what is being asked about, because nothing of it is stored."""
    return reading.kind is Kind.UNDO and reading.named is None and bool(question.drafts)


def is_about_else(reading: Reading, said: Change, question: Question) -> bool:
    """Whether a message is no answer: it takes something back, tells something new, or of another place."""
    if _says_who_asked(reading, said, question):
        return False
    placed = reading.change.place is not None or reading.change.area is not None
    elsewhere = question.asking is Asking.REQUESTED and placed
    return reading.kind in {Kind.UNDO, Kind.PUT_BACK} or elsewhere or _is_news(reading, said, question)


def _says_who_asked(reading: Reading, said: Change, question: Question) -> bool:
    """As in "lasern hade folk bett om": of the check that is asked about, as no other one is told apart."""
    another = any(unit.kind in _ONE_MORE for unit in reading.units)
    alone = len(reading.entries) == 1 and _fields(said) <= {"activity"} and not another
    return question.asking is Asking.REQUESTED and alone and said.requested is not None


def _is_news(reading: Reading, said: Change, question: Question) -> bool:
    """Whether a message tells something new, and does not only say again what it was asked about."""
    if reading.again or reading.announced:
        return True
    if reading.kind not in TELLINGS or reading.kind is Kind.UNCLEAR:
        return False
    if _counts_in_parts(reading, question):
        return False
    if len(reading.entries) != 1 or not question.drafts or reading.kind is not Kind.REPORT:
        return True
    if question.asking is Asking.PARTNERS:
        return True
    entry, draft = reading.entries[0], question.drafts[question.position]
    if question.asking is Asking.ACTIVITY:
        return entry.place is not None or entry.area is not None or entry.count not in {None, 1}
    if entry.activity != draft.activity:
        return True
    beside = _fields(said) - {"activity", "count"}
    return beside != {question.asking.value} & {"date", "area"} or _counts_otherwise(said, draft, question)


def _counts_in_parts(reading: Reading, question: Question) -> bool:
    """As in "tre krogar, polisen följde med på två": how many it was, some of them with others."""
    if question.asking is not Asking.COUNT or not question.drafts or reading.kind is not Kind.REPORT:
        return False
    told, draft = reading.entries, question.drafts[question.position]
    alike = all((e.activity, e.area, e.place) == (draft.activity, None, None) and e.count for e in told)
    return alike and len({e.date for e in told}) == 1 and len({e.partners for e in told}) == len(told)


def _counts_otherwise(said: Change, draft: Draft, question: Question) -> bool:
    counted = question.asking in {Asking.COUNT, Asking.LARGE_COUNT}
    return not counted and said.count not in {None, 1, draft.count}


def _fields(said: Change) -> set[str]:
    """What a message says, by the names of the questions that it would answer."""
    named = {"activity": said.activity, "count": said.count, "date": said.date, "area": said.area}
    more = {"place"} if said.place and not said.area else set()
    return {field for field, value in named.items() if value is not None} | more
