"""What is meant to be done, told by its subject: "ska ha hastighet i Segeltorp ikväll", "ska gå i Vårby"."""

from collections.abc import Sequence
from datetime import date

from bot.dialogue.storing import store
from bot.dialogue.turn import Turn
from bot.entries import Draft, EntryKind, Facts
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Kind, Reading
from bot.language.words.word_values import PlaceWord
from bot.messages import MessageKey
from bot.replies import Noted, Reply

_AHEAD = frozenset({Sign.INTENDED, Sign.UNDER_WAY})
_NOT_SO = frozenset({
    Sign.OFF, Sign.NOTHING, Sign.DENIED, Sign.DONE, Sign.PAST, Sign.READY, Sign.REMARKED, Sign.ELSEWHERE,
    Sign.IDLE, Sign.MEANT, Sign.STRUCK, Sign.WRONG, Sign.EXCHANGED, Sign.FORGOTTEN, Sign.THEY, Sign.NO,
    Sign.ASKED, Sign.KEPT, Sign.SHARE, Sign.THEIRS,
})  # fmt: skip
_MAY_PLAN = frozenset({Kind.SMALLTALK, Kind.CORRECTION})
_ONE_OF_MANY = 1


def meant_to_be(turn: Turn, key: MessageKey, said: Sequence[Saying], reading: Reading) -> list[Reply]:
    """Note what a message says is to be done, where it names what and a place, how many, or with whom.

    It counts nothing. Nothing where it tells of what was done, of others, or of what is left open.
    """
    ahead = [each for each in said if each.signs >= _AHEAD]
    if not ahead or reading.kind not in _MAY_PLAN or any(map(_says_else, said)):
        return []
    activity, day = _activity(turn, said), _day(turn, said)
    places = [place for each in said for place in each.places]
    said_more = places or _number(said) or any(each.partners for each in said)
    if activity is None or day is None or not said_more:
        return []
    dropped = turn.dropping()
    turn.close_question()
    facts = [_facts(activity, day, said, place) for place in dict.fromkeys(places) or [None]]
    kept = store(turn, key, turn.said_at, facts)
    told = tuple(map(Draft.of, facts))
    return [Noted(report=kept.id, told=told, about=key, dropped=dropped)]


def _says_else(saying: Saying) -> bool:
    """Whether it was done, puts right what was told, or names somebody else or what nobody knows."""
    others = saying.absent or saying.requested is not None or saying.back
    names = saying.activities or saying.places
    return bool(others or Sign.JOINED in saying.signs or (names and saying.unknown) or saying.signs & _NOT_SO)


def _activity(turn: Turn, said: Sequence[Saying]) -> str | None:
    """The one that is named; who "ska gå i Vårby" means the one that is walked."""
    named = frozenset[str]().union(*(each.activities for each in said))
    if not named and any(Sign.WALKING in each.signs for each in said):
        ours = turn.member.organisation
        named = frozenset(each.id for each in turn.partnership.activities if ours in each.walked_by)
    return next(iter(named)) if len(named) == 1 else None


def _day(turn: Turn, said: Sequence[Saying]) -> date | None:
    """The one that is named, of today and those ahead; today where none is."""
    days = {day for each in said for day in (each.coming, each.day) if day}
    if len(days) > 1 or any(each.undated for each in said):
        return None
    day = days.pop() if days else turn.today
    return day if day >= turn.today else None


def _number(said: Sequence[Saying]) -> int | None:
    numbers = {number for each in said for number in each.counts}
    return numbers.pop() if len(numbers) == 1 else None


def _facts(activity: str, day: date, said: Sequence[Saying], place: PlaceWord | None) -> Facts:
    several = len({each for saying in said for each in saying.places}) > _ONE_OF_MANY
    return Facts(
        activity=activity,
        date=day,
        count=1 if several else _number(said) or 1,
        area=place.area if place else None,
        place=place.name if place else None,
        partners=frozenset[str]().union(*(each.partners for each in said)),
        kind=EntryKind.PLANNED,
    )
