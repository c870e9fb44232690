"""The way in: what a message says of what was told before it, tried in turn."""

from collections.abc import Sequence
from datetime import timedelta

from bot.dialogue.hindsight import centres, findings, regrets, told_again, while_asked
from bot.dialogue.hindsight.company import companions, only_some, stayed_away
from bot.dialogue.hindsight.more_done import additions, another, often, pieces, sums, there, totals, turns
from bot.dialogue.hindsight.otherwise import (
    contrasts,
    days,
    days_of_some,
    exchanges,
    moved_in_part,
    not_that_one,
    numbers,
    positions,
    renumbered,
    retold,
    splits,
    whereabouts,
)
from bot.dialogue.hindsight.planning import (
    ahead,
    carrying_out,
    company,
    going_again,
    intended,
    plans,
    plans_of_several,
    rescheduling,
)
from bot.dialogue.hindsight.portions import some_of
from bot.dialogue.hindsight.told import dated, told_lately
from bot.dialogue.hindsight.undone import (
    absences,
    evenings,
    fewer,
    nothing,
    others_did,
    quiet_days,
    some_of_them,
    the_other_one,
)
from bot.dialogue.hindsight.wished import (
    answers_beside,
    otherwise_too,
    places_too,
    requests,
    requests_of_some,
)
from bot.dialogue.turn import Turn
from bot.entries import Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Kind, Reading
from bot.messages import MessageKey
from bot.questions import Asking, Question
from bot.replies import Reply

_MAY_LOOK_BACK = frozenset(
    {Kind.SMALLTALK, Kind.UNCLEAR, Kind.REPORT, Kind.CORRECTION, Kind.CANCELLED, Kind.PLAN, Kind.UNDO}
)
_LOOK_BACK = timedelta(days=14)
_PLAIN = frozenset({
    Sign.DONE, Sign.PAST, Sign.WE, Sign.ASKED, Sign.FOUND, Sign.LEFT, Sign.ALL, Sign.CONTRARY,
    Sign.MEANT, Sign.BOTH,
})  # fmt: skip
_OF_ABSENCE = (
    others_did.not_by_us, the_other_one.struck, fewer.lessened, evenings.called_off, some_of_them.missed,
    absences.gone, absences.only, nothing.came_of_it, others_did.told_by_others,
)  # fmt: skip
_OF_ASKING = (places_too.placed, requests.disowned, answers_beside.meant_otherwise)
_READERS = (
    *_OF_ASKING, turns.counted_on, turns.still_to_come, not_that_one.another_is_meant, findings.found_there,
    positions.pointed_out, only_some.with_some_only, renumbered.renumbered, *_OF_ABSENCE,
    requests_of_some.asked_for_some, companions.accompanied, requests.asked_for, whereabouts.placed,
    pieces.renumbered, numbers.numbered, days_of_some.redated_in_part, days.redated, otherwise_too.put_right,
    exchanges.exchanged, sums.summed, totals.totalled, often.so_often, moved_in_part.moved_in_part,
    splits.split, ahead.not_yet, contrasts.otherwise, centres.at_centre,
    centres.again_at_centre,
)  # fmt: skip
_OF_UNDOING = (
    *_OF_ASKING, positions.pointed_out, only_some.with_some_only, stayed_away.left_out, *_OF_ABSENCE,
)  # fmt: skip
_OF_MORE = (
    retold.told_anew, pieces.pieced, told_again.in_part, there.done_there, additions.added,
    another.another_time, told_again.at_last,
)  # fmt: skip


def seen(turn: Turn, key: MessageKey, reading: Reading, text: str, question: Question | None) -> list[Reply]:
    """What a message leads to that is about what its sender told before; nothing where it is about else.

    Not where others read along. While it is asked of what is stored, it may be of several lines of that.
    """
    asked = question is not None and question.asking is not Asking.REQUESTED
    if turn.shared or reading.private or reading.kind not in _MAY_LOOK_BACK:
        return []
    said = turn.reader.sayings(text, turn.at, turn.member.organisation)
    if said and _is_whole(reading) and _tell_all(said):
        return _of_whole(turn, key, said, reading, text, question)
    if not said:
        return []
    if question is not None and asked:
        told = told_lately(turn, turn.work.reports.standing_by(turn.member.id, turn.at - _LOOK_BACK), said)
        return while_asked.put_right(turn, told, dated(told, said), question) if told else []
    if question is not None and (both := answers_beside.answered(turn, question, said, reading, text)):
        return both
    reports = turn.work.reports.standing_by(turn.member.id, turn.at - _LOOK_BACK)
    undoes = reading.kind is Kind.UNDO and not (question is not None and reading.of_latest)
    older = _of_older(turn, key, reports, said, reading, undoes=undoes)
    if question is None and not older:
        older = regrets.put_back(turn, reports, said)
    older = older or intended.meant_to_be(turn, key, said, reading)
    return older or _of_told(turn, key, reports, said, reading, undoes=undoes)


