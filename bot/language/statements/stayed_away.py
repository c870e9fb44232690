"""Others who stayed away: "polisen var inbjuden men hörde aldrig av sig", "SBFF har semester".

What is denied there is their coming, and neither the activity nor anything that was found.
"""

from collections.abc import Iterator, Sequence

from bot.language.clauses.clause import Clause
from bot.language.phrases.grammar import matches

_NAMED = frozenset({"organisation", "mention", "without_partner"})
_GOES_ON = frozenset({"and", "but", "comma", "which", "because"})
_TELLS = ("we", "partner", "joined", "number", "count", "vague", "place", "activity", "visit")
_OF_ONE = "<on|in|at|i> <article>"
_OF_SOME = (
    "all_of", "both", "either", "ordinal", "one_of_them", "half", "shop", "thing", "site", "there",
    "evenings", "so_many_days", "when",
)  # fmt: skip
_STAYED = ("refusal", "absent", "idle")
_EXPECTED = ("expected", "accepted", "should", "planned", "yes")
_NOT_ALL = ("joined_some", "one_of_two", "the_rest", "in_part", "half_of", "took_part", "only_for_some")


def without_those_who_stayed_away(parts: Sequence[Clause], organisation: str) -> list[Clause]:
    """The clauses without those that tell only that others than the reporter's own did not come."""
    partners = {name for part in parts for unit in part.of("partner", "owner") for name in unit.value}
    kept: list[Clause] = []
    stayed_away = False
    index = 0
    while index < len(parts):
        run = list(_told_of_others(parts[index:], {organisation, *partners}))
        again = stayed_away and any(part.has("likewise") for part in run)
        stayed_away = bool(run) and (again or _stayed_away(run))
        kept += [] if stayed_away else parts[index : index + 1]
        index += len(run) if stayed_away else 1
    return kept if any(part.act is not None for part in kept) else list(parts)


def _told_of_others(parts: Sequence[Clause], known: set[str]) -> Iterator[Clause]:
    """The clauses, from the first on, that go on about an organisation which begins it and is not known."""
    subject = parts[0].units[0]
    names = subject.value if isinstance(subject.value, frozenset) else {subject.value}
    another = (subject.kind in _NAMED and known.isdisjoint(names)) or parts[0].begins_with("outsider")
    if not another or not _is_only_theirs(parts[0]):
        return
    yield parts[0]
    for part in parts[1:]:
        goes_on = part.before in _GOES_ON and part.sentence == parts[0].sentence and not part.has("it")
        if not goes_on or part.units[0].kind in _NAMED or not _is_only_theirs(part):
            return
        yield part


def _is_only_theirs(part: Clause) -> bool:
    return part.act is None and not part.of(*_TELLS) and not part.asked


def _stayed_away(run: Sequence[Clause]) -> bool:
    """Whether it is denied, and not of a part of what was done or of how long they were there."""
    if any(part.of(*_OF_SOME) or part.has(*_NOT_ALL) or matches(_OF_ONE, part.units) for part in run):
        return False
    turned = run[0].has(*_EXPECTED) and any(
        part.before == "but" and part.has("not", "nobody") for part in run[1:]
    )
    said = ("without_partner", "not_joined", "declined")
    return turned or any(part.has(*_STAYED) or part.of(*said) for part in run)
