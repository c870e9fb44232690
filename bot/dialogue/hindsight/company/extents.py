"""Of how much it is said who took part: "polisen var med, alla tre", "fredag och lördag med polisen"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.hindsight.told import Told
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign

OF_SOME = frozenset({Sign.EVERY, Sign.SHARE, Sign.HALF, Sign.ONE, Sign.EXCEPT})
OF_ELSE = frozenset({Sign.UNDER_WAY, Sign.ANOTHER})
_NOT_THERE = frozenset({Sign.DENIED, Sign.OFF})
_FEW = 1


def companies(told: Told, said: Sequence[Saying]) -> list[Saying]:
    """The clauses that say who took part, each with what another one says of how many; none if they say more.

    As in "polisen var med på krogarna, alla tre", "Skogås: kommunen med", "fredag och lördag med polisen".
    """
    found, waiting = list[Saying](), list[Saying]()
    for saying in said:
        if tells_company(saying):
            found += _of_each(saying, waiting)
            waiting = []
        elif Sign.DENIED in saying.signs and is_extent(saying) and told.is_told_of(saying):
            continue
        elif _tells_more(told, saying):
            return []
        elif found and not _is_of_another(found[-1], saying):
            found[-1] = _with_extent(found[-1], saying)
        else:
            waiting.append(saying)
    return _reaching(found, [each for each in waiting if each.places or each.day])


def not_there(saying: Saying) -> frozenset[str]:
    """The organisations that did not take part; who "missades" and was there was left out in the telling."""
    forgotten = {Sign.FORGOTTEN, Sign.JOINED} <= saying.signs
    denied = not forgotten and not saying.signs.isdisjoint(_NOT_THERE)
    return saying.absent | (saying.partners if denied else frozenset())


def tells_company(saying: Saying) -> bool:
    """Whether a clause says who took part, or who did not."""
    return bool(saying.partners or saying.absent) or Sign.ALONE in saying.signs


def _of_each(company: Saying, waiting: Sequence[Saying]) -> list[Saying]:
    """As in "fredag och lördag: polisen med": of each of those before it, else of the one just before."""
    named = [each for each in waiting if each.places or each.day]
    alone = not (company.places or company.day)
    if named and not alone and Sign.NEXT in company.signs and all(each.bare for each in named):
        return [*(_instead(company, each) for each in named), company]
    if len(named) > 1 and alone:
        return [_with_extent(company, each) for each in named]
    return [_with_extent(company, waiting[-1] if waiting else Saying())]


def _reaching(found: list[Saying], others: Sequence[Saying]) -> list[Saying]:
    """As in "polisen var med både i Vårby och Skogås": who came is of what follows, too."""
    if not found or not others:
        return found
    last = found[-1]
    if last.count and Sign.EVERY not in last.signs:
        places = (*last.places, *(place for each in others for place in each.places))
        return [*found[:-1], replace(last, places=places)]
    return [*found[:-1], replace(last, count=None), *(_instead(last, each) for each in others)]


def _instead(company: Saying, extent: Saying) -> Saying:
    """The same company of another place or day; "inte i Vårby, men i Skogås" tells that they came there."""
    elsewhere = replace(company, places=extent.places, day=extent.day, count=None)
    gone = not_there(company)
    if not gone or Sign.NEXT in extent.signs:
        return elsewhere
    return replace(elsewhere, partners=gone, absent=frozenset(), signs=company.signs - _NOT_THERE)


def _is_of_another(company: Saying, extent: Saying) -> bool:
    """Whether a clause names another place or day than the one before it."""
    return bool(company.places and extent.places) or bool(company.day and extent.day)


def _tells_more(told: Told, saying: Saying) -> bool:
    else_said = not saying.signs.isdisjoint(OF_ELSE) or saying.unknown > _FEW
    strange = saying.day is not None and not told.is_of_told_day(saying)
    return saying.named or saying.visits or strange or else_said


def is_extent(saying: Saying) -> bool:
    """As in "alla tre", "på en av dem", "den i Skogås", "på fredagen"."""
    named = saying.places or saying.activities or saying.count or saying.day or saying.position is not None
    return bool(named) or not OF_SOME.isdisjoint(saying.signs)


def _with_extent(saying: Saying, extent: Saying) -> Saying:
    return replace(
        saying,
        activities=saying.activities or extent.activities,
        places=saying.places or extent.places,
        day=saying.day or extent.day,
        count=saying.count or extent.count,
        position=saying.position if saying.position is not None else extent.position,
        signs=saying.signs | (extent.signs & (OF_SOME | {Sign.JOINED})),
    )
