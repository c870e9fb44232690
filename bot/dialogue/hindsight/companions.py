"""Who took part in what was told: "kommunen var med på alla tre", "Vårby själva, Skogås med fältarna"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.correcting import ask_what
from bot.dialogue.hindsight.parting import Part, parted
from bot.dialogue.hindsight.told import Told, as_told, is_told, number_of
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.signs_in_hindsight import Sign
from bot.language.reading import Change
from bot.replies import Reply

_OF_SOME = frozenset({Sign.EVERY, Sign.SHARE, Sign.HALF, Sign.ONE, Sign.EXCEPT})
_OF_ELSE = frozenset({Sign.UNDER_WAY, Sign.ANOTHER})
_FEW = 1


def accompanied(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Note who took part in all or some of what was told, or who did not; ask where its number does not fit.

    Nothing where a message names what was not told, or says more than this.
    """
    companies = _companies(told, [as_told(turn, told, saying) for saying in said])
    found = [_meant(told, each) for each in companies]
    company = [(saying, entries) for saying, (_, entries) in zip(companies, found, strict=True)]
    if not companies or len({report.id for report, _ in found}) > 1 or not all(e for _, e in found):
        return []
    report = found[0][0]
    fits = (entry.is_done and _is_of_day(each, entry) for each, entries in company for entry in entries)
    if not all(fits):
        return []
    return _noted(turn, report, company)


def _companies(told: Told, said: Sequence[Saying]) -> list[Saying]:
    """The clauses that say who took part, each with what another one says of how many; none if they say more.

    As in "polisen var med på krogarna, alla tre", "Skogås: kommunen med".
    """
    found, waiting = list[Saying](), Saying()
    for saying in said:
        if tells_company(saying):
            found.append(_with_extent(saying, waiting))
            waiting = Saying()
        elif Sign.DENIED in saying.signs and _is_extent(saying) and told.is_told_of(saying):
            continue
        elif _tells_more(saying):
            return []
        elif found and not (found[-1].places and saying.places):
            found[-1] = _with_extent(found[-1], saying)
        else:
            waiting = saying
    if found and waiting.places:
        found[-1] = replace(found[-1], places=(*found[-1].places, *waiting.places))
    return found if _are_of_told(told, found) else []


def _are_of_told(told: Told, found: Sequence[Saying]) -> bool:
    """Whether all is said of what was told: "i Vårby gick vi själva, i Skogås med kommunen" surely is.

    So is "insatsen gjordes med kommunen" behind the one that was told.
    """
    if len(found) == 1 and _is_of_the_one(told, found[0]):
        return True
    alone = [Sign.ALONE in saying.signs for saying in found]
    contrasted = any(alone) and not all(alone) and all(saying.places for saying in found)
    return all(_may_be_of_told(saying, contrasted=contrasted) for saying in found)


def _is_of_the_one(told: Told, saying: Saying) -> bool:
    plain = not saying.named and not saying.unknown and _OF_ELSE.isdisjoint(saying.signs)
    return plain and saying.visits and saying.back and len(told.latest.entries) == 1


def _is_of_day(saying: Saying, entry: Entry) -> bool:
    """Whether a clause names no other day than an entry's; "bara den första" is no first of a month."""
    day = saying.day
    position = day is not None and saying.position is not None and day.day == saying.position + 1
    return position or day in {None, entry.facts.date}


def tells_company(saying: Saying) -> bool:
    """Whether a clause says who took part, or who did not."""
    return bool(saying.partners or saying.absent) or Sign.ALONE in saying.signs


def _may_be_of_told(saying: Saying, *, contrasted: bool) -> bool:
    """Not so in "krogtillsyn med polisen", which tells of one more, or with a day or a word nobody knows."""
    if saying.unknown or not saying.signs.isdisjoint(_OF_ELSE):
        return False
    if saying.partners and saying.absent and Sign.DENIED in saying.signs:
        return False
    known = (
        contrasted or saying.definite or Sign.JOINED in saying.signs or not _OF_SOME.isdisjoint(saying.signs)
    )
    return known or not (saying.named or saying.visits)


