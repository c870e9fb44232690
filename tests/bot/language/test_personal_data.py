"""The guard finds the personal data of the corpus, and little else."""

from bot.language.reading import Kind
from tests.corpora import HELD_OUT, Example, examples, reader

LEAST_FOUND = 0.98
MOST_FALSE = 0.03


def is_private(example: Example) -> bool:
    return reader().read(example.say, example.now, example.org).kind is Kind.PRIVATE


def messages(*, private: bool) -> list[Example]:
    everything = [*examples(), *examples(HELD_OUT)]
    return [example for example in everything if (example.expected["kind"] == Kind.PRIVATE) is private]


def test_personal_data_is_found() -> None:
    holding = messages(private=True)
    assert sum(map(is_private, holding)) / len(holding) >= LEAST_FOUND


def test_little_else_is_taken_for_personal_data() -> None:
    harmless = messages(private=False)
    assert sum(map(is_private, harmless)) / len(harmless) <= MOST_FALSE


def test_the_reading_holds_nothing_of_the_personal_data() -> None:
    (example,) = [e for e in examples() if "19900101-2385 på Vårbyvägen" in e.say]
    assert "2385" not in str(reader().read(example.say, example.now, example.org))
