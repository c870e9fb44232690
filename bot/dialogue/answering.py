"""Answers to the open question, by button or in words."""

from dataclasses import replace
from datetime import date

from bot.dialogue import changing, reporting, undoing
from bot.dialogue.asking import CHANGEABLE, asked
from bot.dialogue.turn import Turn
from bot.entries import Draft
from bot.language.reading import Change, Fragment, Kind, Reading
from bot.messages import Edit, Message, Press
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

_YES_OR_NO = {Asking.LARGE_COUNT, Asking.REQUESTED, Asking.JOINT, Asking.CLEAN_VERSION}
_STAYS_OPEN = {Kind.STATUS, Kind.HELP, Kind.PRIVATE}
_TELLS = {Kind.REPORT, Kind.PLAN, Kind.CANCELLED}


def pressed(turn: Turn, press: Press) -> list[Reply]:
    """What a button does: those under a report, then those of the open question."""
    if press.action == UNDO:
        return undoing.undo_report(turn, press.report)
    if press.action == CHANGE:
        return changing.ask_what(turn, press.report)
    question = turn.work.questions.open(turn.member.id, turn.channel)
    if question is None or question.has_lapsed(turn.at):
        return [StaleButton()]
    if press.action == CANCEL:
        return _cancelled(turn, question)
    if press.action in {YES, NO}:
        return _decided(turn, question, yes=press.action == YES)
    return _picked(turn, question, press.action.removeprefix(PICK))


def heard(turn: Turn, event: Message | Edit, reading: Reading, question: Question) -> list[Reply] | None:
    """What a message answers to the open question; None where it is about something else."""
    if reading.kind in _STAYS_OPEN:
        return None
    fragment = turn.reader.fragment(event.text, turn.at, turn.member.organisation)
    if fragment.cancel or (reading.kind is Kind.UNDO and question.drafts):
        return _cancelled(turn, question)
    if reading.kind is Kind.UNDO or (reading.kind in _TELLS and not _only_names_activity(reading, question)):
        return None
    if question.asking in _YES_OR_NO and fragment.yes is not None:
        return _decided(turn, question, yes=fragment.yes)
    answer = _answer(turn, question, fragment)
    if answer is not None:
        return _taken(turn, question, answer)
    if reading.kind is Kind.CORRECTION and not question.drafts:
        return None
    return [asked(turn, question, again=True)]


def _only_names_activity(reading: Reading, question: Question) -> bool:
    """Whether a message that reads as a report is just the activity that was asked for."""
    bare = [draft for draft in reading.entries if draft.place is None and draft.area is None]
    return (
        question.asking is Asking.ACTIVITY and len(bare) == len(reading.entries) == 1 and bare[0].count == 1
    )


def _answer(turn: Turn, question: Question, fragment: Fragment) -> Change | None:
    """The field that was asked for, if the words give it."""
    change = fragment.change
    match question.asking:
        case Asking.ACTIVITY:
            return Change(activity=change.activity) if change.activity else None
        case Asking.COUNT | Asking.LARGE_COUNT:
            return Change(count=change.count) if change.count else None
        case Asking.DATE:
            known = change.date is not None and change.date <= turn.today
            return Change(date=change.date) if known else None
        case Asking.AREA:
            return Change(area=change.area, place=change.place) if change.area else None
        case Asking.REQUESTED:
            return Change(requested=change.requested) if change.requested is not None else None
        case Asking.WHAT_TO_CHANGE:
            return change if change != Change() else None
        case _:
            return None


def _cancelled(turn: Turn, question: Question) -> list[Reply]:
    turn.close_question()
    return [QuestionDropped(stored=question.report is not None)]


def _decided(turn: Turn, question: Question, *, yes: bool) -> list[Reply]:
    """A yes or no."""
    match question.asking:
        case Asking.CLEAN_VERSION:
            return reporting.go_on(turn, question) if yes else _cancelled(turn, question)
        case Asking.LARGE_COUNT:
            return _confirmed(turn, question) if yes else _ask_count(turn, question)
        case Asking.JOINT:
            occasion = _occasion(turn, question) if yes else 0
            settled = (*question.occasions, (question.position, occasion))
            return reporting.go_on(turn, replace(question, occasions=settled))
        case Asking.REQUESTED:
            return _taken(turn, question, Change(requested=yes))
        case Asking.COUNT:
            return _cancelled(turn, question) if not yes else _taken(turn, question, Change(count=1))
        case _:
            return [StaleButton()]


def _confirmed(turn: Turn, question: Question) -> list[Reply]:
    if question.change is not None:
        turn.close_question()
        return changing.apply(
            turn, question.key, question.report, question.entries, question.change, confirmed=True
        )
    confirmed = (*question.confirmed, question.position)
    return reporting.go_on(turn, replace(question, confirmed=confirmed))


def _ask_count(turn: Turn, question: Question) -> list[Reply]:
    following = replace(question, asking=Asking.COUNT, asked_at=turn.at, change=None)
    turn.ask(following)
    return [asked(turn, following)]


def _occasion(turn: Turn, question: Question) -> int:
    """The occasion that a joint report belongs to, if its first report still stands."""
    other = next((e for e in turn.work.reports.entries() if e.id == question.other), None)
    return other.occasion if other else 0


def _picked(turn: Turn, question: Question, value: str) -> list[Reply]:
    """A choice: an id, a number or a date; one that the question doesn't offer is stale."""
    if question.asking is Asking.AREA and value == OUTSIDE:
        turn.close_question()
        return [OutsideArea()]
    if question.asking is Asking.WHAT_TO_CHANGE and value in CHANGEABLE:
        return changing.ask_field(turn, question, Asking(value))
    if question.asking is Asking.WHICH_ENTRY and value.isdecimal():
        turn.close_question()
        return changing.chosen(turn, question, int(value))
    if question.asking is Asking.REMOVAL and value.isdecimal() and int(value) in question.entries:
        turn.close_question()
        return undoing.take_back(turn, [int(value)])
    change = _choice(turn, question, value)
    return [StaleButton()] if change is None else _taken(turn, question, change)


def _choice(turn: Turn, question: Question, value: str) -> Change | None:
    known_activities = {activity.id for activity in turn.partnership.activities}
    known_areas = {area.id for area in turn.partnership.areas}
    match question.asking:
        case Asking.ACTIVITY if value in known_activities:
            return Change(activity=value)
        case Asking.AREA if value in known_areas:
            return Change(area=value)
        case Asking.COUNT if value.isdecimal() and int(value) > 0:
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


def _taken(turn: Turn, question: Question, change: Change) -> list[Reply]:
    """Let an answer have its effect: on what is stored, or on the drafts that wait for it."""
    turn.close_question()
    if not question.drafts:
        return changing.apply(turn, question.key, question.report, question.entries, change)
    drafts = list(question.drafts)
    alike = [n for n, d in enumerate(drafts) if n == question.position or _waits_alike(question, d)]
    for position in alike:
        drafts[position] = _filled(drafts[position], change)
    following = replace(question, drafts=tuple(drafts))
    return reporting.go_on(turn, following)


def _waits_alike(question: Question, draft: Draft) -> bool:
    """Whether the same answer serves another draft too: a day that was asked holds for the whole message."""
    return question.asking is Asking.DATE and draft.date is None


def _filled(draft: Draft, change: Change) -> Draft:
    return replace(
        draft,
        activity=change.activity or draft.activity,
        count=change.count or draft.count,
        date=change.date or draft.date,
        area=change.area or draft.area,
        place=change.place or (None if draft.outside and change.area else draft.place),
        outside=draft.outside and not change.area,
    )
