"""Shares: of how many of those told before it a clause tells, and how many the rest are."""

from collections.abc import Sequence

from bot.language.clauses.clause import Clause
from bot.language.entries.asked_in_turn import SHARE
from bot.language.entries.chunks import Chunk
from bot.language.entries.joint_shares import joint_part, shared_fraction
from bot.language.entries.numbers_there import is_one_there
from bot.language.entries.occasions import Amount
from bot.language.entries.requests import asked_part
from bot.language.words.units import Unit


def note_share(chunk: Chunk, clause: Clause, units: Sequence[Unit], before: Sequence[Chunk]) -> None:
    """Note the number of those before that alone are told of: "varav 2 på begäran", "två med polisen"."""
    if is_one_there(clause) and any(c.amounts and c.places for c in before) and not chunk.amounts:
        chunk.amounts = [Amount(1)]
    if clause.before == SHARE:
        chunk.amounts, chunk.own_request = [Amount(units[0].value)], True
        return
    boundary = clause.before if units[0] is clause.units[0] else "comma"
    part = (
        asked_part(clause, before)
        if chunk.requested is not None
        else joint_part(clause, units, boundary, before)
    )
    if part is None and len(units) == len(clause.units):
        part = shared_fraction(clause, before)
    if part is not None:
        chunk.of_which, chunk.amounts = True, [Amount(part)]
    elif clause.has("remainder") and (left := _left_over(chunk, before)):
        chunk.amounts, chunk.led_by_partners = [Amount(left)], False
        chunk.somewhere |= any(part_told.places for part_told in before)
        theirs = _has_own_partners(chunk, before)
        for part_told in before:
            part_told.of_which = False
            part_told.alone |= theirs and part_told is not before[0] and _tells_number_alone(part_told)


def _left_over(chunk: Chunk, before: Sequence[Chunk]) -> int | None:
    """What is left of the number told first: "5 tobakstillsyner, 3 i Skogås och resten i Vårby"."""
    told = [amount.count for each in before for amount in each.amounts]
    whole, *parts = (count or 0 for count in told or [0])
    elsewhere = bool(chunk.places or chunk.whens)
    apart = elsewhere or chunk.partners or chunk.alone
    exact = parts and None not in told and not chunk.amounts
    parted = any(each.of_which for each in before)
    exact = exact and (elsewhere or _has_own_partners(chunk, before) or not parted)
    return whole - sum(parts) if apart and exact and whole > sum(parts) else None


def _tells_number_alone(chunk: Chunk) -> bool:
    return bool(chunk.amounts) and not chunk.partners


def _has_own_partners(chunk: Chunk, before: Sequence[Chunk]) -> bool:
    """As in "6 tobakstillsyner varav 2 i Trångsund och resten med polisen": in no others."""
    return bool(chunk.partners) and not any(each.alone or each.partners == chunk.partners for each in before)
