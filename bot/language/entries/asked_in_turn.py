"""Shares of what was told, each with whether inhabitants had asked for it: "en på begäran, en inte"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.language.clauses.clause import Clause
from bot.language.entries.who_asked import requested
from bot.language.entries.who_is_meant import CALLED, INHABITANTS
from bot.language.phrases.grammar import matches
from bot.language.statements.statement import Modality, Statement
from bot.language.words.inflection import Number
from bot.language.words.markers import POSITIONS, Marker
from bot.language.words.units import Unit
from bot.language.words.word_values import ActivityWord

SHARE = "share"
"""What stands before a clause that tells of a share, and of nothing else than whether it was asked for."""

_ONE = frozenset({"one_of_two", "one_of_them", *POSITIONS})
_DENIED = ("not", "nobody", "refusal")
_GOES_ON = frozenset({"which", "because"})
_ELSEWHERE = ("place", "when", "time", "activity", "visit", "lookalike", "partner", "shop", "street")
_COUNTED = "^<number|count|article>"
_OF_THEM = "<of> <they|word>$"
_SOME_OF_THEM = "^<number|article> <of> <they>$"
_OF_THESE = "^<of> <they> <linking> <number|article>"
_BOTH = {"both": 2}
_COUNTED_WISHES = frozenset({*INHABITANTS, "complaint"})
_OURS = ("we", "alone")
_BEFORE_ONE = frozenset({"only", "on", "for", "about_time"})
_PLAIN = frozenset({"we", "alone", "last", "linking", "without", *_BEFORE_ONE, "of"})
_OF_ASKING = frozenset(
    {*_DENIED, *CALLED, "our_own", "chosen", "a_field", "asked_matter", "wish", "that", "it"}
)
_UNDONE = ("called_off", "aborted", "absent", "was_off", "should", "planned", "to_be_done")
_SIGNS = {True: "requested_place", False: "not_asked_for", None: "idiom"}


@dataclass(frozen=True, slots=True)
class _Share:
    """So many of what was told, and what the clauses about them say of who had asked."""

    count: int
    clauses: tuple[Clause, ...]
    lead: Unit

    @property
    def asked(self) -> bool | None:
        first, *others = self.clauses
        said = [requested(first), *(requested(each, first) for each in others)]
        told = [each for each in said if each is not None]
        return None if not told else all(told)

    @property
    def of_ours(self) -> bool:
        """As in "den andra inte", "1 egen", "den andra valde vi": nobody had asked for that one."""
        denied = any(each.has(*_DENIED) or each.of("without") for each in self.clauses)
        by_us = any(each.has("our_own") or each.of(*_OURS) for each in self.clauses)
        said = [(each, unit) for each in self.clauses for unit in each.units if unit is not self.lead]
        return denied != by_us and all(
            unit.kind in _PLAIN or _is_of_asking(unit, each) for each, unit in said
        )

    @property
    def is_sound(self) -> bool:
        """Whether it tells of the asking, and not that it came to nothing: "den andra hann vi inte"."""
        undone = any(each.has(*_UNDONE) or each.ahead for each in self.clauses)
        wished = any(each.has(*CALLED) for each in self.clauses)
        wished = wished and not any(each.words or each.of(*_OURS) for each in self.clauses)
        return (self.asked is not None or self.of_ours or wished) and not undone


def with_shares_asked_for(statement: Statement) -> Statement:
    """The statement with each share as a clause that only says how many, and whether it was asked for.

    As in "två i Vårby, den ena på begäran av boende, den andra inte"; of one share, it is as "varav en".
    """
    first, shares = _shares(statement)
    end = first + sum(len(share.clauses) for share in shares)
    before, after = statement.clauses[:first], statement.clauses[end:]
    goes_on = any(_lead(each) is not None for each in after[:1])
    told = any(share.asked is not None for share in shares)
    if statement.modality is not Modality.DONE or goes_on or not told:
        return statement
    anew = _told_of_all(statement, before, shares)
    return replace(statement, clauses=(*before, *anew, *after)) if anew else statement


def _told_of_all(statement: Statement, before: Sequence[Clause], shares: Sequence[_Share]) -> list[Clause]:
    """The shares in other words, where they are all that was told before them, or one of several."""
    whole, told = _whole(before), sum(share.count for share in shares)
    if len(shares) == 1 and whole is not None:
        some = told < whole and shares[0].asked is True and shares[0].lead.kind != "when"
        return [_told_anew(shares[0], asked=True, before="of_which")] if some else []
    if whole != told and not (whole is None and _are_all(statement, before, shares)):
        return []
    others = any(share.asked is True for share in shares)
    ours = [others and share.asked is None and share.of_ours for share in shares]
    asked = [False if own else share.asked for own, share in zip(ours, shares, strict=True)]
    return [_told_anew(share, asked=each, before=SHARE) for share, each in zip(shares, asked, strict=True)]


def _are_all(statement: Statement, before: Sequence[Clause], shares: Sequence[_Share]) -> bool:
    """Whether no number stands before them: "en hastighetskontroll på begäran av boende och en på ...".

    Then what was named is one of them itself, or there are as many as they are.
    """
    act = statement.act.value
    if isinstance(act, ActivityWord) and act.number is Number.MANY:
        return len(shares) > 1
    return any(requested(each) is not None for each in before[statement.first_named :])


def _whole(before: Sequence[Clause]) -> int | None:
    """The number that is told before its shares, where it is the only one."""
    numbers = [_BOTH.get(u.kind, u.value) for clause in before for u in clause.of("number", "count", "both")]
    return numbers[0] if len(numbers) == 1 and isinstance(numbers[0], int) else None


def _shares(statement: Statement) -> tuple[int, list[_Share]]:
    """Where the first share begins, and those that are told one after the other from there on."""
    clauses = statement.clauses
    starts = range(statement.first_named + 1, len(clauses))
    first = next((at for at in starts if _share_at(clauses, at) is not None), len(clauses))
    return first, list(_from(clauses, first))


def _from(clauses: Sequence[Clause], at: int) -> Iterator[_Share]:
    while at < len(clauses) and (share := _share_at(clauses, at)) is not None:
        yield share
        at += len(share.clauses)


def _share_at(clauses: Sequence[Clause], at: int) -> _Share | None:
    """The share that the clause at a position begins to tell of, with those that go on about it."""
    lead = _lead(clauses[at])
    if lead is None:
        return _some_of_them(clauses[at : at + 2])
    headed = clauses[at].units == (lead,) and lead.kind not in {"number", "count", "article"}
    goes_on = _GOES_ON | {"colon"} if headed else _GOES_ON
    following = tuple(takewhile(lambda each: each.before in goes_on, clauses[at + 1 :]))
    told = (clauses[at], *following)
    says_more = len(clauses[at].units) > 1 or bool(following)
    if not says_more or any(unit is not lead for clause in told for unit in clause.of(*_ELSEWHERE)):
        return None
    count = lead.value if lead.kind in {"number", "count"} else 1
    share = _Share(count, told, lead) if isinstance(count, int) and count else None
    return share if share is not None and share.is_sound else None


def _some_of_them(clauses: Sequence[Clause]) -> _Share | None:
    """As in "boende hade önskat | två av dem"."""
    asking, *some = clauses
    if not some or not matches(_SOME_OF_THEM, some[0].units) or asking.of(*_ELSEWHERE):
        return None
    lead = some[0].units[0]
    count = lead.value if lead.kind == "number" else 1
    return _Share(count, (asking, *some), lead) if requested(asking) and isinstance(count, int) else None


def _lead(clause: Clause) -> Unit | None:
    """The unit that names a share: first, as in "(bara) den ena ...", or last, as in "boende önskade en"."""
    units = clause.units
    units = units[3:] if matches(_OF_THESE, units) else units
    denied = {marker.start for marker in clause.markers if marker.name in _DENIED}
    begin = next((i for i, u in enumerate(units) if u.kind not in _BEFORE_ONE and u.start not in denied), 0)
    counted = matches(_COUNTED, units[begin:]) and not _are_wishes(units[begin], clause)
    if counted or _names_one(units[begin], clause):
        return units[begin]
    last = units[-3:][0] if matches(_OF_THEM, units) else units[-1]
    told = last.kind in {"number", "article"} or _names_one(last, clause)
    return last if told and requested(clause) is not None else None


def _names_one(unit: Unit, clause: Clause) -> bool:
    """As in "den ena", "första", "andra gången"."""
    names = {marker.name for marker in clause.markers if marker.start == unit.start}
    others = (unit.kind == "when" and "told_third" in names) or (
        "told_second" in names and _are_wishes(unit, clause)
    )
    return not names.isdisjoint(_ONE) and not others


def _is_of_asking(unit: Unit, clause: Clause) -> bool:
    return any(m.name in _OF_ASKING and m.start <= unit.start < m.end for m in clause.markers)


def _are_wishes(unit: Unit, clause: Clause) -> bool:
    """As in "2 klagomål från boende", "en granne bad om det", "andra boende": wishes, or who had them."""
    return any(m.name in _COUNTED_WISHES and m.start == unit.end + 1 for m in clause.markers)


def _told_anew(share: _Share, *, asked: bool | None, before: str) -> Clause:
    """A share as "en, på begäran", in the place of what was said of it."""
    first = share.clauses[0]
    beside = next((u for c in share.clauses for u in c.units if u is not share.lead), share.lead)
    number = share.lead._replace(kind="number", value=share.count, rule="number.share")
    sign = Marker(_SIGNS[asked], beside.start, beside.end)
    return Clause(before, (number, beside._replace(kind="word")), (sign,), first.sentence, asked=first.asked)
