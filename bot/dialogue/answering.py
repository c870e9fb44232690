"""Answers to the open question, by button or in words."""

from dataclasses import replace
from datetime import date

from bot.dialogue import changing, gaps, learning, marking, publishing, reporting, status, undoing
from bot.dialogue.asking import asked, asked_about, is_settled
from bot.dialogue.finding import other_in_question
from bot.dialogue.managing import COMMANDS
from bot.dialogue.meaning import TELLINGS
from bot.dialogue.options import CHANGEABLE
from bot.dialogue.turn import Turn
from bot.entries import Draft
from bot.followups import APPROVE, READ, WITHDRAW
from bot.language.reading import Change, Kind, Reading
from bot.messages import Press
from bot.questions import Asking, Question
from bot.replies import (
    CANCEL,
    CHANGE,
    NO,
    OUTSIDE,
    PICK,
    UNDO,
    YES,
    OutsideArea,
    QuestionDropped,
    Reply,
    StaleButton,
)
from bot.unasked import GAP
from bot.words import WordState

_YES_OR_NO = {
    Asking.LARGE_COUNT,
    Asking.REQUESTED,
    Asking.JOINT,
    Asking.CLEAN_VERSION,
    Asking.COUNT,
    Asking.MILESTONE,
}
_STAYS_OPEN = {
    Kind.STATUS,
    Kind.HELP,
    Kind.PRIVATE,
    *COMMANDS,
    *learning.COMMANDS,
    *publishing.COMMANDS,
}


# By button


def pressed(turn: Turn, press: Press) -> list[Reply]:
    """What a button does: those under a report or a status, then those of the open question."""
    if press.action == UNDO:
        return undoing.undo_report(turn, press.report)
    if press.action == CHANGE:
        return changing.ask_what(turn, press.report)
    if press.action.startswith(GAP):
        return gaps.answered(turn, press.action)
    if press.action.startswith((READ, APPROVE, WITHDRAW)):
        return publishing.pressed(turn, press.action)
    if (shown := status.pressed(turn, press.action)) is not None:
        return [shown]
    question = turn.open_question()
    if question is None:
        return [StaleButton()]
    if press.action == CANCEL:
        return _cancelled(turn, question)
    if press.action in {YES, NO}:
        return _decided(turn, question, yes=press.action == YES)
    return _picked(turn, question, press.action.removeprefix(PICK))


def _picked(turn: Turn, question: Question, value: str) -> list[Reply]:
    """A choice: an id, a number or a date; one that the question doesn't offer is stale."""
    match question.asking:
        case Asking.AREA if value == OUTSIDE and question.drafts:
            turn.close_question()
            return [OutsideArea()]
        case Asking.WHAT_TO_CHANGE if value in CHANGEABLE:
            return changing.ask_field(turn, question, Asking(value))
        case Asking.WHICH_ENTRY if _is_among(value, question.entries):
            turn.close_question()
            return changing.chosen(turn, question, int(value))
        case Asking.REMOVAL if _is_among(value, question.entries):
            turn.close_question()
            return undoing.take_back(turn, question, int(value))
        case Asking.MILESTONE if value in marking.stages(turn, question):
            return marking.mark(turn, question, value)
        case Asking.WORD if value in {WordState.ACCEPTED, WordState.DECLINED}:
            return learning.decide(turn, question, WordState(value))
    change = _choice(turn, question, value)
    return [StaleButton()] if change is None else _taken(turn, question, change)


def _is_among(value: str, entry_ids: tuple[int, ...]) -> bool:
    return value in {str(entry_id) for entry_id in entry_ids}


def _choice(turn: Turn, question: Question, value: str) -> Change | None:
    known_activities = {activity.id for activity in turn.partnership.activities}
    known_areas = {area.id for area in turn.partnership.areas}
    match question.asking:
        case Asking.ACTIVITY if value in known_activities:
            return Change(activity=value)
        case Asking.AREA if value in known_areas:
            return Change(area=value)
        case Asking.COUNT if value.isascii() and value.isdecimal() and int(value) > 0:
            return Change(count=int(value))
        case Asking.DATE:
            return _day(turn, value)
        case _:
            return None


def _day(turn: Turn, value: str) -> Change | None:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return Change(date=day) if day <= turn.today else None


# In words