def _tells_more(saying: Saying) -> bool:
    else_said = not saying.signs.isdisjoint(_OF_ELSE) or saying.unknown > _FEW
    return saying.named or saying.visits or saying.day is not None or else_said


def _is_extent(saying: Saying) -> bool:
    """As in "alla tre", "på en av dem", "den i Skogås"."""
    named = saying.places or saying.activities or saying.count or saying.position is not None
    return bool(named) or not _OF_SOME.isdisjoint(saying.signs)


def _with_extent(saying: Saying, extent: Saying) -> Saying:
    position = saying.position if saying.position is not None else extent.position
    return replace(
        saying,
        activities=saying.activities or extent.activities,
        places=saying.places or extent.places,
        count=saying.count or extent.count,
        position=position,
        signs=saying.signs | (extent.signs & _OF_SOME),
    )


def _meant(told: Told, saying: Saying) -> tuple[Report, tuple[Entry, ...]]:
    """What a clause is about: what it names, the one with those who did not come, or so many as it says."""
    gone = not_there(saying)
    if Sign.EXCEPT in saying.signs and saying.places:
        report, others = told.meant(saying)
        return report, tuple(entry for entry in report.entries if entry not in others) if others else ()
    if saying.activities or saying.places or not (gone or Sign.EVERY in saying.signs):
        report, entries = told.meant(saying)
        return report, entries if is_told(saying, entries) else ()
    for report in told.reports:
        entries = tuple(e for e in report.entries if e.facts.partners & gone) if gone else report.entries
        if entries and (gone or saying.count in {None, number_of(entries)}):
            return report, entries
    return told.latest, told.latest.entries if not gone else ()


def not_there(saying: Saying) -> frozenset[str]:
    """The organisations that did not take part."""
    denied = not saying.signs.isdisjoint({Sign.DENIED, Sign.OFF})
    return saying.absent | (saying.partners if denied else frozenset())


def _noted(turn: Turn, report: Report, company: Sequence[tuple[Saying, tuple[Entry, ...]]]) -> list[Reply]:
    """Let each part of what was told say who took part in it."""
    named = frozenset[str]().union(*(saying.partners for saying, _ in company))
    parts = list[Part]()
    for saying, entries in company:
        some = _number(saying, entries)
        if some is not None and not 0 < some <= number_of(entries):
            return ask_what(turn, report.id)
        change = _change(saying, named, entries)
        if change is not None:
            parts.append(Part(_at(saying, entries), None if some == number_of(entries) else some, change))
    return parted(turn, report, parts)


def _change(saying: Saying, named: frozenset[str], entries: Sequence[Entry]) -> Change | None:
    """What a clause says of its entries; None for what goes without saying: "den andra själva"."""
    gone = not_there(saying)
    added = saying.partners - gone
    if added or gone:
        return Change(partners_added=added, partners_removed=gone)
    there = frozenset[str]().union(*(entry.facts.partners for entry in entries))
    return Change(partners_removed=there) if there - named or (there and not named) else None


def _at(saying: Saying, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The one that a position points at, where each tells of one."""
    each_is_one = len(entries) == number_of(entries)
    at = saying.position if Sign.EXCEPT not in saying.signs else None
    if at is None or len(entries) == 1 or not each_is_one or not -len(entries) <= at < len(entries):
        return entries
    return (entries[at],)


def _number(saying: Saying, entries: Sequence[Entry]) -> int | None:
    """In how many of some entries; None for all of them, 0 where that can't be."""
    whole = number_of(entries)
    if Sign.EXCEPT in saying.signs:
        return None if saying.places else whole - (saying.count or 1)
    if Sign.EVERY in saying.signs:
        return None if saying.count in {None, whole} else 0
    if Sign.HALF in saying.signs:
        return whole // 2 if whole % 2 == 0 else 0
    if Sign.OFF in saying.signs:
        return None
    if Sign.SHARE in saying.signs and saying.count is None:
        return 1 if Sign.ONE in saying.signs else 0
    one = saying.position is not None or Sign.ONE in saying.signs
    return saying.count or (1 if one else None)
