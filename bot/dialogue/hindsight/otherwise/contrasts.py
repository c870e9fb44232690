"""What was otherwise than it was told: "fotpatrullen var i Flemingsberg", "inte tre, fyra", "Trångsund*"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.dialogue import changing
from bot.dialogue.asking import ask_about
from bot.dialogue.hindsight.company.together import are_together
from bot.dialogue.hindsight.otherwise.facets import Facets, beside
from bot.dialogue.hindsight.otherwise.splits import is_parted
from bot.dialogue.hindsight.told import Told, is_told
from bot.dialogue.storing import recorded
from bot.dialogue.turn import Turn
from bot.entries import Report
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.questions import Asking
from bot.replies import Reply

_PUT_RIGHT = frozenset({Sign.DENIED, Sign.WRONG, Sign.EXCHANGED, Sign.INSTEAD})
_NOT_THAT = frozenset({Sign.DENIED, Sign.EXCHANGED, Sign.INSTEAD})
_ADDS = frozenset({Sign.MORE, Sign.SHARE})
_JUST_NOW = timedelta(hours=1)


def otherwise(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Change the one entry of those told that a message names, where it says of it what was not told.

    Nothing where it may as well tell of something new.
    """
    days = {each.day for each in said if _locates_by_day(told, each)}
    said = [replace(each, day=None) if each.day in days else each for each in said]
    signs = frozenset[Sign]().union(*(each.signs for each in said))
    off = Sign.OFF in signs and Sign.DENIED not in signs
    if (
        off
        or any(each.undated for each in said)
        or any(map(_is_of_else, said))
        or is_parted(said)
        or Sign.NEXT in said[0].signs
    ):
        return []
    if any(_is_of_several(told, each) for each in said):
        return []
    found = [
        (report, facets)
        for report in told.reports
        for facets in _beside(report, said)
        if not days or facets.entry.facts.date in days
    ]
    meant = _meant(told, found, put_right=not signs.isdisjoint(_PUT_RIGHT))
    if not meant:
        return []
    report, facets = meant[0]
    if _names_both(report, said):
        return []
    if facets.differences == 0:
        return _only_named(turn, told, meant, said)
    if not _is_about(facets, said, signs):
        return []
    if len(meant) == 1 and not _may_be_new(turn, report, facets, signs):
        return changing.apply(turn, report.id, [facets.entry.id], facets.change)
    return _ask_which(turn, report, [each for told_in, each in meant if told_in is report])


def _locates_by_day(told: Told, saying: Saying) -> bool:
    """As in "det var inte Stuvsta i morse, utan Trångsund", which says which of those told is meant."""
    return Sign.DENIED in saying.signs and bool(saying.places) and told.is_of_told_day(saying)


def _may_be_new(turn: Turn, report: Report, facets: Facets, signs: frozenset[Sign]) -> bool:
    """As in "blev Skogås istället" hours after Vårby, which may be instead of what nobody told of."""
    other_place = bool(facets.change.area or facets.change.place) and not facets.known
    denied = signs & {Sign.DENIED, Sign.WRONG, Sign.EXCHANGED, Sign.MEANT}
    return Sign.INSTEAD in signs and other_place and not denied and report.spoken_of_at < turn.at - _JUST_NOW


def _ask_which(turn: Turn, report: Report, meant: Sequence[Facets]) -> list[Reply]:
    """Ask which of several entries is to be changed, or whether it is that of the latest report."""
    entries, change = [each.entry for each in meant], meant[0].change
    if len(meant) == 1:
        return [ask_about(turn, report, Asking.AFTERTHOUGHT, entries, change=change)]
    change_known = None if change.count else change
    return [ask_about(turn, report, Asking.WHICH_ENTRY, entries, change=change_known)]


def _is_of_else(saying: Saying) -> bool:
    """Whether a clause tells who took part or what lies ahead, is of more, or speaks what nobody knows.

    As in "tre böter blev det", too: a number of what was found.
    """
    names = bool(saying.activities or saying.places or saying.counts)
    adds = saying.signs & _ADDS and Sign.EXCHANGED not in saying.signs
    forgot = Sign.FORGOTTEN in saying.signs and (names or saying.count) and Sign.WRONG not in saying.signs
    joint = saying.partners or saying.absent or saying.requested is not None
    strange = saying.coming or saying.day or saying.unknown or Sign.REMARKED in saying.signs
    strange = strange or saying.position is not None or saying.turn is not None
    found = saying.counts and not saying.places and saying.signs >= {Sign.FOUND, Sign.DONE}
    return bool(joint or adds or forgot or found or (names and strange))