def heard(turn: Turn, text: str, reading: Reading, question: Question) -> list[Reply] | None:
    """What a message answers to the open question; None where it is about something else."""
    if reading.kind in _STAYS_OPEN:
        return None
    fragment = turn.reader.fragment(text, turn.at, turn.member.organisation)
    if fragment.cancel or _takes_question_back(reading, question):
        return _cancelled(turn, question)
    if question.asking is Asking.WORD:
        return learning.heard(turn, reading, fragment, question)
    if reading.kind is Kind.UNDO or _is_news(reading, fragment.change, question):
        return None
    answer = _answer(turn, question, fragment.change) if _is_about_one_place(reading) else None
    if answer is None and _amends(reading, question):
        return _taken(turn, question, reading.change, amends=True)
    if answer is None and reading.kind is Kind.CORRECTION and question.asking is Asking.WHAT_TO_CHANGE:
        answer = reading.change
    if fragment.yes is not None and _decides(question, fragment.yes, answer):
        return _decided(turn, question, yes=fragment.yes)
    if answer is not None:
        return _taken(turn, question, answer)
    about_stored = question.report is not None
    if about_stored and (reading.kind is Kind.CORRECTION or question.asking is Asking.REQUESTED):
        return None
    return _ask_again(turn, question)


def _ask_again(turn: Turn, question: Question) -> list[Reply]:
    """Put a question again that was not answered, unless what it compares with has been taken back since."""
    if is_settled(turn, question):
        return _joined(turn, question, yes=False)
    return [asked(turn, question, again=True, told=True)]


def _takes_question_back(reading: Reading, question: Question) -> bool:
    """Whether an undo means what is being asked about, because nothing of it is stored."""
    return reading.kind is Kind.UNDO and reading.named is None and bool(question.drafts)


def _is_news(reading: Reading, said: Change, question: Question) -> bool:
    """Whether a message tells something new, and does not only say again what it was asked about."""
    if reading.again or reading.announced:
        return True
    if reading.kind not in TELLINGS or reading.kind is Kind.UNCLEAR:
        return False
    if len(reading.entries) != 1 or not question.drafts or reading.kind is not Kind.REPORT:
        return True
    entry, draft = reading.entries[0], question.drafts[question.position]
    if question.asking is Asking.ACTIVITY:
        return entry.place is not None or entry.area is not None or entry.count != 1
    if entry.activity != draft.activity:
        return True
    beside = _fields(said) - {"activity", "count"}
    return beside != {question.asking.value} & {"date", "area"} or _counts_otherwise(said, draft, question)


def _counts_otherwise(said: Change, draft: Draft, question: Question) -> bool:
    counted = question.asking in {Asking.COUNT, Asking.LARGE_COUNT}
    return not counted and said.count not in {None, 1, draft.count}


def _fields(said: Change) -> set[str]:
    """What a message says, by the names of the questions that it would answer."""
    named = {"activity": said.activity, "count": said.count, "date": said.date, "area": said.area}
    more = {"place"} if said.place and not said.area else set()
    return {field for field, value in named.items() if value is not None} | more


def _is_about_one_place(reading: Reading) -> bool:
    """Whether an answer names one area at most: a question is about one entry, "2 here, 1 there" is two."""
    return len({unit.value.area for unit in reading.units if unit.kind == "place"} - {None}) <= 1


def _answer(turn: Turn, question: Question, said: Change) -> Change | None:
    """What the words say, if they say what was asked for; for stored entries, only that."""
    if said.date is not None and said.date > turn.today:
        said = replace(said, date=None)
    wanted = {
        Asking.ACTIVITY: Change(activity=said.activity),
        Asking.COUNT: Change(count=said.count),
        Asking.LARGE_COUNT: Change(count=said.count),
        Asking.DATE: Change(date=said.date),
        Asking.AREA: Change(area=said.area, place=said.place if said.area else None),
        Asking.REQUESTED: Change(requested=said.requested),
        Asking.WHAT_TO_CHANGE: said,
    }.get(question.asking, Change())
    if wanted == Change():
        return None
    return said if question.drafts else wanted


def _decides(question: Question, yes: bool, answer: Change | None) -> bool:  # noqa: FBT001 - it is the answer
    """Whether a yes or no settles the question, and not what is said beside it, as in "nej, tolv"."""
    if question.asking not in _YES_OR_NO:
        return False
    return answer is None or (yes and question.asking is Asking.LARGE_COUNT)


