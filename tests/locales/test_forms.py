"""The words of forms and pages: all there in every language, and within what Slack can show."""

from dataclasses import replace

import pytest

from bot.entries import Draft
from bot.pages import Home, OwnReport, Prefilled
from bot.replies import FormFault, FormFaults
from locales.forms import FormWords
from locales.voice import Voice
from tests.locales.every_reply import FORM_FIELDS, entries, positions
from tests.locales.test_voice import BROKEN, check_buttons, every_language, every_partnership, partnership

LONGEST_TITLE, LONGEST_CHOICE, LONGEST_LABEL, LONGEST_SECTION, LONGEST_HEADING = 24, 75, 150, 3000, 150
MOST_CHOICES = 100


def form(name: str, language: str, changed: int = 0) -> FormWords:
    about = partnership(name)
    told = entries(about, changed)
    blank = Prefilled(
        told=Draft(date=about.period.first),
        activities=tuple(activity.id for activity in about.activities),
        partners=tuple(organisation.id for organisation in about.organisations[1:]),
        latest=about.period.last,
    )
    shown = replace(blank, report=1, entry=told[0].id, entries=told) if changed else blank
    return Voice(about, language).form(shown)


@every_language
@every_partnership
@pytest.mark.parametrize("changed", [0, 1, 3])
def test_a_form_has_words_for_all_that_is_on_it(language: str, name: str, changed: int) -> None:
    words = form(name, language, changed)
    asks = any("requested" in activity.asks for activity in partnership(name).activities)
    assert set(words.fields) - {"entry"} == {*FORM_FIELDS, *(["requested"] if asks else [])}
    assert ("entry" in words.fields) is (changed > 1)
    for text in (words.title, words.submit, words.close):
        assert 0 < len(text) <= LONGEST_TITLE
    for field in words.fields.values():
        assert 0 < len(field.label) <= LONGEST_LABEL
        assert BROKEN.search(f"{field.label}\n{field.hint}") is None
        assert len(field.hint) <= LONGEST_LABEL
        values = [choice.value for choice in field.choices]
        assert len(set(values)) == len(values) <= MOST_CHOICES


@every_language
@every_partnership
def test_every_id_to_choose_is_one_of_the_partnerships_and_short_enough_to_read(
    language: str, name: str
) -> None:
    about, fields = partnership(name), form(name, language).fields
    assert [c.value for c in fields["activity"].choices] == [a.id for a in about.activities]
    assert [c.value for c in fields["area"].choices] == [a.id for a in about.areas]
    assert [c.value for c in fields["partners"].choices] == [o.id for o in about.organisations[1:]]
    assert all(0 < len(c.label) <= LONGEST_CHOICE for field in fields.values() for c in field.choices)


def test_a_form_in_swedish_says_what_it_wants() -> None:
    words = form("huddinge-2020", "sv")
    assert (words.title, words.submit, words.close) == ("Ny rapport", "Rapportera", "Avbryt")
    needed = "Behövs för: fotpatrull, trygghetsdialog, trygghetsbesiktning."
    assert (words.fields["area"].label, words.fields["area"].hint) == ("Område", needed)
    assert words.fields["requested"].hint == "Behövs för: hastighetskontroll."
    assert [c.value for c in words.fields["requested"].choices] == ["yes", "no"]
    assert form("huddinge-2020", "sv", 1).title == "Ändra rapporten"


@every_language
@every_partnership
def test_every_fault_is_told_for_every_field(language: str, name: str) -> None:
    voice = Voice(partnership(name), language)
    for fault in FormFault:
        told = voice.faults(FormFaults(dict.fromkeys(FORM_FIELDS, fault)))
        assert set(told) == set(FORM_FIELDS)
        assert all(text and BROKEN.search(text) is None for text in told.values())


@every_language
@every_partnership
@pytest.mark.parametrize("amount", [0, 1, 3])
def test_a_page_can_be_said(language: str, name: str, amount: int) -> None:
    about = partnership(name)
    told = entries(about, amount)
    page = Home(
        reports=tuple(OwnReport(report=n, entries=told) for n in range(amount)),
        positions=tuple(positions(about, amount)),
    )
    sections = Voice(about, language).home(page)
    assert len(sections) == 2
    for section in sections:
        assert 0 < len(section.heading) <= LONGEST_HEADING
        assert section.items
        for item in section.items:
            assert 0 < len(item.text) <= LONGEST_SECTION
            assert BROKEN.search(item.text) is None
            check_buttons(item.buttons)
