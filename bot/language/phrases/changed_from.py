"""A wish to change something from one thing to another: "ändra platsen från Vårby till Skogås", "3 -> 4"."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.language.phrases.latest_report import SIGN
from bot.language.phrases.numbers_as_nouns import NumbersAsNouns
from bot.language.words.lexicon import Lexicon
from bot.language.words.units import Unit, fold

_WITHIN = 4
_SHAFTS, _HEAD, _ARROWS = frozenset({"-", "="}), ">", frozenset("→⇒➔➜➡⟶")
_ALIKE = (["number"], ["place"])

LookUp = Callable[[Sequence[Unit]], Sequence[Unit]]


@dataclass(frozen=True, slots=True)
class ChangedFrom:
    """Knows the words that wish for a change, and those between what it was and what it is to be.

    Behind such a wish nobody goes from one place to another, so that the first of those words is left out;
    so is what names the report before it, which is no day: "höj den från två till tre".
    """

    wishes: frozenset[str]
    leaves: frozenset[str]
    reaches: frozenset[str]
    report: frozenset[str]
    replaces: frozenset[str]
    replaced_by: frozenset[str]
    to: str
    called: str
    wish: str
    nouns: NumbersAsNouns

    @classmethod
    def of(cls, lexicon: Lexicon) -> "ChangedFrom":
        """Those of a lexicon."""
        latest, endings = lexicon.latest_report, lexicon.endings
        names = ("that", "there", "latest", "former", "mine", "report")
        report = [word for name in names for word in latest[name]] + list(lexicon.calendar_words["for"])
        report += [word for kind in ("i", "on") for word in lexicon.words.get(kind, ())]
        return cls(
            wishes=_single(lexicon.markers["exchanges"]),
            leaves=_single(lexicon.calendar_words["from"]),
            reaches=_single([*lexicon.words["to"], *lexicon.words["toward"]]),
            report=_single(report),
            replaces=_single(endings["replaces"]),
            replaced_by=_single(endings["replaced_by"]),
            to=lexicon.words["to"][0],
            called=latest["called"][0],
            wish=endings["replaces"][0],
            nouns=NumbersAsNouns.of(lexicon),
        )

    def put_plainly(self, units: Sequence[Unit], look_up: LookUp) -> list[Unit]:
        """The words of a message that says what is to become what, with "X till Y" for however it is said."""
        plain = list(self._without_arrows(units))
        wish = next((at for at, unit in enumerate(plain[:_WITHIN]) if _folded(unit) in self.wishes), None)
        if wish is not None:
            named = self._with_till(self.nouns.as_numbers(plain, wished=True), wish)
            return self._without_report(self._without_heading(named, wish), wish)
        if plain != list(units) and self._is_one_for_another(look_up(plain)):
            return [Unit("word", self.wish, -1, 0, self.wish), *plain]
        return self.nouns.as_numbers(units, wished=False)

    def _without_arrows(self, units: Sequence[Unit]) -> Iterator[Unit]:
        """As in "3 -> 4", "Skogås → Vårby": the word for each arrow."""
        shaft: list[Unit] = []
        for unit in units:
            if unit.text in _SHAFTS:
                shaft.append(unit)
                continue
            if unit.text in _ARROWS or (shaft and unit.text == _HEAD):
                start = shaft[0].start if shaft else unit.start
                yield Unit("word", self.to, start, unit.end, self.to)
            else:
                yield from (*shaft, unit)
            shaft = []
        yield from shaft

    def _is_one_for_another(self, told: Sequence[Unit]) -> bool:
        """As in "tre till fyra", "Skogås till Vårby" for an arrow, and nothing else said."""
        before = [unit.kind for unit in told[:1]]
        kinds = [unit.kind for unit in told]
        return kinds == [*before, "to", *before] and before in _ALIKE

    def _with_till(self, words: list[Unit], wish: int) -> list[Unit]:
        """As in "ersätt tre med fyra", "byt ut Skogås med Vårby"; "ändra: med polisen" names a partner."""
        if fold(words[wish].text) not in self.replaces or not self.reaches.isdisjoint(map(_folded, words)):
            return words
        at = next((at for at, unit in enumerate(words) if _folded(unit) in self.replaced_by), 0)
        named = at > wish + 1
        if not named or any(unit.kind == "comma" for unit in words[:at]):
            return words
        return [*words[:at], words[at]._replace(value=self.to, text=self.to), *words[at + 1 :]]

    def _without_heading(self, words: list[Unit], wish: int) -> list[Unit]:
        """As in "korr: 3 till 4", "rättelse senaste: Vårby": without what the change is of, and its colon."""
        at = wish + 1
        while at < len(words) and _folded(words[at]) in self.report:
            at += 1
        return (
            [*words[: wish + 1], *words[at + 1 :]]
            if words[at : at + 1] and words[at].kind == "colon"
            else words
        )

    def _without_report(self, words: list[Unit], wish: int) -> list[Unit]:
        """Without the "från" before what it was, and what names the report before it.

        What names the report before "till" is "den": "flytta rapporten till Vårby".
        """
        said = [_folded(unit) for unit in words]
        reaching = next((at for at in range(wish, len(words)) if said[at] in self.reaches), None)
        if reaching is None:
            return words
        leaving = next((at for at in range(wish, reaching) if said[at] in self.leaves), reaching)
        end = leaving
        while end > wish + 1 and (said[end - 1] in self.report or words[end - 1].rule == SIGN):
            end -= 1
        if leaving < reaching:
            return [*words[:end], *words[leaving + 1 :]]
        if end == reaching or any(unit.rule == SIGN for unit in words[end:reaching]):
            return words
        return [*words[:end], words[end]._replace(value=self.called, text=self.called), *words[reaching:]]


def _single(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words if " " not in word)


def _folded(unit: Unit) -> str:
    return fold(unit.text)
