"""Budget lines: a sum of money beside what it was spent on names an activity that is measured in kronor."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.entries import Draft
from bot.language.phrases.money import MONEY
from bot.language.statements.statement import Statement
from bot.language.words.inflection import Number, inflected
from bot.language.words.lexicon import Lexicon
from bot.language.words.units import Unit, fold
from bot.language.words.word_values import ActivityWord
from bot.partnership import Partnership

_SENTENCE_ENDS = frozenset({"stop", "question", "line", "but"})
_BETWEEN = frozenset(
    {
        "on",
        "to",
        "for",
        "of",
        "i",
        "in",
        "place",
        "colon",
        "dash",
        "when",
        "adjective",
        "article",
        "all_of",
        "booked",
        "spent",
    }
)


@dataclass(frozen=True, slots=True)
class Spending:
    """Reads them; `lines` are the words for what money is spent on, each with its budget line's activity."""

    lines: dict[str, str]

    @classmethod
    def of(cls, partnership: Partnership, lexicon: Lexicon) -> "Spending":
        """The budget lines of a partnership; none where no activity is measured in kronor."""
        return cls(
            {
                fold(form.text): activity.id
                for activity in partnership.activities
                if activity.measure == "kronor"
                for subject in activity.subjects
                for form in inflected(subject, lexicon.alike)
            }
        )

    def sums(self, units: Sequence[Unit]) -> list[Unit]:
        """The units with sums of money as units of their own, where money is what is promised."""
        return MONEY.apply(units) if self.lines else list(units)

    def apply(self, units: Sequence[Unit]) -> list[Unit]:
        """The units with what money was spent on as an activity."""
        read = list(units)
        for sentence in _sentences(read):
            booked = any(read[i].kind in {"booked", "spent"} for i in sentence)
            sums = [i for i in sentence if read[i].kind == "money"]
            for position in sums or [i for i in sentence if read[i].kind == "booked"]:
                subject = self._subject(read, position, sentence, booked=booked)
                if subject is not None:
                    read[subject] = self._spent(read[subject])
        return read

    def _subject(self, units: Sequence[Unit], money: int, sentence: range, *, booked: bool) -> int | None:
        """Where it stands what a sum was spent on: after the sum rather than before it."""
        after, before = range(money + 1, sentence.stop), range(money - 1, sentence.start - 1, -1)
        positions: list[int] = [*after, *before]
        for position in positions:
            between = units[min(money, position) + 1 : max(money, position)]
            near = booked or all(unit.kind in _BETWEEN for unit in between)
            own = not any(unit.kind == "money" for unit in between)
            if fold(units[position].text) in self.lines and near and own:
                return position
        return None

    def _spent(self, unit: Unit) -> Unit:
        value = ActivityWord(self.lines[fold(unit.text)], Number.EITHER)
        return unit._replace(kind="activity", value=value, rule="act.spending")


def _sentences(units: Sequence[Unit]) -> list[range]:
    ends = [i for i, unit in enumerate(units) if unit.kind in _SENTENCE_ENDS]
    return [range(a, b) for a, b in zip([0, *(end + 1 for end in ends)], [*ends, len(units)], strict=True)]


def in_kronor(drafts: Iterable[Draft], statement: Statement) -> Draft:
    """One entry of a statement about money: its sums together, and the place and day that hold for all."""
    first, *others = drafts
    sums = [unit.value.kronor for unit in statement.of("money")]
    exact = bool(sums) and None not in sums and len(sums) <= len(statement.of("activity"))
    one_place = all((other.area, other.place) == (first.area, first.place) for other in others)
    return replace(
        first,
        count=sum(sums) if exact else None,
        area=first.area if one_place else None,
        place=first.place if one_place else None,
        date=first.date if all(other.date == first.date for other in others) else None,
    )
