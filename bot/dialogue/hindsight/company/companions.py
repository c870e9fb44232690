"""Who took part in what was told: "kommunen var med på alla tre", "Vårby själva, Skogås med fältarna"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.correcting import ask_what
from bot.dialogue.hindsight.company.extents import OF_ELSE, OF_SOME, companies, is_extent, not_there
from bot.dialogue.hindsight.company.together import Found, all_told, are_together
from bot.dialogue.hindsight.latest_change import then
from bot.dialogue.hindsight.parting import Part, parted
from bot.dialogue.hindsight.portions import some_of
from bot.dialogue.hindsight.told import Told, as_told, is_told, number_of
from bot.dialogue.turn import Turn
from bot.entries import Entry, Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Change
from bot.replies import Reply

Company = tuple[Saying, tuple[Entry, ...]]
About = tuple[Saying, Report, tuple[Entry, ...]]


def accompanied(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Note who took part in all or some of what was told, or who did not; ask where its number does not fit.

    Nothing where a message names what was not told, or says more than this.
    """
    about = [then(turn, told, saying) for saying in said if not _is_reason(saying, said)]
    telling = [as_told(turn, told, saying) for saying in about]
    found = companies(told, telling)
    news = [saying for saying in found if not _goes_without_saying(told, saying)] or found
    meant = [about for saying in news for about in _meant(told, saying)]
    if not meant or not _are_of_told(told, found) or not all(map(_fits, meant)):
        return []
    reports = {report.id: report for _, report, _ in meant}
    if len(reports) > 1 and not all(_is_of_all(saying, entries) for saying, _, entries in meant):
        return []
    return [reply for report in reports.values() for reply in _noted(turn, report, _of(report, meant))]


def _is_reason(saying: Saying, said: Sequence[Saying]) -> bool:
    """As in "polisen fick sticka på larm", where another clause says which ones "gjorde vi själva"."""
    alone = any(Sign.ALONE in each.signs and is_extent(each) for each in said if each is not saying)
    why = Sign.UNSURE in saying.signs and Sign.JOINED not in saying.signs
    return alone and why and bool(saying.partners) and not is_extent(saying)


def _goes_without_saying(told: Told, saying: Saying) -> bool:
    """As in "polisen var med på alla, ej räddningstjänsten", where nobody had told that those were there."""
    gone = not_there(saying)
    there = any(e.facts.partners & gone for report in told.reports for e in report.entries)
    return bool(gone) and not there and saying.partners <= gone


def _fits(about: About) -> bool:
    """Whether a clause is of anything that was told, all of it done and of the day that it names."""
    saying, _, entries = about
    return bool(entries) and all(entry.is_done and _is_of_day(saying, entry) for entry in entries)


def _is_of_all(saying: Saying, entries: Sequence[Entry]) -> bool:
    return _number(saying, entries) in {None, number_of(entries)}


def _of(report: Report, meant: Sequence[About]) -> list[Company]:
    return [(saying, entries) for saying, told_in, entries in meant if told_in is report]


def _are_of_told(told: Told, found: Sequence[Saying]) -> bool:
    """Whether all is said of what was told: "i Vårby gick vi själva, i Skogås med kommunen" surely is.

    So is "insatsen gjordes med kommunen" behind the one that was told.
    """
    if len(found) == 1 and _is_of_the_one(told, found[0]):
        return True
    alone = [Sign.ALONE in saying.signs for saying in found]
    contrasted = any(alone) and not all(alone) and all(saying.places or saying.day for saying in found)
    return all(_may_be_of_told(saying, contrasted=contrasted) for saying in found)


def _is_of_the_one(told: Told, saying: Saying) -> bool:
    plain = not saying.named and not saying.unknown and OF_ELSE.isdisjoint(saying.signs)
    return plain and saying.visits and saying.back and len(told.latest.entries) == 1


def _is_of_day(saying: Saying, entry: Entry) -> bool:
    """Whether a clause names no other day than an entry's; "bara den första" is no first of a month."""
    day = saying.day
    position = day is not None and saying.position is not None and day.day == saying.position + 1
    return position or day in {None, entry.facts.date}


def _may_be_of_told(saying: Saying, *, contrasted: bool) -> bool:
    """Not so in "krogtillsyn med polisen", which tells of one more, or with a day or a word nobody knows."""
    if saying.unknown or not saying.signs.isdisjoint(OF_ELSE):
        return False
    if saying.partners and saying.absent and Sign.DENIED in saying.signs:
        return False
    known = (
        contrasted or saying.definite or Sign.JOINED in saying.signs or not OF_SOME.isdisjoint(saying.signs)
    )
    return known or not (saying.named or saying.visits)


def _meant(told: Told, saying: Saying) -> list[About]:
    """What a clause is about: what it names, the one with those who did not come, or so many as it says."""
    gone = not_there(saying)
    if Sign.EXCEPT in saying.signs and saying.places:
        report, others = told.meant(saying)
        return [(saying, report, tuple(e for e in report.entries if e not in others) if others else ())]
    named = saying.activities or saying.places
    if gone and not named and (without := _with_those(told, gone, saying)):
        return [(saying, *without)]
    every = saying.several or not saying.signs.isdisjoint({Sign.EVERY, Sign.THROUGHOUT})
    every = every or (saying.signs.isdisjoint(OF_SOME) and are_together(told, saying.count))
    if gone or saying.places or not every:
        report, entries = told.meant(saying)
        known = named or not gone or told.is_of_told_day(saying)
        return [(saying, report, entries if known and is_told(saying, entries) else ())]
    all_of_them = all_told(told, saying)
    whole = saying if len(all_of_them) == 1 else replace(saying, count=None)
    return [(whole, *each) for each in all_of_them]


def _with_those(told: Told, gone: frozenset[str], saying: Saying) -> Found | None:
    """What was told last of those who are said not to have been there."""
    for report in told.reports:
        if there := tuple(e for e in report.entries if e.facts.partners & gone and _is_of_day(saying, e)):
            return report, there
    return None


def _noted(turn: Turn, report: Report, company: Sequence[Company]) -> list[Reply]:
    """Let each part of what was told say who took part in it."""
    named = frozenset[str]().union(*(saying.partners for saying, _ in company))
    parts = list[Part]()
    for saying, whole in company:
        entries = _at_end(saying, whole)
        some = None if entries != whole else _number(saying, entries)
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


def _at_end(saying: Saying, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """As in "de två sista", "de tre första", where as many are told of there; else all of them."""
    last = saying.position == -1
    if saying.position not in {0, -1} or not saying.count or Sign.EXCEPT in saying.signs:
        return entries
    ends = (entries[-size:] if last else entries[:size] for size in range(1, len(entries)))
    return next((end for end in ends if number_of(end) == saying.count), entries)


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
        return None if _is_of_no_number(saying) else some_of(saying) or saying.count
    if Sign.SHARE in saying.signs and saying.count is None:
        return 1 if Sign.ONE in saying.signs else 0
    if saying.turn:
        return 1 if saying.turn <= whole else 0
    one = saying.position is not None or Sign.ONE in saying.signs
    return saying.count or (1 if one else None)


def _is_of_no_number(saying: Saying) -> bool:
    """Whether it says of no number of them that others were not there: "polisen ställde in"."""
    of_one = not saying.signs.isdisjoint({Sign.ONE, Sign.ALONE})
    return Sign.SHARE in saying.signs and not saying.counts and not of_one
