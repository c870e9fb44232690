"""Answers that only have a meaning beside what is offered: "den andra", "båda", "samma", "den i Skogås"."""

from bot.dialogue import changing, undoing
from bot.dialogue.choosing import chosen
from bot.dialogue.finding import entries_in_question, fits
from bot.dialogue.not_begun import whether_begun
from bot.dialogue.one_or_both import one_or_both
from bot.dialogue.options import options
from bot.dialogue.outcomes import cancelled, decided, filled, picked, taken
from bot.dialogue.requested_in_part import told_in_part
from bot.dialogue.turn import Turn
from bot.language.reading import Change, Fragment, Kind, Reading
from bot.questions import Asking, Question
from bot.replies import Reply

_FEW_UNITS = 3
_SHORTEST_HEAD = 5
_OF_ENTRIES = {Asking.WHICH_ENTRY, Asking.REMOVAL}
_COUNTS = frozenset({"number", "count", "article", "vague", "vague_range", "only"})
_TELLS_BESIDE = {Kind.SMALLTALK, Kind.CORRECTION, Kind.UNCLEAR}
_LISTED = {Asking.ACTIVITY, Asking.AREA, Asking.WHAT_TO_CHANGE, *_OF_ENTRIES}


def pointed_out(
    turn: Turn, text: str, reading: Reading, said: Fragment, question: Question
) -> list[Reply] | None:
    """What such an answer does; None for any other."""
    match question.asking:
        case Asking.JOINT if said.same is not None and said.change.date is None:
            return decided(turn, question, yes=said.same)
        case Asking.AFTERTHOUGHT:
            return one_or_both(turn, text, reading, said, question)
        case Asking.REQUESTED:
            return cancelled(turn, question) if said.unsure else told_in_part(turn, reading, said, question)
        case Asking.WHAT_TO_CHANGE if said.field and said.change == Change():
            return picked(turn, question, said.field)
        case Asking.WHAT_TO_CHANGE if _is_plain_no(reading, said):
            return cancelled(turn, question)
        case Asking.PARTNERS if reading.kind is not Kind.REPORT:
            return _in_how_many(turn, said, question)
        case Asking.COUNT:
            begun = whether_begun(turn, text, reading, said, question)
            return begun or _beside(turn, reading, said, question)
        case Asking.ACTIVITY if (named := _by_head(turn, reading, question)) is not None:
            return named
        case listed if listed in _LISTED:
            return _by_position(turn, said, question) or _of_entries(turn, text, reading, said, question)
        case _:
            return None


def _in_how_many(turn: Turn, said: Fragment, question: Question) -> list[Reply] | None:
    """As in "två", "alla", "ingen": in how many of those that were told the partners took part."""
    number = said.change.count
    told = question.drafts[question.position].count or 0
    if said.left_out is not None:
        number = told - (said.left_out.count or told)
        return picked(turn, question, str(number)) if number > 0 else None
    if said.every:
        return None if number else picked(turn, question, str(question.drafts[question.position].count))
    if number is not None:
        return picked(turn, question, str(number)) if _is_offered(number, question) else None
    return decided(turn, question, yes=bool(said.yes)) if said.yes or said.refused else None


def _is_offered(number: int, question: Question) -> bool:
    return number <= (question.drafts[question.position].count or 0)


def _is_plain_no(reading: Reading, said: Fragment) -> bool:
    """As in "nej", and not "nej, tre"."""
    return reading.kind is Kind.SMALLTALK and said.yes is False and said.change == Change()


def _by_position(turn: Turn, said: Fragment, question: Question) -> list[Reply] | None:
    counted = question.asking is Asking.WHAT_TO_CHANGE and said.change.count is not None
    if said.position is None or said.change.area is not None or counted:
        return None
    offered = options(turn, question, entries_in_question(turn, question), again=False)
    if said.position >= len(offered):
        return None
    return picked(turn, question, offered[said.position].value)


def _beside(turn: Turn, reading: Reading, said: Fragment, question: Question) -> list[Reply] | None:
    """As in "i Stuvsta", "polisen var med", where it is asked how many it was: that is still asked then."""
    told = said.change
    silent = told.count is None and told.activity is None and said.about is None and said.yes is None
    if not question.drafts or not silent or told == Change() or reading.kind not in _TELLS_BESIDE:
        return None
    draft = question.drafts[question.position]
    moves = told.area is not None and draft.area not in {None, told.area}
    counts = any(unit.kind in _COUNTS for unit in reading.units)
    if moves or counts or filled(draft, told, question.asking, amends=True) == draft:
        return None
    return taken(turn, question, told, amends=True)


def _by_head(turn: Turn, reading: Reading, question: Question) -> list[Reply] | None:
    """As in "ja en kontroll": how only one of the activities ends that are offered, and nothing else."""
    head = reading.units[-1].text if reading.units else ""
    told = reading.kind not in {Kind.SMALLTALK, Kind.UNCLEAR}
    if told or len(reading.units) > _FEW_UNITS or len(head) < _SHORTEST_HEAD:
        return None
    offered = options(turn, question, entries_in_question(turn, question), again=False)
    nouns = [(option.value, turn.partnership.activity(option.value).noun) for option in offered]
    named = [
        activity for activity, noun in nouns if len(head) >= _SHORTEST_HEAD and noun.singular.endswith(head)
    ]
    return picked(turn, question, named[0]) if len(named) == 1 else None


def _of_entries(
    turn: Turn, text: str, reading: Reading, said: Fragment, question: Question
) -> list[Reply] | None:
    """As in "båda", or what fits one of the entries alone and says nothing else: "stryk Vårby" does."""
    other = question.asking is Asking.WHICH_ENTRY and reading.kind in {Kind.UNDO, Kind.PUT_BACK}
    if question.asking not in _OF_ENTRIES or other:
        return None
    entries = entries_in_question(turn, question)
    if said.every:
        named = any(fits(entry, said.change) for entry in entries)
        return None if named else _all_of_them(turn, question)
    meant = chosen(turn, text, question, entries)
    return picked(turn, question, str(meant.id)) if meant else None


def _all_of_them(turn: Turn, question: Question) -> list[Reply] | None:
    """Let what was to become of one entry become of all that are offered."""
    if question.asking is Asking.REMOVAL:
        turn.close_question()
        return undoing.take_back(turn, question, *question.entries)
    if question.change is None:
        return None
    return changing.apply(turn, question.report, question.entries, question.change)
