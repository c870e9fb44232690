"""The last look at a telling that leaves nothing open: numbers in it that nothing which was read explains.

The rules read what they know, and field staff write what nobody foresaw: "ringde på hos 20, fick prata med
9". A number that may be one of occasions, and is in nothing that was read, makes the count unsure.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.entries import Draft, Guesses
from bot.language.clauses.clause import Clause
from bot.language.clauses.period_sums import sums_up_period
from bot.language.entries.by_whom import shares_of_colleagues
from bot.language.entries.people import are_from_somewhere
from bot.language.phrases.grammar import matches
from bot.language.phrases.noise import LABEL
from bot.language.statements.final_numbers import RUNG_AT
from bot.language.words.units import Unit

_MOST_OCCASIONS = 60
_NUMBERS = frozenset({"number", "count"})
_NOUNS = frozenset(
    {
        "word", "noise", "measure", "thing", "shop", "site", "place_noun", "organisation", "partner", "other",
        "visit_verb", "dash", "label", "activity", "lookalike", "evenings", "opened", "in", "to", "joined",
    }
)  # fmt: skip
_NAMING = frozenset({"place", "street", "to", "from", "word", "dash", "clock_word", "half"})
_OF_SOMETHING_ELSE = (
    "finding", "planned", "planned_after", "should", "wish", "called_off", "not", "nobody", "opinion", "talk",
    "talk_before", "finished", "seen_there",
)  # fmt: skip
_DESCRIBED = "^<linking> <word|adjective>{1,3} <end>"
_END = Unit("end", None, 0, 0, "")


def unaccounted(
    drafts: Sequence[Draft],
    clauses: Sequence[Clause],
    *,
    visited: bool,
    uncounted: bool = False,
    beside: frozenset[int] = frozenset(),
) -> list[int]:
    """The numbers that may be of occasions and are in no draft, in order.

    `visited` says that the drafts tell of things visited, of which any number may be one; of others only a
    number with a place of its own; `uncounted` that no number of them was read, so that one of what nobody
    knows may be theirs too ("9 intresserade"); `beside` where numbers stand that are of something else.
    Parts that make up all that is told are none of their own: "nio hembesök, sex före fikat och tre efter".
    """
    if any(clause.has("takes_back", "answered") for clause in clauses):
        return []
    counts = [draft.count or 0 for draft in drafts]
    by_activity = Counter[str | None]()
    for draft in drafts:
        by_activity[draft.activity] += draft.count or 0
    explained = {*counts, *by_activity.values(), sum(counts), len(drafts), sum(counts) + _missed(clauses)}
    for shares in (_of_groups(clauses), shares_of_colleagues(clauses)):
        explained.update(shares if sum(shares) in explained else ())
    denied = {
        clause
        for clause, following in pairwise(clauses)
        if _is_denied_by(following) or _are_met_behind(clause, following)
    }
    others = [
        unit.value
        for before, clause in pairwise((None, *clauses))
        if clause is not None and clause not in denied and not _is_of_something_else(clause, before)
        for unit in _may_count(clause, visited=visited, uncounted=uncounted)
        if unit.value not in explained and unit.start not in beside
    ]
    return [] if len(others) > 1 and sum(others) == sum(counts) else others


def unsure(draft: Draft, others: Sequence[int]) -> Draft:
    """A draft whose number may be another one that was said."""
    likely = [*others, *([] if draft.count is None else [draft.count])]
    return replace(draft, count=None, guesses=Guesses(counts=tuple(dict.fromkeys(likely))))


def _is_of_something_else(clause: Clause, before: Clause | None) -> bool:
    """Whether what a clause numbers is explained: found, planned, or of those that were told of before."""
    of_them = matches("^<number> <of> <they>", clause.units)
    told = (clause, before) if of_them and before is not None else (clause,)
    return (
        clause.before == "which"
        or clause.ahead
        or sums_up_period(clause)
        or _is_headed_otherwise(clause, before)
        or _tells_what_they_did(clause)
        or any(each.has(*_OF_SOMETHING_ELSE) for each in told)
    )


def _tells_what_they_did(clause: Clause) -> bool:
    """As in "båda slutade servera 22", "alla stängde 01": what those visited did."""
    theirs = matches("^<both|all_of> <word>", clause.units) and "past" in clause.units[1].looks
    return theirs and not clause.knows(clause.units[1])


def _missed(clauses: Sequence[Clause]) -> int:
    """How many came to nothing: "x 3, en hade stängt så det blev två"."""
    lost = (unit for clause in clauses if clause.has("absent") for unit in clause.of("number", "article"))
    return sum(1 if unit.kind == "article" else unit.value for unit in lost)


def _of_groups(clauses: Sequence[Clause]) -> list[int]:
    """As in "lag ett hann 9 hembesök, lag två 7", "lag 1: 9": the numbers of each group."""
    return [
        unit.value
        for before, clause in pairwise((None, *clauses))
        if clause is not None
        for unit in clause.of("number", "count")
        if any(u.rule == LABEL for u in (*clause.units, *_heading(before, clause)))
    ]


def _heading(before: Clause | None, clause: Clause) -> Sequence[Unit]:
    """As in "lag 1: 9": what stands before a clause's colon."""
    return before.units if before is not None and clause.before == "colon" else ()


