"""Which parts of a statement each tell of an occasion of their own."""

from collections.abc import Sequence
from dataclasses import replace

from bot.language.days.spans import Span
from bot.language.days.when import When
from bot.language.entries.asked_in_turn import SHARE
from bot.language.entries.binding import Bound
from bot.language.entries.chunks import Chunk
from bot.language.entries.numbers_behind import beside_their_places
from bot.language.entries.occasions import Amount
from bot.language.entries.places_listed import is_list_of_places
from bot.language.entries.places_with_days import places_with_days
from bot.language.entries.summed_up import is_by_hour, summed_at_last, without_total
from bot.language.words.word_values import PlaceWord

_SEVERAL = 2
_GOES_ON = frozenset({"and", "sen", "then"})


def joint_part(bound: Bound) -> Chunk | None:
    """As in "tre ställen, varav ett med polisen", "tre ställen och ett med polisen": what may be a part."""
    told = [c for c in bound.chunks[1:] if len(c.amounts) == 1 and _may_be_part(c)]
    if len(told) != 1 or _by_partner(bound):
        return None
    others = sum(bool(c.amounts) for c in bound.chunks if c is not told[0])
    return told[0] if told[0].amounts[0].count and (told[0].partners or others <= 1) else None


def _may_be_part(chunk: Chunk) -> bool:
    if chunk.of_which:
        return bool(chunk.partners or chunk.places) or chunk.requested is not None
    return bool(chunk.partners) and chunk.before == "and" and not chunk.places and not chunk.whens


def told_apart(bound: Bound) -> list[Chunk]:
    """The chunks that each tell of an occasion of their own, where there are several such."""
    return summed_at_last(bound.chunks) or _each_by_itself(bound)


def _each_by_itself(bound: Bound) -> list[Chunk]:
    if any(amount.final for chunk in bound.chunks for amount in chunk.amounts) and not _is_each_elsewhere(
        bound
    ):
        return []
    if apart := _by_partner(bound) or _by_request(bound):
        return apart
    told = beside_their_places(bound.chunks)
    elsewhere = any(c.amounts and c.places for c in told[1:])
    numbered = [
        c for c in told if c.counts and (c.places or c.whens or c.timed or (elsewhere and c.in_total))
    ]
    if len(numbered) > 1 and is_by_hour(numbered[0], numbered[1:]):
        return [replace(numbered[0], amounts=numbered[0].amounts[:1])]
    if len(numbered) > 1 and any(c.amounts for c in numbered[1:]):
        return without_total(numbered)
    if listed := _listed(bound):
        return listed
    if shops := _shops_placed(bound):
        return shops
    if any(c.counts and not c.places for c in bound.chunks):
        return []
    if added := _added(bound):
        return added
    if paired := places_with_days(bound.chunks):
        return paired
    return _differing(bound)


def _differing(bound: Bound) -> list[Chunk]:
    """As in "i Vårby med fältarna, i Skogås utan": places without numbers that differ in something else."""
    placed = _told_once([c for c in bound.chunks if c.places])
    differing = (
        any((c.alone and c.places) or c.own_partners or c.own_request for c in bound.chunks)
        or sum(bool(c.partners) for c in placed) > 1
    )
    if len(placed) < _SEVERAL or not (differing or _asked_for_apart(placed)):
        return []
    return [replace(c, amounts=[Amount(1)]) for c in placed] if is_list_of_places(bound) else placed


def _told_once(placed: Sequence[Chunk]) -> list[Chunk]:
    """As in "Vårby och Skogås, egen idé i Skogås": a place that is only named again is told before."""
    return [
        chunk
        for index, chunk in enumerate(placed)
        if chunk.joined
        or chunk.counts
        or chunk.whens
        or not any({*chunk.places} <= {*before.places} for before in placed[:index])
    ]


def _is_each_elsewhere(bound: Bound) -> bool:
    """As in "styrka 1 gjorde 6 i Skogås, styrka 2 gjorde 4 i Vårby", "fyra idag, igår blev det tre".

    No number there is what another one became.
    """
    told = [chunk for chunk in bound.chunks if chunk.amounts]
    places = [place for chunk in told for place in chunk.places[:1]]
    days = [when.phrase for chunk in told for when in chunk.whens[:1]]
    intended = bound.statement.has("planned", "should", "wish")
    return not intended and (
        len(told) == len(set(places)) == len(places) or len(told) == len(set(days)) == len(days)
    )


def _asked_for_apart(placed: Sequence[Chunk]) -> bool:
    """Whether inhabitants named a place that is told before another; what is said last only is of all."""
    told = {c.requested for c in placed}
    return len(told) > 1 and (placed[-1].requested is None or None not in told)


