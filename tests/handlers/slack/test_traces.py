"""What Slack's users must not find, and what nobody else must: personal data, secrets, markup."""

import logging
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from handlers.platform_settings import SlackSettings
from handlers.settings import Settings
from handlers.slack.service import SlackService
from tests import guard_corpus, hostile
from tests.handlers.slack.looking import text_of
from tests.stand_ins.slack import Person, Slack
from tests.stand_ins.slack.mrkdwn import pings
from tests.traces import bytes_of_databases, found_in, logged

PRIVATE = guard_corpus.holding()
VALUES = [value for case in PRIVATE for value in case.secrets if guard_corpus.is_found(case)]


@pytest.fixture
def log(settings: SlackSettings) -> Iterator[StringIO]:
    """The log from before the bot starts."""
    with logged(Settings(database_url="sqlite://", slack=settings)) as written:
        yield written


async def test_personal_data_are_nowhere_but_with_their_sender(
    log: StringIO, bot: SlackService, lina: Person, tmp_path: Path
) -> None:
    assert bot
    answers = []
    for case in PRIVATE:
        lina.says(lina.direct, case.say)
        answers.append(text_of(await lina.direct.next_message()))
    assert found_in("\n".join(answers), VALUES) == []
    assert found_in(log.getvalue(), VALUES) == []
    assert found_in(bytes_of_databases(tmp_path), VALUES) == []


async def test_secrets_are_in_no_log_and_no_representation(
    log: StringIO, bot: SlackService, slack: Slack, lina: Person
) -> None:
    lina.says(lina.direct, "hjälp")
    await lina.direct.next_message()
    logging.getLogger("handlers").warning("as if by mistake: %s", bot.settings.bot_token)
    secrets = (slack.app.bot_token, slack.app.signing_secret, slack.app.app_token)
    shown = f"{bot!r} {bot.settings!r}"
    assert "as if by mistake: …" in log.getvalue()
    assert found_in(log.getvalue() + shown, secrets) == []


async def test_data_are_never_markup(log: StringIO, bot: SlackService, lina: Person) -> None:
    assert bot
    for text in hostile.TEXTS:
        lina.says(lina.direct, f"Hastighetskontroll på {text}vägen i Vårby ikväll")
        answer = await lina.direct.next_message()
        assert not pings(answer.text, answer.blocks), text
        assert hostile.unseen(text_of(answer)) == [], text
    assert hostile.forged(log.getvalue()) == []
