"""Which word of a message is taken for the one that nobody knows, and how one that was learnt is read."""

from datetime import date, datetime

import pytest

from bot.language.reading import Kind, Reading
from bot.words import Meaning, UnknownWord, Word, WordState
from tests.dialogues.playing import reader
from tests.dialogues.table import STOCKHOLM

NOW = datetime(2020, 4, 3, 21, 10, tzinfo=STOCKHOLM)
TAUGHT = (
    Word(word="röksväng", means=Meaning.ACTIVITY, value="tobacco_inspection", state=WordState.ACCEPTED),
    Word(word="hoodet", means=Meaning.AREA, value="flemingsberg", state=WordState.ACCEPTED),
)


def read(text: str, words: tuple[Word, ...] = ()) -> Reading:
    return reader("huddinge-2020").knowing(words).read(text, NOW, "kommunen")


@pytest.mark.parametrize(
    ("text", "activity", "area"),
    [
        ("Tillsyn röksväng i Skogås", "röksväng", None),
        ("kontroll av cigg i Skogås", "cigg", None),
        ("kontroll av vattenpipor i Skogås", "vattenpipa", None),
        ("tillsyn av spritställen i Vårby", "spritställe", None),
        ("Tillsyn på shishabar i Vårby", "shishabar", "shishabar"),
        ("tillsyn röksvängar i Skogås", "röksväng", None),
        ("tillsyn röksvängen i Skogås", "röksväng", None),
        ("Fotpatrull i ankdammen", None, "ankdammen"),
        ("fotpatrull vid ankdammen ikväll", None, "ankdammen"),
        ("Insats i Skogås. Krogsnurra", "krogsnurra", None),
    ],
)
def test_the_word_that_nobody_knows(text: str, activity: str | None, area: str | None) -> None:
    assert read(text).unknown == UnknownWord(activity=activity, area=area)


@pytest.mark.parametrize(
    "text",
    [
        "Tillsyn i Vårby",
        "Tillsyn av Ahmadi i Vårby",
        "Tillsyn hos ahmadi i Vårby",
        "Tillsyn med ahmadi i Vårby",
        "Tillsyn av familjen ahmadi i Vårby",
        "Tillsyn av lindström i Vårby",
        "Tillsyn hos svensson i Vårby",
        "Insats i Skogås. Svensson",
        "KONTROLL AV CIGG I SKOGÅS",
        "Tillsyn av snus2 i Vårby",
        "Tillsyn av gym i Vårby",
        "Tillsyn av cigg och vejp i Vårby",
        "Tillsyn av cigg i Vårby, ring 070-174 06 05",
        "Tillsyn i Vårby, vilket strulade",
        "Fotpatrull i Vårby bland ankorna",
        "Hastighetskontroll i ankdammen",
    ],
)
def test_what_may_be_a_name_is_no_noun_or_stands_for_nothing_missing(text: str) -> None:
    assert read(text).unknown is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Körde radarpass i Vårby igår", 1),
        ("Radarpass i Vårby", 1),
        ("två radarpass i Vårby", 2),
        ("gjorde en röksväng i Skogås", 1),
        ("gjorde röksvängar i Skogås", None),
    ],
)
def test_smalltalk_that_tells_something_but_for_one_word(text: str, count: int | None) -> None:
    reading = read(text)
    assert (reading.kind, reading.missing) == (Kind.SMALLTALK, ())
    assert [(entry.activity, entry.count) for entry in reading.entries] == [(None, count)]
    assert reading.unknown is not None


@pytest.mark.parametrize(
    "text",
    [
        "Imorgon kör vi radarpass i Vårby",
        "Inget radarpass i Vårby ikväll",
        "Kör vi radarpass i Vårby?",
        "Kul radarpass i Vårby igår, eller hur",
        "Radarpass i Fittja",
        "radarpass",
        "ahmadi i Vårby",
        "bilen står i Vårby med trasigt bakljus",
        "Vi ses i Vårby",
        "tack för fikat i Vårby",
    ],
)
def test_other_smalltalk_tells_nothing(text: str) -> None:
    reading = read(text)
    assert (reading.kind, reading.entries, reading.unknown) == (Kind.SMALLTALK, (), None)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("röksväng i Skogås igår", 1),
        ("Röksvängen i Skogås igår", 1),
        ("två röksvängar i Skogås igår", 2),
        ("röksvängar i Skogås igår", None),
        ("rök sväng i Skogås igår", 1),
        ("kvällsröksväng i Skogås igår", 1),
        ("röksvvängar, 3 st, i Skogås igår", 3),
    ],
)
def test_a_learnt_word_is_read_in_all_its_forms(text: str, count: int | None) -> None:
    assert read(text).kind is not Kind.REPORT
    reading = read(text, TAUGHT)
    (entry,) = reading.entries
    assert (reading.kind, entry.activity, entry.count) == (Kind.REPORT, "tobacco_inspection", count)
    assert (entry.area, entry.date) == ("skogas", date(2020, 4, 2))


def test_a_learnt_place_is_read_with_its_genitive() -> None:
    for text in ("tobakstillsyn i hoodet", "tobakstillsyn vid hoodets centrum"):
        assert [entry.area for entry in read(text, TAUGHT).entries] == ["flemingsberg"]


def test_a_word_for_what_the_data_file_no_longer_has_is_left_out() -> None:
    gone = (Word(word="röksväng", means=Meaning.ACTIVITY, value="no_such", state=WordState.ACCEPTED),)
    assert read("röksväng i Skogås", gone) == read("röksväng i Skogås")


def test_the_same_words_are_learnt_once() -> None:
    plain = reader("huddinge-2020")
    assert plain.knowing(()) is plain
    assert plain.knowing(TAUGHT) is plain.knowing(tuple(TAUGHT))
