"""Activities that are named for short where they are called off, or planned: "ingen patrull i Vårby"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.language.days.when import When
from bot.language.phrases.grammar import matches
from bot.language.statements.walks import WALK
from bot.language.words.inflection import Number, inflected
from bot.language.words.lexicon import Lexicon
from bot.language.words.markers import Marker
from bot.language.words.units import Unit, fold
from bot.language.words.word_values import ActivityWord, ThingWord
from bot.partnership import Partnership

RULE = "act.called_off"
_PLANS = frozenset({"planned", "should"})
_NAMES_OR_TURNS = frozenset({"activity", "lookalike", "visit", "but"})
_OTHERS = frozenset({"partner", "organisation", "mention"})
_VERBS = frozenset({"word", "on"})
_GOES_THERE = "^<we>? <also|when>* <i|on|in>? <place>"


@dataclass(frozen=True, slots=True)
class CalledOff:
    """Names them: "patrullen i Skogås uteblev", "hann inte med krogarna i fredags", and those planned.

    `walked` is what it is to walk somewhere, None where nobody patrols on foot; `heads` are what one
    activity's name ends with, and no other's: "patrull", "dialog".
    Nothing of it is ever counted, for it was not done: so a name that is too short to count by will do.
    """

    heads: Mapping[str, str]
    walked: str | None

    @classmethod
    def of(cls, lexicon: Lexicon, partnership: Partnership) -> "CalledOff":
        """What a partnership's activities may be called for short in a language."""
        heads: dict[str, str] = {}
        for head in lexicon.heads:
            named = [a.id for a in partnership.activities if any(_ends_with(word, head) for word in a.words)]
            if len(named) == 1 and head not in lexicon.words["visit"]:
                heads |= {
                    fold(form.text): named[0] for form in inflected(head, lexicon.alike) if not form.verb
                }
        walked = next((activity.id for activity in partnership.activities if activity.walked_by), None)
        return cls(heads | _ordinary_forms(lexicon, partnership), walked)

    def name(self, units: list[Unit], first: int, last: int, markers: Sequence[Marker]) -> None:
        """Read the short name of an activity that a sentence calls off as that activity."""
        signs = (
            [m for m in markers if units[first].start <= m.start < units[last - 1].end]
            if first < last
            else []
        )
        times = [unit.value.phrase.ahead for unit in units[first:last] if isinstance(unit.value, When)]
        ahead = bool(times) and all(times)
        off = ahead or any(m.name == "called_off" for m in signs)
        told = units[:last]
        named = [
            (i, activity)
            for i in range(first, last)
            for activity in self._named(units[i], i, told, signs, off=off)
        ]
        named = named or list(self._planned(units, range(first, last), signs, ahead=ahead))
        if len(named) == 1:
            index, activity = named[0]
            value = ActivityWord(activity, Number.ONE)
            walk = units[index].kind == "word" and fold(units[index].text) not in self.heads
            units[index] = units[index]._replace(kind="activity", value=value, rule=WALK if walk else RULE)

    def _named(
        self, unit: Unit, index: int, units: Sequence[Unit], signs: Sequence[Marker], *, off: bool
    ) -> Iterator[str]:
        head = self.heads.get(fold(unit.text))
        if head is not None and _is_not_done(units, index, signs, off=off):
            yield head
        elif off and isinstance(unit.value, ThingWord) and len(unit.value.subject_of) == 1:
            yield from unit.value.subject_of

    def _planned(
        self, units: Sequence[Unit], sentence: range, signs: Sequence[Marker], *, ahead: bool
    ) -> Iterator[tuple[int, str]]:
        """As in "5 krogar ikväll är planen", "ska gå i Vårby", where nothing else is named.

        Not so where others plan it, or something else: "fyra krogar ska stänga", "ska köpa tobak".
        """
        plans = {m.start for m in signs if m.name in _PLANS}
        if not sentence or not (plans or ahead) or units[sentence[0]].kind in _OTHERS:
            return
        if any(unit.kind in _NAMES_OR_TURNS for unit in units):
            return
        led = {m.end + 1 for m in signs if m.name in _PLANS | {"ran"}}
        goes = {m.start for m in signs if m.name == "goes"}
        for index in sentence:
            unit = units[index]
            walk = unit.start in goes and matches(_GOES_THERE, units[index + 1 :])
            if walk and self.walked is not None:
                yield index, self.walked
            before = units[index - 1] if index else None
            led_by_else = before is not None and before.kind in _VERBS and unit.start not in led
            theirs = unit.end + 1 in plans or led_by_else
            if plans and not theirs and isinstance(unit.value, ThingWord) and len(unit.value.subject_of) == 1:
                yield from ((index, activity) for activity in unit.value.subject_of)


def _ordinary_forms(lexicon: Lexicon, partnership: Partnership) -> dict[str, str]:
    """Forms of an activity's own words that are everyday words too: "vi ställer in fältet"."""
    return {
        fold(form.text): activity.id
        for activity in partnership.activities
        for word in activity.words
        for form in inflected(word, lexicon.alike)
        if form.definite and form.text in lexicon.ordinary
    }


def _ends_with(word: str, head: str) -> bool:
    return word.endswith(head) and word != head and " " not in word


def _is_not_done(units: Sequence[Unit], index: int, signs: Sequence[Marker], *, off: bool) -> bool:
    denied = any(m.name == "nobody" and m.end + 1 == units[index].start for m in signs)
    return _is_contrasted(units, index, signs) or ((off or denied) and _is_placed(units, index))


def _is_contrasted(units: Sequence[Unit], index: int, signs: Sequence[Marker]) -> bool:
    """As in "det var en dialog, inte besiktning": what it was, where what it was not is said too."""
    told = index > 1 and units[index - 1].kind == "article" and units[index - 2].end
    was = any(m.name == "it_was" and m.end == told for m in signs)
    return was and any(m.name == "not" and m.start > units[index].end for m in signs)


def _is_placed(units: Sequence[Unit], index: int) -> bool:
    """Whether a place or a time is said behind it, and it is not itself where: "festen på fältet"."""
    led = index > 0 and units[index - 1].kind in {"on", "i", "in", "from"}
    return not led and any(unit.kind in {"place", "when"} for unit in units[index + 1 :])