def _amends(reading: Reading, question: Question) -> bool:
    """Whether a message corrects what is being asked about; a clean version must be agreed to as it is."""
    if reading.kind is not Kind.CORRECTION or reading.named is not None or not question.drafts:
        return False
    draft = question.drafts[question.position]
    amended = _filled(draft, reading.change, question.asking, amends=True)
    return amended != draft and question.asking is not Asking.CLEAN_VERSION


# By sharing a place


def placed(turn: Turn, question: Question, area: str) -> list[Reply]:
    """Let the area of a shared place have its effect: on what is stored, or on the draft asked about."""
    change = Change(area=area)
    if not question.drafts:
        return _taken(turn, question, change)
    drafts = list(question.drafts)
    drafts[question.position] = _filled(drafts[question.position], change, Asking.AREA, amends=False)
    return reporting.go_on(turn, replace(question, drafts=tuple(drafts)))


# What an answer leads to


def _cancelled(turn: Turn, question: Question) -> list[Reply]:
    turn.close_question()
    stands = question.report is not None or question.word is not None
    return [QuestionDropped(stored=stands, about=question.key)]


def _decided(turn: Turn, question: Question, *, yes: bool) -> list[Reply]:
    """A yes or no."""
    match question.asking:
        case Asking.CLEAN_VERSION | Asking.MILESTONE if not yes:
            return _cancelled(turn, question)
        case Asking.CLEAN_VERSION:
            return reporting.go_on(turn, question, told=question.position)
        case Asking.MILESTONE if not marking.stages(turn, question):
            return marking.mark(turn, question)
        case Asking.LARGE_COUNT:
            return _confirmed(turn, question) if yes else _ask_count(turn, question)
        case Asking.JOINT:
            return _joined(turn, question, yes=yes)
        case Asking.REQUESTED:
            return _taken(turn, question, Change(requested=yes))
        case Asking.COUNT if not yes and question.drafts:
            return _cancelled(turn, question)
        case Asking.COUNT:
            return _ask_again(turn, question)
        case _:
            return [StaleButton()]


def _confirmed(turn: Turn, question: Question) -> list[Reply]:
    if question.change is not None:
        return changing.apply(turn, question.report, question.entries, question.change, confirmed=True)
    confirmed = (*question.confirmed, question.position)
    return reporting.go_on(turn, replace(question, confirmed=confirmed))


def _ask_count(turn: Turn, question: Question) -> list[Reply]:
    following = replace(question, asking=Asking.COUNT, asked_at=turn.at, change=None)
    turn.ask(following)
    return [asked(turn, following, told=True)]


def _joined(turn: Turn, question: Question, *, yes: bool) -> list[Reply]:
    """Whether it is an occasion that another organisation told of, if that report still stands."""
    other = other_in_question(turn, question) if yes else None
    if question.report is not None:
        return changing.joined(turn, question, other)
    settled = (*question.occasions, (question.position, other.occasion if other else 0))
    return reporting.go_on(turn, replace(question, occasions=settled))


def _taken(turn: Turn, question: Question, change: Change, *, amends: bool = False) -> list[Reply]:
    """Let an answer have its effect: on what is stored, or on the drafts that wait for it."""
    if not question.drafts:
        turn.close_question()
        if question.asking is Asking.REQUESTED:
            return changing.answered(turn, question, change)
        return changing.apply(turn, question.report, question.entries, change)
    drafts = list(question.drafts)
    for position in asked_about(question):
        drafts[position] = _filled(drafts[position], change, question.asking, amends=amends)
    following = replace(question, drafts=tuple(drafts))
    if not amends:
        learning.propose(turn, question, drafts[question.position])
    return reporting.go_on(turn, following, told=None if amends else question.position)


def _filled(draft: Draft, change: Change, asking: Asking, *, amends: bool) -> Draft:
    """A draft with an answer; a number said beside another answer is no new count, nor a place a new one."""
    counts = amends or draft.count is None or asking in {Asking.COUNT, Asking.LARGE_COUNT}
    moves = amends or draft.area is None
    moved = moves and change.area is not None
    return replace(
        draft,
        activity=change.activity if amends and change.activity else draft.activity or change.activity,
        count=change.count if counts and change.count else draft.count,
        date=change.date or draft.date,
        area=change.area if moved else draft.area,
        place=change.place or (None if draft.outside else draft.place) if moved else draft.place,
        partners=(draft.partners | change.partners_added) - change.partners_removed,
        requested=draft.requested if change.requested is None else change.requested,
        outside=draft.outside and not moved,
    )