def _shops_placed(bound: Bound) -> list[Chunk]:
    """As in "Ica Skogås, Tobakshörnan Trångsund, totalt två": shops each with its place."""
    shops = [c for c in bound.chunks if c.shops]
    placed = len(shops) > 1 and all(c.places for c in shops)
    told = {amount.count for c in bound.chunks for amount in c.amounts} - {sum(len(c.shops) for c in shops)}
    return [replace(c, amounts=[Amount(len(c.shops))]) for c in shops] if placed and not told else []


def _listed(bound: Bound) -> list[Chunk]:
    """As in "3 fotpatruller i veckan: Vårby mån, Skogås ons, Flempan idag": as many as the number says."""
    counts = [amount.count for c in bound.chunks for amount in c.amounts]
    placed = [c for c in bound.chunks if c.places and not c.amounts]
    differing = any(c.alone or c.own_request for c in placed)
    apart = all(c.whens for c in placed) or _asked_for_apart(placed) or differing
    said = len(placed) > 1 and counts == [len(placed)]
    return [replace(c, amounts=[Amount(1)]) for c in placed] if said and apart else []


def _added(bound: Bound) -> list[Chunk]:
    """As in "krogtillsyn i Segeltorp och två i Vårby", "sedan en till": the first is one, unnumbered."""
    placed = [c for c in bound.chunks if c.places]
    first, others = placed[:1], placed[1:]
    numbered = bool(others) and all(c.amounts and (c.before in _GOES_ON or c.one_more) for c in others)
    return placed if numbered and not first[0].counts else []


def _by_partner(bound: Bound) -> list[Chunk]:
    """As in "2 med polisen och 1 med SBFF", "två själva och en med polisen": a number each."""
    numbered = [c for c in bound.chunks if c.amounts]
    told = [c for c in numbered if c.partners or c.alone]
    others = [c for c in numbered if not (c.partners or c.alone)]
    if len(told) < _SEVERAL or not any(c.partners for c in told):
        return []
    return [*_rest(others[0], told), *told] if others == numbered[:1] else numbered


def _by_request(bound: Bound) -> list[Chunk]:
    """As in "3 hastighetskontroller, en önskad av boende och en på eget initiativ": a number each."""
    numbered = [c for c in bound.chunks if c.amounts]
    if numbered and all(c.before == SHARE for c in numbered):
        first = [c for c in bound.chunks if c.before != SHARE and c.requested is not None]
        return [*(replace(c, amounts=[Amount(1)]) for c in first[:1]), *numbered]
    whole, *told = numbered or [Chunk()]
    shares = bool(told) and all(c.before == SHARE for c in told)
    if shares and whole.requested is not None:
        return numbered
    apart = len({c.requested for c in told}) > 1 and all(c.requested is not None for c in told)
    return [*_rest(whole, told), *told] if (apart or shares) and whole.requested is None else []


def _rest(whole: Chunk, told: Sequence[Chunk]) -> list[Chunk]:
    """What is left of a number told first: "4 krogtillsyner, 2 med polisen och 1 med SBFF"."""
    if whole.places and any(c.places for c in told):
        return [whole]
    first, *parts = (amount.count for c in (whole, *told) for amount in c.amounts[:1])
    told_so_far = sum(count or 0 for count in parts)
    if first is None or None in parts or first < told_so_far:
        return [replace(whole, amounts=[Amount(None)])]
    return [replace(whole, amounts=[Amount(first - told_so_far)])] if first > told_so_far else []


def has_own_partners(apart: Sequence[Chunk]) -> bool:
    """Whether partners are those of the part that names them: "tre i Vårby och en i Skogås med polisen"."""
    named = {c.partners for c in apart if c.partners}
    follow = any(c.partners and not c.led_by_partners for c in apart)
    return any(c.alone or c.own_partners for c in apart) or follow or len(named) > 1


def nearest(bound: Bound, chunk: Chunk) -> list[When]:
    """The days said nearest before a chunk, else after it."""
    position = next((i for i, c in enumerate(bound.chunks) if c.places is chunk.places), 0)
    told = [c for c in (*reversed(bound.chunks[:position]), *bound.chunks[position + 1 :]) if c.whens]
    exact = [c for c in told if not all(isinstance(when.phrase, Span) for when in c.whens)]
    return next((c.whens for c in (*exact, *told)), [])


def only_place(bound: Bound, chunk: Chunk) -> list[PlaceWord]:
    """The place of a statement that names just one, for a part of it that names none."""
    if chunk.somewhere or chunk.in_total:
        return []
    return bound.places if len(bound.places) == 1 else _place_above(bound.chunks, chunk)


def _place_above(chunks: Sequence[Chunk], chunk: Chunk) -> list[PlaceWord]:
    """As in "Skogås: 6 på fm, 4 på em, 3 i Länna": where it was until another place is named."""
    heading, *listed = chunks
    above = listed[: next((i for i, c in enumerate(listed) if c.places), len(listed))]
    headed = bool(above) and above[0].before == "colon" and not heading.counts
    return heading.places if headed and any(c is chunk for c in above) else []
