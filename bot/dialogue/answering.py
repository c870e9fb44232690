"""Answers to the open question in words."""

from dataclasses import replace
from datetime import date

from bot.dialogue import learning
from bot.dialogue.asking import asked, asked_about
from bot.dialogue.correcting import told_in_parts
from bot.dialogue.finding import entries_in_question, latest_report
from bot.dialogue.going_on import told_more
from bot.dialogue.hindsight.centres import centre
from bot.dialogue.meaning import COMMANDS
from bot.dialogue.outcomes import ask_again, cancelled, decided, divided, filled, taken
from bot.dialogue.parts import in_activities, in_parts
from bot.dialogue.pointing import pointed_out
from bot.dialogue.relevance import is_about_else, only_denies, takes_question_back
from bot.dialogue.turn import Turn
from bot.entries import Draft
from bot.language.days.meanings import OnWeekday
from bot.language.days.when import When
from bot.language.reading import Change, Fragment, Kind, Reading, Talk
from bot.questions import Asking, Question
from bot.replies import Reply, SmallTalk

_YES_OR_NO = {
    Asking.LARGE_COUNT,
    Asking.AFTERTHOUGHT,
    Asking.REQUESTED,
    Asking.JOINT,
    Asking.CLEAN_VERSION,
    Asking.COUNT,
    Asking.MILESTONE,
    Asking.PLACES,
}
_DIVISIBLE = {Asking.COUNT, Asking.DATE, Asking.AREA, Asking.PARTNERS}
_CIVIL = {Talk.THANKS, Talk.GREETING, Talk.FAREWELL}
_STAYS_OPEN = {Kind.STATUS, Kind.HELP, Kind.PRIVATE, *COMMANDS}


def heard(turn: Turn, text: str, reading: Reading, question: Question) -> list[Reply] | None:
    """What a message answers to the open question; None where it is about something else."""
    if reading.kind in _STAYS_OPEN:
        return None
    fragment = turn.reader.fragment(text, turn.at, turn.member.organisation)
    if fragment.cancel or takes_question_back(reading, question):
        return cancelled(turn, question)
    if question.asking is Asking.WORD:
        return learning.heard(turn, reading, fragment, question)
    if (pointed := pointed_out(turn, text, reading, fragment, question)) is not None:
        return pointed
    if several := _in_activities(turn, question, reading):
        return several
    if only_denies(reading) and (question.drafts or question.asking is Asking.WHAT_TO_CHANGE):
        return ask_again(turn, question)
    if reading.again and question.drafts and latest_report(turn) is None:
        return ask_again(turn, question)
    if (more := told_more(turn, text, reading, question)) is not None:
        return more
    if is_about_else(reading, fragment.change, question):
        return None
    return _in_parts(turn, question, text) or _said(turn, text, reading, fragment, question)


def _said(
    turn: Turn, text: str, reading: Reading, fragment: Fragment, question: Question
) -> list[Reply] | None:
    """What an answer does that says what was asked for, or asks it again."""
    said = replace(fragment.change, date=_day_said(reading, fragment.change, question))
    answer = _answer(turn, question, said) if _is_about_one_place(reading) else None
    answer = answer or _centre(turn, text, question)
    if answer is None and _amends(reading, question):
        return taken(turn, question, reading.change, amends=True)
    if answer is None and reading.kind is Kind.CORRECTION and question.asking is Asking.WHAT_TO_CHANGE:
        answer = reading.change
    if question.asking is Asking.AFTERTHOUGHT and (fragment.yes is None or reading.kind is Kind.CORRECTION):
        return None
    counts = question.asking is Asking.COUNT and not fragment.refused
    if fragment.yes is not None and _decides(question, fragment.yes, answer) and (fragment.yes or not counts):
        return decided(turn, question, yes=fragment.yes)
    if answer is not None:
        return taken(turn, question, answer)
    about_stored = question.report is not None
    if about_stored and (reading.kind is Kind.CORRECTION or question.asking is Asking.REQUESTED):
        return None
    doubted = _doubted(turn, question, fragment.about)
    if not doubted and (talk := turn.reader.talk(text)) in _CIVIL:
        return [SmallTalk(talk), asked(turn, question, told=True)]
    return doubted or ask_again(turn, question, unsure=fragment.unsure, several=fragment.every)


def _in_parts(turn: Turn, question: Question, text: str) -> list[Reply]:
    """What an answer does that tells of several places or days for the one draft that is asked about."""
    if question.asking is Asking.WHAT_TO_CHANGE:
        entries = entries_in_question(turn, question)
        report = turn.work.reports.get(question.report) if question.report else None
        return told_in_parts(turn, report, entries[0], text) if report and len(entries) == 1 else []
    whole = question.drafts[question.position : question.position + 1]
    if question.asking not in _DIVISIBLE or not whole or len(asked_about(question)) > 1:
        return []
    parts = in_parts(turn, whole[0], text)
    return divided(turn, question, parts) if parts else []


def _in_activities(turn: Turn, question: Question, reading: Reading) -> list[Reply]:
    """What an answer does that names several activities where one was asked for."""
    whole = question.drafts[question.position : question.position + 1]
    if question.asking is not Asking.ACTIVITY or not whole or len(asked_about(question)) > 1:
        return []
    each = in_activities(whole[0], reading)
    return divided(turn, question, each) if each else []


def _doubted(turn: Turn, question: Question, count: int | None) -> list[Reply]:
    """Ask whether a number that was said with a doubt is the right one: "typ fem"."""
    if count is None or question.asking is not Asking.COUNT or not question.drafts:
        return []
    drafts = list(question.drafts)
    drafts[question.position] = replace(drafts[question.position], count=count)
    following = replace(question, asking=Asking.LARGE_COUNT, asked_at=turn.at, drafts=tuple(drafts))
    turn.ask(following)
    return [asked(turn, following)]


def _is_about_one_place(reading: Reading) -> bool:
    """Whether an answer names one area at most: a question is about one entry, "2 here, 1 there" is two."""
    return len({unit.value.area for unit in reading.units if unit.kind == "place"} - {None}) <= 1


def _day_said(reading: Reading, said: Change, question: Question) -> date | None:
    """The day of an answer; a weekday is the one of those that were hinted at, as in "förra veckan"."""
    hinted = question.drafts[question.position].guesses.days if question.drafts else ()
    phrases = [unit.value.phrase for unit in reading.units if isinstance(unit.value, When)]
    weekdays = {phrase.weekday for phrase in phrases if isinstance(phrase, OnWeekday) and not phrase.ahead}
    meant = [day for day in hinted if {day.weekday()} == weekdays]
    return meant[0] if question.asking is Asking.DATE and len(meant) == 1 else said.date


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
    if wanted == Change() or (question.drafts and _is_elsewhere(said, question.drafts[question.position])):
        return None
    return said if question.drafts else wanted


def _centre(turn: Turn, text: str, question: Question) -> Change | None:
    """The centre, as the answer to where it was: "i centrum"."""
    said = turn.reader.sayings(text, turn.at, turn.member.organisation)
    if question.asking is not Asking.AREA or len(said) != 1 or not said[0].site:
        return None
    more = said[0].places or said[0].activities or said[0].unknown or said[0].signs
    return None if more else centre(turn, said[0].site)


def _is_elsewhere(said: Change, draft: Draft) -> bool:
    """Whether an answer names another area than was told: nobody knows which of them is right."""
    return None not in {said.area, draft.area} and said.area != draft.area


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
    amended = filled(draft, reading.change, question.asking, amends=True)
    return amended != draft and question.asking is not Asking.CLEAN_VERSION
