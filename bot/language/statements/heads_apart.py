"""Activities whose name is told in two parts: "dialog med de boende om trygghet" is a "trygghetsdialog"."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.language.phrases.grammar import first_match
from bot.language.statements.teams_out import begins_clause
from bot.language.words.inflection import Number, inflected
from bot.language.words.lexicon import Lexicon
from bot.language.words.markers import Marker
from bot.language.words.units import Unit, fold, span
from bot.language.words.word_values import ActivityWord
from bot.partnership import Activity, Partnership

HEAD_APART = "act.head_apart"
"""The rule of a head whose first part is told behind it, as what it was about."""

_ABOUT = frozenset({"circumstance", "about_matter"})
_OF = frozenset({"of", "for"})
_HEADS = frozenset({"word", "talked"})
_PRAISED = frozenset({"adjective", "organisation", "the_rest"})
_ENDS = frozenset({"stop", "line", "question", "but", "emoji"})
_THERE = "^<i|on|in>? <place>"
_LINK = "s"
_NEXT = 2


@dataclass(frozen=True, slots=True)
class HeadsApart:
    """Finds them; `names` are the activities by their heads, and those by what they are about."""

    names: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, lexicon: Lexicon, partnership: Partnership) -> "HeadsApart":
        """The names of a partnership's activities that are compounds in a language."""
        names: dict[str, dict[str, str]] = {}
        for activity in partnership.activities:
            for first, head in _compounds(activity, lexicon):
                subjects = {fold(form.text) for form in inflected(first, lexicon.alike)}
                names.setdefault(head, {}).update(dict.fromkeys(subjects, activity.id))
        return cls(names)

    def name(self, units: list[Unit], markers: Sequence[Marker]) -> None:
        """As in "dialog m invånarna i Vårby ang tryggheten"; "bra dialog om trygghet" may be a remark."""
        about = {marker.end + 1 for marker in markers if marker.name in _ABOUT}
        about |= {unit.end + 1 for unit in units if unit.kind in _OF}
        praised = {marker.end + 1 for marker in markers if marker.name == "praise"}
        for index in reversed(range(len(units))):
            unit = units[index]
            head = self.names.get(fold(unit.text)) if unit.kind in _HEADS else None
            beside = index and (units[index - 1].kind in _PRAISED or unit.start in praised)
            if head is None or beside:
                continue
            subject = _told_about(units, index, head, about)
            if subject is not None:
                value = ActivityWord(head[fold(units[subject].text)], Number.ONE)
                last = subject if subject == index + _NEXT else index
                units[index : last + 1] = [span(units[index : last + 1], "activity", value, HEAD_APART)]

    def name_elsewhere(self, units: list[Unit]) -> None:
        """As in "trygghetsvandring i Vårby, dialog i Skogås": at a place of its own it is something else.

        It shares the first part of a name before it, or it is asked what it was: "fotpatrull i Vårby, dialog
        i Skogås".
        """
        named = [fold(unit.text) for unit in units if isinstance(unit.value, ActivityWord)]
        for index, unit in enumerate(units):
            heads = self.names.get(fold(unit.text)) if unit.kind == "talked" and named else None
            if heads is None or not _is_elsewhere(units, index):
                continue
            shared = {name for subject, name in heads.items() if any(n.startswith(subject) for n in named)}
            value = ActivityWord(shared.pop(), Number.ONE) if len(shared) == 1 else Number.EITHER
            kind = "activity" if isinstance(value, ActivityWord) else "visit"
            units[index] = unit._replace(kind=kind, value=value, rule=HEAD_APART)


def _is_elsewhere(units: Sequence[Unit], index: int) -> bool:
    """Whether a head begins a clause and a place follows that is told of nothing else."""
    begins = begins_clause(units, index) or units[index - 1].kind == "and"
    length = first_match(_THERE, units[index + 1 :]) if begins else None
    place = units[index + length] if length is not None else None
    told = [unit.value for unit in units if unit.kind == "place"]
    return place is not None and told.count(place.value) == 1


def _compounds(activity: Activity, lexicon: Lexicon) -> list[tuple[str, str]]:
    """The first parts and the heads of an activity's names: "trygghet" and "dialog"."""
    return [
        (word.removesuffix(head).removesuffix(_LINK), fold(head))
        for word in activity.words
        for head in lexicon.heads
        if word.endswith(_LINK + head) and word.isalpha()
    ]


def _told_about(
    units: Sequence[Unit], index: int, subjects: Collection[str], about: Collection[int]
) -> int | None:
    """Where, behind "om" or "ang" in the same sentence, stands what makes an activity of a head."""
    for at, unit in enumerate(units[index + 1 :], index + 1):
        if unit.kind in _ENDS or isinstance(unit.value, ActivityWord):
            return None
        if unit.start in about and fold(unit.text) in subjects:
            return at
    return None
