"""Everything that there is to say can be said, in every language and about every built-in partnership."""

import re
from collections.abc import Sequence
from functools import cache
from typing import get_args

import pytest

from bot.partnership import Partnership
from bot.replies import Reply, Status
from bot.utterances import Button
from handlers.partnership_files import built_in, load_partnership
from locales.catalogue import LANGUAGES
from locales.voice import Voice
from tests.locales.every_reply import AMOUNTS, every_reply
from tests.locales.every_telling import every_digest, every_news, every_reminder

ACTION = re.compile(
    r"undo|change|yes|no|cancel|status|draw|restore:[0-9]+|(pick|show|draw|areas):[a-z0-9_-]+|(read|approve|withdraw):[0-9]+|gap:[a-z0-9_:-]+"
    r"|evaluation:(propose|file|(read|approve|withdraw):[0-9]+)|post:places",
    re.IGNORECASE,
)
BROKEN = re.compile(r"[{}]|None|\bnan\b|  |\(\)| [.,:]|\.\.|,,|<|\bDraft|\bFacts")

every_language = pytest.mark.parametrize("language", LANGUAGES)
every_partnership = pytest.mark.parametrize("name", built_in())
every_amount = pytest.mark.parametrize("amount", AMOUNTS)


@cache
def partnership(name: str) -> Partnership:
    return load_partnership(name, lambda _: None)


def test_no_reply_is_forgotten() -> None:
    given = {type(reply) for reply in every_reply(partnership("huddinge-2020"), 2)}
    assert given == set(get_args(Reply))


@every_language
@every_partnership
@every_amount
def test_every_reply_can_be_said(language: str, name: str, amount: int) -> None:
    voice = Voice(partnership(name), language)
    for reply in every_reply(partnership(name), amount):
        said = voice.say(reply)
        assert said.text.strip(), reply
        check_lines(said.text.split("\n"))
        check_buttons(said.buttons)


@every_language
@every_partnership
@every_amount
def test_all_that_is_said_unasked_can_be_said(language: str, name: str, amount: int) -> None:
    voice = Voice(partnership(name), language)
    for digest in every_digest(partnership(name), amount):
        said = voice.tell(digest)
        lines = said.text.split("\n")
        assert set(said.headings) <= set(lines)
        check_lines([line for line in lines if line])
    for told in (*every_reminder(partnership(name), amount), *every_news(partnership(name), amount)):
        said = voice.tell(told)
        check_lines(said.text.split("\n"))
        check_buttons(said.buttons)


def check_lines(lines: Sequence[str]) -> None:
    """That lines are whole sentences, as far as a program can tell."""
    for line in lines:
        assert line == line.strip(), line
        assert line, lines
        assert BROKEN.search(line) is None, line


def check_buttons(buttons: tuple[Button, ...]) -> None:
    """That buttons can be told apart, and send what the contract says."""
    labels = [button.label for button in buttons]
    assert all(label.strip() for label in labels)
    assert len(set(labels)) == len(labels), labels
    actions = [button.action for button in buttons]
    assert all(ACTION.fullmatch(action) for action in actions), actions
    assert len(set(actions)) == len(actions), actions


@every_language
def test_a_button_under_a_report_knows_the_report(language: str) -> None:
    huddinge = partnership("huddinge-2020")
    voice = Voice(huddinge, language)
    for reply in every_reply(huddinge, 1):
        for button in voice.say(reply).buttons:
            under = re.fullmatch("undo|change|restore:[0-9]+", button.action)
            assert (button.report is not None) == (under is not None)


@every_partnership
def test_each_language_has_its_own_words(name: str) -> None:
    swedish, english = (Voice(partnership(name), language) for language in ("sv", "en"))
    for reply in every_reply(partnership(name), 1):
        if not isinstance(reply, Status):  # which may hold nothing but a promise's name and a number
            assert swedish.say(reply).text != english.say(reply).text, reply


def test_what_is_no_reply_cannot_be_said() -> None:
    voice = Voice(partnership("huddinge-2020"))
    with pytest.raises(TypeError, match="no words for str"):
        voice.say("hej")
