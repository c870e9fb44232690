"""What is to be done again, named by what was told before: "imorgon kör vi i Vårby igen", "Vårby imorgon"."""

from collections.abc import Sequence

from bot.dialogue.hindsight.told import Told
from bot.dialogue.storing import store
from bot.dialogue.turn import Turn
from bot.entries import Draft, EntryKind, Facts
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.language.reading import Reading
from bot.language.words.word_values import PlaceWord
from bot.messages import MessageKey
from bot.replies import Noted, Reply

_NOT_SO = frozenset(
    {Sign.OFF, Sign.NOTHING, Sign.DENIED, Sign.READY, Sign.REMARKED, Sign.ELSEWHERE, Sign.IDLE}
)
_PLAIN = frozenset({Sign.UNDER_WAY, Sign.MORE, Sign.NEXT, Sign.INTENDED})


def planned_alike(
    turn: Turn, key: MessageKey, told: Told, said: Sequence[Saying], reading: Reading
) -> list[Reply]:
    """Note that the same is to be done on a day ahead, or later today; nothing where what or where is open.

    It counts nothing: what becomes of it is told when it was done.
    """
    ahead = [each for each in said if each.coming or _is_today(turn, each)]
    activities = {entry.facts.activity for entry in told.latest.entries}
    if reading.entries or len(ahead) != 1 or len(activities) != 1:
        return []
    (going,) = ahead
    meant = _is_meant(going) or _is_bare(going)
    place = _place(told, going) if meant else None
    day = going.coming or going.day
    if place is None or day is None or any(_tells_else(each) for each in said if each is not going):
        return []
    facts = Facts(
        activity=activities.pop(), date=day, count=going.count or 1, area=place.area,
        place=place.name, partners=going.partners, kind=EntryKind.PLANNED,
    )  # fmt: skip
    kept = store(turn, key, turn.said_at, [facts])
    return [Noted(report=kept.id, told=(Draft.of(facts),), about=key, dropped=turn.dropping())]


def _is_today(turn: Turn, saying: Saying) -> bool:
    """As in "idag kör vi i Flemingsberg", which is not done yet."""
    today = saying.day == turn.today and {Sign.INTENDED, Sign.WE} <= saying.signs
    return today and saying.signs.isdisjoint({Sign.DONE, Sign.PAST})


def _is_meant(saying: Saying) -> bool:
    """As in "på söndag ska vi gå i Skogås"; not so in "imorgon är vi lediga", "den tar vi imorgon"."""
    again = Sign.WE in saying.signs and not (saying.back or saying.definite)
    strange = bool(saying.signs & _NOT_SO or saying.unknown or saying.visits)
    return Sign.INTENDED in saying.signs and (again or Sign.INSTEAD in saying.signs) and not strange


def _is_bare(saying: Saying) -> bool:
    """As in "flempan imorn", "Skogås på lördag": a place and a day ahead, and no other word."""
    plain = saying.signs <= _PLAIN and not (saying.words or saying.unknown or saying.back or saying.definite)
    return bool(plain and saying.coming and len(saying.places) == 1 and not saying.counts)


def _tells_else(saying: Saying) -> bool:
    """Whether a clause beside the one that lies ahead names anything."""
    return bool(saying.places or saying.activities or saying.counts or saying.day)


def _place(told: Told, saying: Saying) -> PlaceWord | None:
    """The one place that is named, and is none that was told if it is instead; again, that of the last."""
    instead = Sign.INSTEAD in saying.signs
    places = [each for each in saying.places if not (instead and told.is_told_of(Saying(places=(each,))))]
    if instead or places:
        return places[0] if len(places) == 1 else None
    last = {PlaceWord(entry.facts.area, entry.facts.place) for entry in told.latest.entries}
    return last.pop() if Sign.MORE in saying.signs and len(last) == 1 else None
