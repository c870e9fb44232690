"""The words of a language as data: what a lexicon file holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.language.words.place_names import PlaceWords

Words = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Number words; the position in `units`, `tens` (from 20) and `ordinals` (from 1) is the value."""

    units: Sequence[Words]
    tens: Sequence[Words]
    hundred: Words
    thousand: Words
    ordinals: Sequence[Words]
    collective: Mapping[str, Words]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of a language, each list under the kind of unit or the marker that it gives.

    `words` and `calendar_words` become units of the kind that they are listed under; `markers` are looked for
    beside them, and one word may be in several. What the other fields hold is said in the lexicon file.
    """

    exact: frozenset[str]
    endings: Mapping[str, Words]
    dots_lost: Mapping[str, str]
    chat_spellings: Mapping[str, Words]
    mistaken: Mapping[str, Words]
    abbreviations: frozenset[str]
    alike: tuple[str, ...]
    heads: tuple[str, ...]
    short_heads: Mapping[str, Words]
    occasions: tuple[str, ...]
    visits_to: tuple[str, ...]
    rounds: tuple[str, ...]
    day_endings: tuple[str, ...]
    feast_endings: tuple[str, ...]
    inhabitants: tuple[str, ...]
    named_after: tuple[str, ...]
    staff_of_town: tuple[str, ...]
    spot_endings: tuple[str, ...]
    place_endings: tuple[str, ...]
    misspelt_endings: tuple[str, ...]
    known_street_endings: tuple[str, ...]
    name_endings: tuple[str, ...]
    other_endings: tuple[str, ...]
    before_names: tuple[str, ...]
    numbers: Numbers
    weekdays: Mapping[str, Words]
    weekdays_short: Mapping[str, Words]
    weekdays_undotted: Mapping[str, Words]
    weekdays_clipped: Mapping[str, Words]
    months: Mapping[str, Words]
    months_after_day: Mapping[str, Words]
    parts_of_day: Mapping[str, Words]
    relative_days: Mapping[str, Words]
    tonight: Mapping[str, Words]
    vague_days: Mapping[str, Words]
    week: Words
    feasts: Mapping[str, Words]
    calendar_words: Mapping[str, Words]
    words: Mapping[str, Words]
    answers: Mapping[str, Words]
    markers: Mapping[str, Words]
    colleagues: Mapping[str, Words]
    latest_report: Mapping[str, Words]
    ordinary: Words
    everyday: frozenset[str]
    likely_counts: Mapping[str, Words]
    weekend: Words
    personal_data: Mapping[str, Words]
    place_names: PlaceWords

    @classmethod
    def of(cls, data: Mapping[str, Any], everyday: Iterable[str]) -> "Lexicon":
        """A lexicon from the tables of its file, and from its list of everyday words."""
        shapes, abbreviations = data["shapes"], frozenset(data["abbreviations"]["words"])
        return cls(
            exact=frozenset(data["exact"]["words"]),
            endings=data["endings"],
            dots_lost=data["dots_lost"],
            chat_spellings=data["chat_spellings"],
            mistaken=data["mistaken"],
            abbreviations=abbreviations,
            alike=tuple(shapes["alike"]),
            heads=tuple(shapes["heads"]),
            short_heads=shapes["short_heads"],
            occasions=tuple(shapes["occasions"]),
            visits_to=tuple(shapes["visits_to"]),
            rounds=tuple(shapes["rounds"]),
            day_endings=tuple(shapes["day_endings"]),
            feast_endings=tuple(shapes["feast_endings"]),
            inhabitants=tuple(shapes["inhabitants"]),
            named_after=tuple(shapes["named_after"]),
            staff_of_town=tuple(shapes["staff_of_town"]),
            spot_endings=tuple(shapes["spot_endings"]),
            place_endings=tuple(shapes["place_endings"]),
            misspelt_endings=tuple(shapes["misspelt_endings"]),
            known_street_endings=tuple(shapes["known_street_endings"]),
            name_endings=tuple(shapes["name_endings"]),
            other_endings=tuple(shapes["other_endings"]),
            before_names=tuple(shapes["before_names"]),
            numbers=Numbers(**data["numbers"]),
            week=data["week"]["words"],
            ordinary=data["ordinary"]["words"],
            everyday=frozenset(everyday) | abbreviations,
            weekend=data["weekend"]["words"],
            place_names=PlaceWords(**data["place_names"]),
            **{
                name: data[name]
                for name in (
                    "weekdays", "weekdays_short", "weekdays_undotted", "weekdays_clipped", "months",
                    "months_after_day", "parts_of_day", "relative_days", "tonight", "vague_days",
                    "feasts", "calendar_words", "words", "answers", "markers", "colleagues",
                    "latest_report",
                    "likely_counts",
                    "personal_data",
                )
            },
        )  # fmt: skip
