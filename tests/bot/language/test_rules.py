"""Every rule of the grammar is exercised by an example of the corpus."""

from collections.abc import Iterator

from bot.language.parsing import STAGES
from bot.language.phrases.partners import PARTNERS
from bot.language.words.units import clean, split
from tests.bot.language.test_phrases import DATES, NUMBERS
from tests.corpora import examples, reader


def rules_used() -> set[str]:
    messages = [example.say for example in examples()]
    messages += [f"Fotpatrull i Vårby {phrase['say']}" for phrase in DATES["phrases"]]
    messages += [f"{phrase['say']} tobakstillsyner i Vårby" for phrase in NUMBERS["phrases"]]
    return {rule for text in messages for rule in rules_used_on(text)}


def rules_used_on(text: str) -> Iterator[str]:
    """The rules of every stage, also of those whose units a later stage has taken up."""
    parser = reader()._parser
    cleaned = clean(text)
    units = parser._vocabulary.look_up(parser._spelling.put_right(split(cleaned)))
    for stage in (*STAGES, PARTNERS):
        units = stage.apply(parser._colleagues.named(units, cleaned) if stage is PARTNERS else units)
        yield from (unit.rule for unit in units)


def test_every_rule_has_an_example() -> None:
    named = {rule.name for stage in (*STAGES, PARTNERS) for rule in stage.rules}
    assert named - rules_used() == set()


def test_rule_names_say_what_they_read_and_how() -> None:
    names = [rule.name for stage in (*STAGES, PARTNERS) for rule in stage.rules]
    assert [name for name in names if not name.replace(".", "").replace("_", "").isalpha()] == []
