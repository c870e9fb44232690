"""Whether an activity was done, is planned, was called off, or is only talked about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from bot.entries import CallOffReason
from bot.language.statements import acts_called_off
from bot.language.statements.after_all import is_done_after_all
from bot.language.statements.another_occasion import tells_the_same
from bot.language.statements.call_offs import denies, is_called_off
from bot.language.statements.carried import carried, spoke_first
from bot.language.statements.dates_ahead import is_dated_ahead
from bot.language.statements.headings import heading, under
from bot.language.statements.hearsay import (
    ends_in_doubt,
    is_hedged,
    is_left_to_others,
    is_ours,
    is_told_of_others,
    may_be_told,
    opens_with_telling,
)
from bot.language.statements.known_occasions import is_unsure_of_named
from bot.language.statements.lists_ahead import dates_both
from bot.language.statements.never_begun import ends_with_shortage, opens_with_call_off
from bot.language.statements.partly_done import may_be_partly_done
from bot.language.statements.plans import (
    is_later_today,
    is_planned,
    is_reminder,
)
from bot.language.statements.predicates import became, is_past_verb
from bot.language.statements.remarks_ahead import is_behind_remark
from bot.language.statements.statement import Modality, Statement
from bot.language.statements.status_notes import noted_as
from bot.language.statements.stories import is_off_of_unknown
from bot.language.statements.talk import is_general, is_of_another_year, is_talk
from bot.language.statements.tonight import may_be_later_tonight

_REASONS = {
    "reason_alarm": CallOffReason.ALARM,
    "reason_staff": CallOffReason.STAFF,
    "reason_weather": CallOffReason.WEATHER,
    "reason_time": CallOffReason.OTHER,
}

_SETTLED = (
    (is_done_after_all, Modality.DONE),
    (is_reminder, Modality.PLANNED),
    (opens_with_call_off, Modality.CANCELLED),
    (ends_with_shortage, Modality.CANCELLED),
)
_NEVER_COUNTED = frozenset({Modality.CANCELLED, Modality.PLANNED})
_UNSURE = (is_unsure_of_named, is_left_to_others, is_off_of_unknown, is_behind_remark)


def judged(found: Sequence[Statement], now: datetime) -> list[Statement]:
    """The statements with what each says of its activity, in a message sent at a local time."""
    told: list[Statement] = []
    above: Modality | None = None
    governs = False
    for statement in found:
        above = heading(statement) or above
        dated = _is_dated_above(statement, told)
        settled = next((modality for sign, modality in _SETTLED if sign(statement)), None)
        said = settled or _said(statement, now, dated=dated)
        same = statement.inherited and said is None and tells_the_same(statement.own)
        if told and (same or _is_just_so(statement)):
            said = told[-1].modality
        said = under(above, said, statement)
        modality = said or carried(statement, told[-1] if told else None, governs=governs)
        governs = spoke_first(statement, modality) or (said is None and governs)
        if modality is Modality.CANCELLED and _goes_on_about_talk(statement, told):
            modality = Modality.TALK
        if statement.act.rule == acts_called_off.RULE and modality not in _NEVER_COUNTED:
            modality = Modality.TALK
        told.append(statement if modality is statement.modality else replace(statement, modality=modality))
    return [
        replace(statement, reason=_reason(statement))
        if statement.modality is Modality.CANCELLED
        else statement
        for statement in _carried_back(_given_way(told), now)
    ]


def _is_just_so(statement: Statement) -> bool:
    """As in "krogtillsynen ställs in och tobakstillsynen likaså": what was said last is true of it too."""
    own = statement.own
    ends = any(marker.name == "just_so" and marker.end == own.units[-1].end for marker in own.markers)
    return (
        ends
        and own.before in {"and", "comma"}
        and not own.has("done", "past", "called_off", "planned", "not")
    )


def _given_way(told: list[Statement]) -> list[Statement]:
    """As in "helginsatsen i fredags blev fotpatrull i stället": only the second was done, on that day."""
    for index, (before, after) in enumerate(pairwise(told)):
        end = before.own.units[-1].end
        last = before.clauses[-1] is before.own and before.own.sentence == after.own.sentence
        if last and any(m.name == "became" and m.end == end for m in before.own.markers):
            one = Statement(after.act, (*before.clauses, *after.clauses), modality=after.modality)
            return [*told[:index], *_given_way([one, *told[index + 2 :]])]
    return told


def _is_dated_above(statement: Statement, told: Sequence[Statement]) -> bool:
    """As in "Lördagens insats: helginsats 20-03": the day stands in the heading."""
    return statement.clauses[0].before == "colon" and bool(told) and bool(told[-1].of("when"))


def _said(statement: Statement, now: datetime, *, dated: bool = False) -> Modality | None:
    """What a statement says by itself; None where nothing in it decides.

    `dated` says that its day is told before it, so that its hours need not be today's.
    """
    if statement.own.asked or statement.own.has("talk"):
        return Modality.TALK
    if statement.own.has("no_more", "opinion", "talk_before", "should", "planned") and became(statement):
        return Modality.DONE
    if is_called_off(statement):
        return Modality.UNSURE if may_be_partly_done(statement) else Modality.CANCELLED
    if is_talk(statement) or is_of_another_year(statement, now.year):
        return Modality.TALK
    if is_hedged(statement):
        ours = is_ours(statement) or opens_with_telling(statement) or ends_in_doubt(statement)
        return Modality.UNSURE if ours else Modality.TALK
    later = not dated and is_later_today(statement, now)
    if is_planned(statement) or later or is_dated_ahead(statement, now):
        return Modality.TALK if is_left_to_others(statement) else Modality.PLANNED
    return noted_as(statement) or _said_of_us(statement, now)


def _said_of_us(statement: Statement, now: datetime) -> Modality | None:
    """What is said that is neither called off nor ahead: of us or of others, done, or not surely done."""
    if is_told_of_others(statement):
        return Modality.UNSURE if may_be_told(statement) else Modality.TALK
    if is_general(statement):
        return Modality.TALK
    if doubted := _doubted(statement, now):
        return doubted
    return Modality.DONE if statement.has("done", "past") or is_past_verb(statement.act) else None


def _doubted(statement: Statement, now: datetime) -> Modality | None:
    """What is told as if it were done, and may not be."""
    if any(sign(statement) for sign in _UNSURE):
        return Modality.UNSURE
    return Modality.ANNOUNCED if may_be_later_tonight(statement, now) else None


def _goes_on_about_talk(statement: Statement, told: Sequence[Statement]) -> bool:
    """As in "förra året gjorde vi 80 hastighetskontroller, i år blir det inte hälften"."""
    talked = bool(told) and told[-1].modality is Modality.TALK
    return talked and statement.inherited and told[-1].own.sentence == statement.own.sentence


def _carried_back(found: list[Statement], now: datetime) -> list[Statement]:
    """As in "Fotpatrullen och hastkontrollen ställdes in": a call-off said last is for both."""
    for index in range(len(found) - 2, -1, -1):
        here, after = found[index], found[index + 1]
        if after.modality is Modality.CANCELLED and _shares_its_end(here, after) and _said(here, now) is None:
            open_to_both = Modality.UNSURE if after.own.of("we") else Modality.CANCELLED
            found[index] = replace(here, modality=open_to_both)
            continue
        joined = after.own.before in {"and", "or"} and not after.inherited and len(here.clauses) == 1
        planned = after.modality is Modality.PLANNED and dates_both(here, after)
        if planned and joined and _said(here, now) is None:
            placed = bool(here.own.of("place"))
            found[index] = replace(here, modality=Modality.UNSURE if placed else Modality.PLANNED)
            continue
        if (
            after.modality is Modality.CANCELLED
            and joined
            and _said(here, now) is None
            and not denies(after.own)
        ):
            apart = here.own.of("when") and after.own.of("when")
            found[index] = replace(here, modality=Modality.UNSURE if apart else Modality.CANCELLED)
    return found


def _shares_its_end(here: Statement, after: Statement) -> bool:
    """As in "Fotpatrull i Vårby och Skogås inställd"; "och Skogås hann vi inte" may be of one."""
    listed = after.inherited and after.own.before == "and" and here.clauses[-1] is here.own
    last, first = here.own.units[-1], after.own.units[0]
    return (
        listed and last.kind in {"place", "when"} and (first.kind == last.kind or first.kind in {"i", "on"})
    )


def _reason(statement: Statement) -> CallOffReason:
    return next((reason for name, reason in _REASONS.items() if statement.has(name)), CallOffReason.OTHER)
