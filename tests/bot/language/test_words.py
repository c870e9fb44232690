"""Everyday words are no misspelt activities, places or days; known words are found however they are spelt."""

from datetime import datetime

import pytest

from locales.lexicon import lexicon
from tests.corpora import STOCKHOLM, reader

NOW = datetime(2020, 4, 3, 21, 10, tzinfo=STOCKHOLM)
WORDS_WITH_TWO_MEANINGS = {"handen", "handens", "laser"}
SUBJECTS_THAT_BEGIN_A_REPORT = {"fart", "krogar", "snus", "tobak"}
"""Alone they are asked about: people send a report in pieces, and the first is what it was about."""
HOW_IT_STANDS = ("noted_off", "noted_ahead", "noted_wish", "noted_in_doubt")
"""The signs that end a bare note: "fotpatrull i Skogås, tidsbrist" tells of none that was done."""


def kinds(text: str) -> set[str]:
    return {unit.kind for unit in reader().read(text, NOW, "polisen").units}


@pytest.mark.parametrize("word", ["Fred", "fredlig", "mats", "vården", "skog", "skogen", "fulla", "lördan"])
def test_a_word_that_resembles_a_place_or_a_day_is_neither(word: str) -> None:
    assert kinds(f"pratade om {word}") & {"place", "activity"} == set()


def test_no_everyday_word_is_taken_for_an_activity_or_a_place() -> None:
    taken = [word for word in lexicon().ordinary if kinds(word) & {"activity", "place", "lookalike"}]
    assert set(taken) <= WORDS_WITH_TWO_MEANINGS | SUBJECTS_THAT_BEGIN_A_REPORT


def test_an_everyday_word_beside_a_report_changes_nothing_of_it_but_how_it_stands() -> None:
    stands = {word for name in HOW_IT_STANDS for word in lexicon().markers[name]}
    told = "fotpatrull i Skogås ikväll"
    plain = reader().read(told, NOW, "polisen").entries
    changed = [
        word
        for word in lexicon().everyday - lexicon().abbreviations - stands
        if reader().read(f"{told}, {word}", NOW, "polisen").entries != plain
    ]
    assert changed == []


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("hastighets kontroll", "activity"),
        ("krog-tillsyn", "activity"),
        ("hastkontr", "activity"),
        ("Flemmingsberg", "place"),
        ("Skogas", "place"),
        ("trangsund", "place"),
        ("halloweenfältning", "activity"),
        ("hastighetskontorll", "activity"),
    ],
)
def test_a_known_word_is_found_however_it_is_spelt(written: str, kind: str) -> None:
    assert kind in kinds(written)


@pytest.mark.parametrize("name", ["Vårberg", "Varberg", "Fittja", "Malmö", "Tumba"])
def test_a_place_elsewhere_is_none_of_ours(name: str) -> None:
    (entry,) = reader().read(f"Fotpatrull i {name}", NOW, "polisen").entries
    assert (entry.area, entry.outside) == (None, True)
