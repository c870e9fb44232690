"""What a message tells, plans or calls off: its statements as entries, and what must be asked about them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.entries import Draft
from bot.language.clauses.clause import Clause
from bot.language.days.meanings import Calendar
from bot.language.doubt.certainty import doubts, is_numbered_once, left_open
from bot.language.doubt.days_taken_back import takes_day_back, without_days_taken_back
from bot.language.doubt.guessing import Guessing
from bot.language.doubt.named_in_vain import named_elsewhere, with_open_areas, without_entry
from bot.language.doubt.near_misses import NearMisses
from bot.language.doubt.one_or_another import told_once
from bot.language.doubt.open_numbers import (
    has_open_number,
    is_uncounted,
    may_be_of_another,
    may_be_one,
    of_unknown,
)
from bot.language.doubt.taking_part import with_open_partners
from bot.language.doubt.unaccounted import unaccounted, unsure
from bot.language.entries.asked_in_turn import with_shares_asked_for
from bot.language.entries.beside_one import numbers_beside
from bot.language.entries.binding import Bound, bind
from bot.language.entries.company import partners_of
from bot.language.entries.grand_totals import (
    open_short_of_total,
    settle_heading,
    settle_total,
    without_sum,
)
from bot.language.entries.lending import lend
from bot.language.entries.multiplied import open_told_for_each
from bot.language.entries.named_activities import (
    activity_of,
    is_theirs,
    names_another_subject,
    told_of,
    without_mere_names,
)
from bot.language.entries.partly_told import settle_partly_done
from bot.language.entries.spreading import entries, is_outside
from bot.language.entries.told_days import in_one_week
from bot.language.entries.whose_request import with_requests_in_place
from bot.language.reading import Kind, Missing, Reading
from bot.language.statements.acts import HINTED, RAN
from bot.language.statements.spending import in_kronor
from bot.language.statements.statement import Modality, Statement
from bot.language.words.units import Unit
from bot.partnership import Partnership

_ORDER = tuple(Missing)
_FIRST = (
    (Kind.REPORT, frozenset({Modality.DONE})),
    (Kind.REPORT, frozenset({Modality.UNSURE, Modality.ANNOUNCED})),
    (Kind.PLAN, frozenset({Modality.PLANNED})),
    (Kind.CANCELLED, frozenset({Modality.CANCELLED})),
)
_DONE_OR_UNSURE = frozenset({Modality.DONE, Modality.UNSURE, Modality.ANNOUNCED})


@dataclass(frozen=True, slots=True)
class Tellings:
    """Reads them; `near_misses` tells what a misspelt word could change, `guessing` what is likely."""

    partnership: Partnership
    near_misses: NearMisses
    guessing: Guessing

    def read(
        self, said: Sequence[Statement], clauses: Sequence[Clause], calendar: Calendar, organisation: str
    ) -> Reading | None:
        """What the statements of a message make it: a report before a plan, and that before a call-off.

        `clauses` are all of the message, also those of which no statement was made.
        """
        found = [
            self._without_none_done(statement, organisation)
            for statement in with_requests_in_place(said, self.partnership)
            if not is_theirs(statement, organisation)
        ]
        others = any(s.act.kind == "activity" and s.modality is not Modality.TALK for s in found)
        for kind, modalities in _FIRST:
            chosen = [s for s in found if s.modality in modalities]
            if chosen and Modality.DONE in modalities:
                chosen = [s for s in found if s.modality in _DONE_OR_UNSURE]
            known = any(s.act.kind == "activity" for s in chosen)
            if chosen and (known or not others):
                named = named_elsewhere(clauses, [s for s in said if s not in chosen])
                return self._reading(kind, chosen, found, named, calendar, organisation)
        return None

    def _reading(
        self,
        kind: Kind,
        chosen: Sequence[Statement],
        found: Sequence[Statement],
        named: Sequence[Unit],
        calendar: Calendar,
        organisation: str,
    ) -> Reading:
        bounds = without_mere_names([self._bound(statement, organisation) for statement in chosen])
        settle_partly_done(bounds, found)
        open_told_for_each(bounds)
        in_one_week([bound for bound in bounds if bound.statement.modality is not Modality.PLANNED])
        settle_total(bounds)
        settle_heading(bounds)
        open_short_of_total(bounds)
        lend(bounds)
        bounds = without_sum(bounds, calendar)
        known = [bound for bound in bounds if bound.activity is not None]
        for bound in known:
            bound.together = len(known)
        told: list[tuple[Bound, Draft]] = []
        missing: set[Missing] = set()
        for bound in told_of(bounds, self.partnership):
            doubted = self._doubted(kind, bound)
            drafts = [d for d in self._entries(bound, calendar) if kind is not Kind.REPORT or d.count != 0]
            opened = [
                self.guessing.noted(left_open(draft, doubted), draft, bound.statement, calendar)
                for draft in drafts
            ]
            told += [(bound, draft) for draft in told_once(opened, bound.statement)]
            if kind is Kind.REPORT:
                lacking = (self._missing(draft, outside=is_outside(bound)) for draft in drafts)
                missing = missing.union(*(doubted | lacks for lacks in lacking))
        told = without_days_taken_back(told, list(self._taken_back(kind, found, calendar, organisation)))
        if not known and kind is not Kind.REPORT:
            return Reading(kind=Kind.SMALLTALK)
        if not known:
            kind = Kind.UNCLEAR
            missing |= {Missing.ACTIVITY}
        drafts = [draft for _bound, draft in told]
        if kind is Kind.UNCLEAR and (visited := of_unknown(_clauses_of(told))):
            drafts = [unsure(draft, visited) for draft in drafts]
        if kind is Kind.REPORT:
            drafts = drafts if missing else self._with_open_numbers(told)
            drafts = list(with_open_partners(told, drafts, organisation))
            if not missing and (in_vain := without_entry(named, bounds, told, drafts)):
                drafts, missing = with_open_areas(told, drafts, in_vain), {Missing.AREA}
        if kind in {Kind.REPORT, Kind.UNCLEAR}:
            missing |= {Missing.COUNT for draft in drafts if draft.count is None}
        return Reading(kind=kind, entries=tuple(drafts), missing=tuple(m for m in _ORDER if m in missing))

    def _taken_back(
        self, kind: Kind, found: Sequence[Statement], calendar: Calendar, organisation: str
    ) -> Iterator[Draft]:
        """What was called off of the days that a report tells of."""
        for statement in found:
            if kind is Kind.REPORT and takes_day_back(statement):
                yield from self._entries(self._bound(statement, organisation), calendar)

    def _without_none_done(self, statement: Statement, organisation: str) -> Statement:
        """As in "tobak 0, krog 3": what was done no time was not done."""
        if statement.modality is not Modality.DONE or all(u.value for u in statement.of("number", "count")):
            return statement
        chunks = self._bound(statement, organisation).chunks
        counts = [amount.count for chunk in chunks for amount in chunk.amounts]
        return (
            statement
            if any(count != 0 for count in counts or [1])
            else replace(statement, modality=Modality.CANCELLED)
        )

    def _with_open_numbers(self, told: Sequence[tuple[Bound, Draft]]) -> list[Draft]:
        """The drafts, without their numbers where something was said that is in none of them."""
        others = self._unaccounted(told)
        is_open = (
            others
            or has_open_number(_clauses_of(told))
            or may_be_of_another(_clauses_of(told))
            or may_be_one(_clauses_of(told), [draft for _bound, draft in told])
            or names_another_subject({draft.activity for _bound, draft in told}, _clauses_of(told))
        )
        return [unsure(draft, others) if is_open else draft for _bound, draft in told]

    def _unaccounted(self, told: Sequence[tuple[Bound, Draft]]) -> list[int]:
        """The numbers of a telling that nothing which was read of it explains."""
        activities = {bound.activity for bound, _draft in told if bound.activity}
        visited = any(self.partnership.activity(activity).venues for activity in activities)
        uncounted = visited and all(is_uncounted(bound) for bound, _draft in told)
        return unaccounted(
            [draft for _bound, draft in told],
            _clauses_of(told),
            visited=visited,
            uncounted=uncounted,
            beside=frozenset().union(*(numbers_beside(bound.statement) for bound, _draft in told)),
        )

    def _doubted(self, kind: Kind, bound: Bound) -> frozenset[Missing]:
        """What is not sure of something told as done; of what is only planned, nothing is asked."""
        rule = bound.statement.act.rule
        hinted = rule == HINTED and not is_numbered_once(bound)
        uncounted = rule == RAN and not any(chunk.amounts for chunk in bound.chunks)
        if kind is Kind.REPORT and (hinted or uncounted):
            return frozenset({Missing.COUNT})
        if kind is not Kind.REPORT or bound.activity is None:
            return frozenset()
        return doubts(bound, self.near_misses)

    def _entries(self, bound: Bound, calendar: Calendar) -> list[Draft]:
        drafts = entries(bound, calendar)
        if bound.activity and self.partnership.activity(bound.activity).measure == "kronor":
            return [in_kronor(drafts, bound.statement)]
        return drafts

    def _missing(self, draft: Draft, *, outside: bool) -> set[Missing]:
        lacks = set()
        if draft.activity is None:
            lacks.add(Missing.ACTIVITY)
        if draft.count is None:
            lacks.add(Missing.COUNT)
        if draft.date is None:
            lacks.add(Missing.DATE)
        needs = draft.activity is not None and "area" in self.partnership.activity(draft.activity).needs
        if draft.area is None and draft.activity is not None and (needs or outside):
            lacks.add(Missing.AREA)
        return lacks

    def _bound(self, statement: Statement, organisation: str) -> Bound:
        activity = activity_of(statement, partners_of(statement), organisation, self.partnership)
        asked = activity is not None and "requested" in self.partnership.activity(activity).asks
        bound = bind(with_shares_asked_for(statement) if asked else statement, activity)
        bound.partners = bound.partners - {organisation}
        return bound


def _clauses_of(told: Sequence[tuple[Bound, Draft]]) -> list[Clause]:
    return list(dict.fromkeys(clause for bound, _draft in told for clause in bound.statement.clauses))
