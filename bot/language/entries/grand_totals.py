"""Numbers of all that is told: told last ("..., totalt 5"), or first ("5 inspektioner: ...")."""

from collections.abc import Sequence
from itertools import takewhile

from bot.language.days.meanings import Calendar
from bot.language.entries.binding import Bound
from bot.language.entries.chunks import Chunk
from bot.language.entries.occasions import Amount
from bot.language.entries.spots import spots_of
from bot.language.entries.spreading import entries


def settle_total(bounds: Sequence[Bound]) -> None:
    """Take the sum of all from the last activity; open its number where it may be that sum or its own."""
    if len(bounds) < 2 or not (last := _told_last(bounds[-1])):  # noqa: PLR2004 - a sum has parts
        return
    parts = [count for bound in bounds for count in _counts(bound, last)]
    total = last.amounts[0].count
    if (
        None not in parts
        and total == sum(count or 0 for count in parts)
        and (bounds[-1].statement.has("in_all") or last.amounts[0].final)
    ):
        last.amounts = []
    elif not any(chunk.counts for bound in bounds for chunk in bound.chunks if chunk is not last):
        last.amounts = [Amount(None)]


def without_sum(bounds: Sequence[Bound], calendar: Calendar) -> list[Bound]:
    """As in "en krog i Stuvsta. En i Segeltorp. Totalt två krogtillsyner": without what only sums up."""
    *parts, last = bounds
    if not parts or not _only_sums(last) or any(bound.activity != last.activity for bound in parts):
        return list(bounds)
    counts = [draft.count for bound in parts for draft in entries(bound, calendar)]
    told = [amount.count for chunk in last.chunks for amount in chunk.amounts]
    return parts if None not in counts and told == [sum(count or 0 for count in counts)] else list(bounds)


def is_sum_of_next(bound: Bound, following: Sequence[Bound]) -> bool:
    """As in "två tillsyner i Segeltorp idag, en tobak och en krog": how many the next ones are together."""
    own = bound.statement.own
    parts = [
        1 if unit.kind == "article" else unit.value
        for other in following
        if other.statement.own.sentence == own.sentence
        for unit in other.statement.own.of("number", "count", "article")
    ]
    return len(parts) > 1 and [unit.value for unit in own.of("number", "count")] == [sum(parts)]


def _only_sums(bound: Bound) -> bool:
    apart = any(chunk.places or chunk.whens or chunk.partners or chunk.alone for chunk in bound.chunks)
    return bound.statement.own.has("in_all") and not apart


def open_short_of_total(bounds: Sequence[Bound]) -> None:
    """As in "5 inspektioner idag: 3 tobak, resten krog": open what is known where the items are fewer."""
    heading, *items = bounds
    if not items or heading.activity is not None or items[0].statement.own.before != "colon":
        return
    counted = [chunk for item in items for chunk in item.chunks if chunk.amounts]
    parts = [amount.count for chunk in counted for amount in chunk.amounts]
    totals = [amount.count for chunk in heading.chunks for amount in chunk.amounts]
    listed = [sum(unit.value for item in items for unit in item.statement.of("number", "count"))]
    explained = totals in (listed, [sum(count or 0 for count in parts)])
    if len(totals) == 1 and None not in (*totals, *parts) and not explained:
        for chunk in counted:
            chunk.amounts = [Amount(None)]


def settle_heading(bounds: Sequence[Bound]) -> None:
    """As in "det blev två: fotpatrull i Skogås, laser i Vårby": what is told first is of all in its list."""
    first = bounds[0].statement
    listed = [b for b in bounds if b.statement.clauses[0].sentence == first.own.sentence]
    leading = takewhile(lambda chunk: chunk.before != "colon", bounds[0].chunks)
    heading = [chunk for chunk in leading if chunk.amounts]
    if first.own.before != "colon" or len(listed) < 2 or len(heading) != 1:  # noqa: PLR2004 - a list
        return
    (total,) = heading
    parts = [count for bound in listed for count in _told(bound, total)]
    whole = [amount.count for amount in total.amounts]
    total.amounts = [] if None not in parts and whole == [sum(c or 0 for c in parts)] else [Amount(None)]


def _told(bound: Bound, total: Chunk) -> list[int | None]:
    """The numbers of a telling without the total; without any, one for each place."""
    counts = [amount.count for chunk in bound.chunks if chunk is not total for amount in chunk.amounts]
    return counts or [len(spots_of(bound)) or 1]


def _told_last(bound: Bound) -> Chunk | None:
    """The chunk that ends a telling, where it only tells a number, apart from its activity."""
    last = bound.chunks[-1] if len(bound.chunks) > 1 else None
    if last is None or len(last.amounts) != 1 or bound.statement.inherited:
        return None
    alone = not (last.places or last.whens or last.partners or last.alone or last.of_which)
    named = bound.statement.act in bound.statement.clauses[-1].units
    return last if alone and last.before in {"comma", "stop", "line"} and not named else None


def _counts(bound: Bound, total: Chunk) -> list[int | None]:
    """The numbers of a telling without the total; one where it has none."""
    counts = [amount.count for chunk in bound.chunks if chunk is not total for amount in chunk.amounts]
    return counts or [1]