def _of_whole(
    turn: Turn,
    key: MessageKey,
    said: Sequence[Saying],
    reading: Reading,
    text: str,
    question: Question | None,
) -> list[Reply]:
    """What a report that stands by itself says of a plan, or tells once more."""
    if question is not None and question.drafts:
        return []
    of_plan: list[Reply] = []
    if not _is_placed(reading) and (question is None or question.asking is Asking.REQUESTED):
        beside = question is not None and answers_beside.answered(turn, question, said, reading, text)
        reports = turn.work.reports.standing_by(turn.member.id, turn.at - _LOOK_BACK)
        of_plan = beside or plans.followed(turn, key, reports, said, whole=False)
    return of_plan or told_again.whole(turn, key, said, reading)


def _of_older(
    turn: Turn,
    key: MessageKey,
    reports: Sequence[Report],
    said: Sequence[Saying],
    reading: Reading,
    *,
    undoes: bool,
) -> list[Reply]:
    """What a message says of plans, and of days that may lie further back."""
    told_today = any(entry.facts.date == turn.today for report in reports for entry in report.done)
    done = not undoes or not told_today or any(Sign.DONE in each.signs for each in said)
    whole = _is_whole(reading)
    followed = [] if whole or not done else plans_of_several.followed(turn, key, reports, said)
    if done and not followed:
        followed = plans.followed(turn, key, reports, said, whole=_is_placed(reading))
    return followed or _of_days(turn, key, reports, said, reading)


def _of_days(
    turn: Turn, key: MessageKey, reports: Sequence[Report], said: Sequence[Saying], reading: Reading
) -> list[Reply]:
    """What a message says of the plans that are open, and of days before; "ångra" is of the latest."""
    if reading.kind is Kind.UNDO and not reading.of_latest:
        return []
    of_plans = rescheduling.rescheduled(turn, key, reports, said)
    of_plans = of_plans or carrying_out.carried_out(turn, key, reports, said, reading)
    of_plans = of_plans or company.joined(turn, reports, said)
    quiet = of_plans or quiet_days.quiet(turn, key, reports, said)
    return quiet or quiet_days.missed(turn, key, reports, said)


def _of_told(
    turn: Turn,
    key: MessageKey,
    reports: Sequence[Report],
    said: Sequence[Saying],
    reading: Reading,
    *,
    undoes: bool,
) -> list[Reply]:
    """What a message says of what was told in the last hours; "ångra" alone is of all of the latest."""
    told = told_lately(turn, reports, said)
    named = reading.named is None and any(each.places for each in said)
    if told is None or (undoes and _is_of_all(said) and not named):
        return []
    said = dated(told, said)
    if again := going_again.planned_alike(turn, key, told, said, reading):
        return again
    readers = _OF_UNDOING if undoes else _READERS
    found = next(filter(None, (reader(turn, told, said) for reader in readers)), [])
    more = (reader(turn, key, told, said, reading) for reader in _OF_MORE)
    return found or next(filter(None, more), [])


def _is_whole(reading: Reading) -> bool:
    return reading.kind is Kind.REPORT and not reading.missing


def _is_placed(reading: Reading) -> bool:
    """Whether it is a report that says where; "fredagens helginsats genomförd" was, where it was planned."""
    return _is_whole(reading) and any(entry.area for entry in reading.entries)


def _is_of_all(said: Sequence[Saying]) -> bool:
    """As in "ångra", "stryk den ena"; not "den sista hann vi inte", "den i mitten ska bort", "ej i Vårby"."""
    if len(said) != 1:
        return False
    some = Sign.STRUCK not in said[0].signs and some_of(said[0]) is not None
    denied = Sign.DENIED in said[0].signs and said[0].places
    return Sign.MIDDLE not in said[0].signs and not (some or denied or said[0].absent)


def _tell_all(said: Sequence[Saying]) -> bool:
    """Whether a message is a report in which no word leads back."""
    return any(each.named for each in said) and all(map(_tells_itself, said))


def _tells_itself(saying: Saying) -> bool:
    """As in "två krogtillsyner i Vårby igår", "folk hade bett om det": no word leads back to anything."""
    led_back = saying.definite or saying.back or not saying.signs <= _PLAIN
    asked = saying.requested is not None and not (saying.places or saying.activities or saying.definite)
    return asked or (saying.named and not led_back)
