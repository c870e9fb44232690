"""Every language's catalogue is complete, and what checks it finds each fault."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from locales.catalogue import LANGUAGES, translations
from tests.catalogues import LOCALES, all_faults, catalogue, faults, messages

SAID = {"{count} left": ["Translators: what is left."]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_is_complete(language: str) -> None:
    assert all_faults(language) == ()


def test_there_is_a_catalogue_for_each_language_and_no_other() -> None:
    found = {path.parent.parent.name for path in LOCALES.glob("*/LC_MESSAGES/bot.po")}
    assert found == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_program_says_what_the_catalogue_says(language: str) -> None:
    spoken = translations(language)
    for message in catalogue(language):
        if message.id:
            assert spoken.gettext(str(message.id)) == message.string


def test_all_messages_are_found() -> None:
    found = messages()
    assert {"Noted:", "Undo", "{done} of {target}", "You are {persona} now."} <= found.keys()


def of(translations: dict[str, str]) -> Catalog:
    made = Catalog(locale="sv", fuzzy=False)
    for message, translation in translations.items():
        made.add(message, translation)
    return made


def test_a_right_catalogue_has_no_faults() -> None:
    assert list(faults(SAID, of({"{count} left": "{count} kvar"}))) == []


@pytest.mark.parametrize(
    ("translation", "fault"),
    [
        ("", "not translated: '{count} left'"),
        (" ", "not translated: '{count} left'"),
        ("{antal} kvar", "other placeholders: '{count} left', '{antal} kvar'"),
        ("{count kvar", "other placeholders: '{count} left', '{count kvar'"),
        ("{count} kvar ", "other spaces at its ends: '{count} left', '{count} kvar '"),
    ],
)
def test_a_wrong_translation_is_found(translation: str, fault: str) -> None:
    assert list(faults(SAID, of({"{count} left": translation}))) == [fault]


def test_a_message_that_is_missing_or_left_over_is_found() -> None:
    assert list(faults(SAID, of({"gone": "borta"}))) == [
        "not in the catalogue: '{count} left'",
        "nowhere in the sources: 'gone'",
    ]


def test_a_fuzzy_translation_is_found() -> None:
    fuzzy = of({})
    fuzzy.add("{count} left", "{count} kvar", flags=["fuzzy"])
    assert list(faults(SAID, fuzzy)) == ["fuzzy: '{count} left'"]


def test_a_message_without_a_comment_is_found(tmp_path: Path) -> None:
    (tmp_path / "said.py").write_text(
        "# Translators: a group\n"
        "names = {\n"
        "    'a': _('first'),\n"
        "    # Translators: its own\n"
        "    'b': _('second'),\n"
        "}\n"
        "def say():\n"
        "    # nothing for translators\n"
        "    return _('third')\n",
        encoding="utf-8",
    )
    found = messages(tmp_path)
    assert found == {"first": ["Translators: a group"], "second": ["Translators: its own"], "third": []}
    complete = of({"first": "ett", "second": "två", "third": "tre"})
    assert list(faults(found, complete)) == ["no comment for the translator: 'third'"]