def _is_denied_by(following: Clause) -> bool:
    """As in "3 till som inte ville ha besök": what is said of so many is that it was not done."""
    return following.before == "which" and following.has("not", "nobody", "absent")


def _are_met_behind(clause: Clause, following: Clause) -> bool:
    """As in "ringde på hos 30, 18 hemma": of so many, some were met."""
    rung = matches(RUNG_AT, clause.units)
    return rung and matches("^<number> <linking>? <at_home|opened>", following.units)


def _is_headed_otherwise(clause: Clause, heading: Clause | None) -> bool:
    """As in "Brandvarnare utdelade: 5"."""
    if clause.before != "colon" or heading is None:
        return False
    if heading.has("done", "finished", "firmly_done") and not heading.begins_with("finding"):
        return False
    known = heading.act or heading.of("place", "when", "time", "part", "thing", "site", "partner")
    return not known and heading.has("finding")


def _is_counted(before: Unit, following: Sequence[Unit], clause: Clause) -> bool:
    """Whether a number is that of the noun behind it; in "krogtillsyn 2 kommunen var med" it need not be."""
    noun = following[0]
    if matches("^<adjective>+ <word>|^<without> <word>", following) or _is_of_those_told(following, clause):
        return True
    joined = before.kind == "activity" and noun.rule == "partner.joined"
    return noun.kind in _NOUNS and not joined and not _ends_plainly(noun, clause)


def _is_found_at(before: Unit, following: Sequence[Unit], clause: Clause) -> bool:
    """As in "trångt på två av dem": how it was at some; "kom in på två av dem" may tell how many."""
    told = before.kind in {"at", "on"} and matches("^<of> <they>", following)
    done = clause.has("past", "done", "finished", "let_in") or clause.of("we", "at_home", "opened")
    return told and not done


def _is_of_those_told(following: Sequence[Unit], clause: Clause) -> bool:
    """As in "8 hembesök i Masmo. Två var oroliga": in a sentence of its own, what some of them were."""
    described = clause.before in {"stop", "line"} and matches(_DESCRIBED, following)
    return described and not clause.has("firmly_done", "finished", "affirmed", "absent", "after_all")


def _ends_plainly(word: Unit, clause: Clause) -> bool:
    """As in "tre före lunch och fem efter": a word that is no noun; in "två ok" it tells how they were."""
    names = {m.name for m in clause.markers if m.start == word.start}
    last = word.kind == "word" and word is clause.units[-1]
    return last and "plain" in names and "in_order" not in names


def _may_count(clause: Clause, *, visited: bool, uncounted: bool) -> Iterator[Unit]:
    """The numbers of a clause that no noun follows, and that name nothing, such as a house or an hour."""
    padded = (_END, *clause.units, _END)
    for position, (before, unit) in enumerate(pairwise(padded[:-1])):
        following = padded[position + 2 :]
        placed = matches("^<i|on>? <place>", following)
        bare = (
            unit.kind in _NUMBERS
            and before.kind not in _NAMING
            and (
                unit.text.endswith(".")  # as in "3 st. brandkåren kom förbi"
                or not _is_counted(before, following, clause)
                or (uncounted and following[0].kind == "word" and not clause.knows(following[0]))
            )
            and not matches("<at_home|opened> <of>$", padded[: position + 1])
            and not _is_found_at(before, following, clause)
            and not are_from_somewhere(padded, position + 1)
        )
        if (
            bare
            and 0 < unit.value <= _MOST_OCCASIONS
            and not unit.text.startswith("0")
            and (visited or placed)
        ):
            yield unit
