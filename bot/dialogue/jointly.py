"""Joint occasions: what two organisations report of one thing done is counted once."""

from collections.abc import Collection, Iterable

from bot.dialogue.turn import Turn
from bot.entries import Entry, Facts


def told_by_another(turn: Turn, facts: Facts, taken: Collection[int] = ()) -> Entry | None:
    """Another organisation's entry that may be the same occasion, if one of the two names the other.

    An occasion that the member's organisation has told of before, or that is in `taken`, is another one.
    """
    same = turn.entries_of(facts.activity, facts.date)
    own = {entry.occasion for entry in same if entry.organisation == turn.member.organisation}
    for entry in same:
        named = entry.organisation in facts.partners or turn.member.organisation in entry.facts.partners
        foreign = entry.organisation != turn.member.organisation and entry.occasion not in {*own, *taken}
        if named and foreign and _same_spot(entry.facts, facts):
            return entry
    return None


def others_of(turn: Turn, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entry that each joint occasion is counted by, where it is another organisation's."""
    leading = [_others(turn, entry, entry.facts) for entry in entries]
    return tuple(others[0] for entry, others in zip(entries, leading, strict=True) if _follows(entry, others))


def part(turn: Turn, entry: Entry, was: Facts) -> None:
    """Let an entry that was changed be an occasion of its own again, and the others one without it."""
    others = _others(turn, entry, was)
    if not others or (
        entry.facts.date == was.date and entry.facts.activity == was.activity and _same_spot(entry.facts, was)
    ):
        return
    if entry.occasion != entry.id:
        turn.work.reports.join(entry.id, entry.id, by=turn.member.id, at=turn.at)
        return
    for other in others:
        turn.work.reports.join(other.id, others[0].id, by=turn.member.id, at=turn.at)


def _others(turn: Turn, entry: Entry, facts: Facts) -> list[Entry]:
    same = turn.entries_of(facts.activity, facts.date)
    return [other for other in same if other.occasion == entry.occasion and other.id != entry.id]


def _follows(entry: Entry, others: list[Entry]) -> bool:
    return bool(others) and others[0].id < entry.id


def _same_spot(one: Facts, other: Facts) -> bool:
    if one.area is not None and other.area is not None:
        return one.area == other.area
    return one.place == other.place
