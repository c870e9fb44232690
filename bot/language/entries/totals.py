"""How many occasions a statement tells together."""

from collections.abc import Sequence

from bot.entries import EntryKind
from bot.language.clauses.clause import Clause
from bot.language.entries.binding import Bound
from bot.language.entries.by_whom import told_by_colleagues
from bot.language.entries.in_turn import told_by_groups, told_in_turn
from bot.language.entries.occasions import Amount
from bot.language.entries.parts_of_day import told_by_parts_of_day
from bot.language.entries.places_listed import is_list_of_places
from bot.language.phrases.grammar import matches
from bot.language.phrases.told_visits import LISTED, SUBJECT_VISITED
from bot.language.words.inflection import Number
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord


def total(bound: Bound, kind: EntryKind) -> tuple[int | None, bool]:
    """The number of occasions, and whether it was said; None where it is not exact."""
    if kind is EntryKind.DONE and _was_aborted(bound) and not bound.statement.has("after_all"):
        return None, True
    if (
        kind is EntryKind.DONE
        and bound.statement.has("nearly_done")
        and not any(c.counts for c in bound.chunks)
    ):
        return None, True
    count, said = _counted(bound)
    if not count and kind is not EntryKind.DONE:
        return 1, said
    named = _all_days_said(bound) or _each_has_its_hour(bound) or is_list_of_places(bound)
    if count is None and not said and named:
        return 1, False
    return count, said


def _was_aborted(bound: Bound) -> bool:
    """As in "avbröts efter fem minuter"; so many visits were made before the rest of them was aborted."""
    if not any(_breaks_off(clause) for clause in bound.statement.clauses):
        return False
    act, own = bound.statement.act.value, bound.statement.own
    amounts = [amount.count for chunk in bound.chunks for amount in chunk.amounts]
    visits = isinstance(act, ActivityWord) and act.venues and bool(amounts) and None not in amounts
    told = (clause for clause in bound.statement.clauses if clause.sentence <= own.sentence)
    several = visits and any(unit.value > 1 for clause in told for unit in clause.of("number", "count"))
    after = [clause for clause in bound.statement.told if clause.sentence > own.sentence]
    apart = any(clause.has("aborted") for clause in after) and not own.has("aborted")
    return not (several and apart)


def _breaks_off(clause: Clause) -> bool:
    """As in "avbröts", "efter fem minuter fick vi larm"."""
    return clause.has("aborted") or (clause.has("soon_after") and clause.has("got_alarm"))


def _counted(bound: Bound) -> tuple[int | None, bool]:
    if (by_groups := told_by_groups(bound)) is not None:
        return by_groups, True
    if (by_colleagues := told_by_colleagues(bound)) is not None:
        return by_colleagues, True
    amounts = [amount for chunk in bound.chunks for amount in chunk.amounts]
    final = [amount for amount in amounts if amount.final]
    if final:
        return (final[-1].count if len({amount.count for amount in final}) == 1 else None), True
    if (added := told_in_turn(bound) or told_by_parts_of_day(bound)) is not None:
        return added, True
    acts = [amount.count for amount in amounts if not amount.venue]
    things = [amount.count for amount in _from_first_act(amounts) if amount.venue]
    if acts and things and _is_named_by_things(bound):
        return (None if None in (*acts, *things) else sum(count or 0 for count in (*acts, *things))), True
    if acts and not _are_explained(things, acts) and not _describes_some(bound, acts):
        return None, True
    if acts:
        return _agreed(acts), acts != [1] or not _said_by_article(bound)
    shops = len({shop for chunk in bound.chunks for shop in chunk.shops})
    row = any(unit.rule == "venue.row" for unit in bound.statement.of("thing"))
    several = any(c.several for c in bound.chunks)
    venues = sum(a.count or 0 for a in amounts)
    venues += 0 if venues == shops else shops
    if any(a.count is None for a in amounts) or (several and (row or not venues)):
        return None, True
    if venues > 1 or amounts:
        return venues, True
    plural = _is_plural(bound.statement.act) and not bound.statement.inherited
    return (None, False) if plural else (1, False)


def _from_first_act(amounts: Sequence[Amount]) -> Sequence[Amount]:
    """Without things that are numbered before: "ringde 12 hushåll, gjorde 3 hembesök"."""
    first = next((i for i, amount in enumerate(amounts) if not amount.venue), len(amounts))
    return amounts[first:]


def _are_explained(things: Sequence[int | None], acts: Sequence[int | None]) -> bool:
    """Whether numbers of things visited are none, or those of the visits."""
    return sum(count or 0 for count in things) in {0, acts[0], sum(count or 0 for count in acts)}


def _describes_some(bound: Bound, acts: Sequence[int | None]) -> bool:
    """As in "20 hembesök i Skogås. 13 barnfamiljer.": fewer things, told alone, are some of those visited."""
    whole = acts[0] if len(acts) == 1 else None
    numbered = [chunk for chunk in bound.chunks if any(amount.venue for amount in chunk.amounts)]
    return whole is not None and all(
        chunk.before in {"stop", "open"}
        and not (chunk.places or chunk.whens or chunk.one_more)
        and [amount.count is not None and amount.count < whole for amount in chunk.amounts] == [True]
        for chunk in numbered
    )


def _is_named_by_things(bound: Bound) -> bool:
    """As in "3 krogar, 2 restauranger": the activity is only named by what was visited."""
    return bound.statement.act.rule in {SUBJECT_VISITED, LISTED}


def _agreed(counts: Sequence[int | None]) -> int | None:
    """The number that is said; two that differ are asked, but a sum may be told in parts."""
    first, *rest = counts
    if rest and None not in counts and first == sum(count or 0 for count in rest):
        return first
    *parts, last = counts
    if len(parts) > 1 and None not in counts and last == sum(count or 0 for count in parts):
        return last
    return counts[0] if len(set(counts)) == 1 else None


def _said_by_article(bound: Bound) -> bool:
    """Whether only "en" is said: "en fotpatrull i Vårby och Skogås" is one in each."""
    return any(unit.kind == "article" for unit in bound.statement.own.units)


def _all_days_said(bound: Bound) -> bool:
    """As in "Båda kvällarna", "fredagens och lördagens": tells how many occasions a plural means."""
    own, before = bound.statement.own, bound.statement.clauses[: bound.statement.first_named]
    listed = own.before == "and" and matches("^<when> <activity>", own.units)
    if listed and before and all(unit.kind == "when" for unit in before[-1].units):
        return True
    return any(unit.kind in {"both", "when_evenings"} for unit in bound.statement.of("both", "when_evenings"))


def _each_has_its_hour(bound: Bound) -> bool:
    """As in "fotpatruller: Grantorp kl 18, Skogås torg kl 19.30": one at each place."""
    placed = [chunk for chunk in bound.chunks if chunk.places]
    return len(placed) > 1 and all(chunk.timed and not chunk.whens[1:] for chunk in placed)


def _is_plural(act: Unit) -> bool:
    value = act.value
    number = value.number if isinstance(value, ActivityWord) else value
    return number is Number.MANY and act.kind != "lookalike"