def _names_both(report: Report, said: Sequence[Saying]) -> bool:
    """As in "i Vårby och Skogås hittade vi inget", where both were told: neither is the other's place."""
    named = [saying for saying in said if saying.places]
    joined = any(Sign.NEXT in saying.signs for saying in named)
    return joined and len(named) > 1 and all(is_told(saying, report.done) for saying in named)


def _is_of_several(told: Told, saying: Saying) -> bool:
    """As in "alla tre var bra" behind two and one, which makes none of them three."""
    return Sign.EVERY in saying.signs and are_together(told, saying.count)


def _beside(report: Report, said: Sequence[Saying]) -> Iterable[Facets]:
    found = (beside(entry, said) for entry in report.done)
    return [facets for facets in found if facets.fits]


def _meant(
    told: Told, found: Sequence[tuple[Report, Facets]], *, put_right: bool
) -> list[tuple[Report, Facets]]:
    """The entries of which most is named; the only one of the latest report where none is."""
    most = max((facets.known for _, facets in found), default=0)
    if most:
        acts = [pair for pair in found if pair[1].names_act] or list(found)
        most = max(facets.known for _, facets in acts)
        return [pair for pair in acts if pair[1].known == most]
    alone = [pair for pair in found if pair[0] is told.latest] if len(told.latest.entries) == 1 else []
    return alone if put_right or not any(pair[1].change.activity for pair in alone) else []


def _is_about(facets: Facets, said: Sequence[Saying], signs: frozenset[Sign]) -> bool:
    """Whether a message is about an entry that it fits, and no telling of another one."""
    change = facets.change
    if change.activity and Sign.DONE in signs and signs.isdisjoint(_NOT_THAT):
        return False
    if not signs.isdisjoint(_PUT_RIGHT):
        return facets.known + 1 >= facets.differences and (facets.known > 0 or facets.differences == 1)
    if change.activity or facets.differences > 1:
        return False
    subject = next((each for each in said if each.activities), None)
    if subject is not None:
        return (
            facets.names_act
            and (subject.definite or not subject.named or bool(change.count))
            and _predicates(said, signs)
        )
    return _points(said, signs) or _fills_in(facets, said)


def _fills_in(facets: Facets, said: Sequence[Saying]) -> bool:
    """As in "i Skogås" alone, behind a report of no place."""
    placeless = facets.entry.facts.area is None and facets.entry.facts.place is None
    named = [each for each in said if each.places or each.counts]
    return placeless and facets.known == 0 and all(each.bare and not each.signs for each in named)


def _only_named(
    turn: Turn, told: Told, meant: Sequence[tuple[Report, Facets]], said: Sequence[Saying]
) -> list[Reply]:
    """That it stands so, or what is to be told instead where it is wrong: "Vårby var fel".

    Not so behind "nej, det var i Vårby", which says where the latest was.
    """
    report, facets = meant[0]
    if _is_again(turn, report, facets, said):
        return [recorded(turn, report, again=True)]
    wrong = any(Sign.WRONG in each.signs and each.places and not each.back for each in said)
    if wrong and facets.known and len(meant) == 1 and report is not told.latest:
        return [ask_about(turn, report, Asking.WHAT_TO_CHANGE, [facets.entry])]
    return []


def _is_again(turn: Turn, report: Report, facets: Facets, said: Sequence[Saying]) -> bool:
    """As in "fotpatrullen var i Vårby", "helginsatsen är klar", right after a report of it."""
    just_now = report.said_at > turn.at - _JUST_NOW and facets.entry.facts.date == turn.today
    named = any(each.definite and _tells_that_it_was(each) for each in said)
    return facets.names_act and named and (facets.known > 1 or just_now)


def _tells_that_it_was(saying: Saying) -> bool:
    return Sign.WAS in saying.signs or (Sign.DONE in saying.signs and not saying.places)


def _predicates(said: Sequence[Saying], signs: frozenset[Sign]) -> bool:
    """As in "fotpatrullen var i Skogås", "fotpatrullen: Skogås"."""
    headed = bool(said[0].activities) and not said[0].places and len(said) > 1
    return Sign.WAS in signs or headed


def _points(said: Sequence[Saying], signs: frozenset[Sign]) -> bool:
    """As in "de låg i Skogås", "Skogås alla fyra"; not what is bare."""
    back = any(each.back or len(each.places) > 1 for each in said)
    return Sign.EVERY in signs or (back and Sign.WAS in signs)
