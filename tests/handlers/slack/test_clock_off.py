"""The machine's clock is off: what counts is when Slack says that something was written or pressed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.dialogue.conversation import Conversation
from handlers.platform_settings import SlackSettings
from handlers.slack.service import SlackService
from handlers.surroundings import Surroundings
from storage.database import Database
from tests.dialogues.playing import voice
from tests.handlers.slack.conftest import FRIDAY_EVENING, HUDDINGE, Clock
from tests.handlers.slack.looking import text_of
from tests.stand_ins.slack import Person, Slack
from tests.storage.examples import revisions

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(params=[-DAY, -HOUR, HOUR, DAY], ids=str)
def service(
    request: pytest.FixtureRequest,
    settings: SlackSettings,
    conversation: Conversation,
    workers: ThreadPoolExecutor,
    clock: Clock,
) -> SlackService:
    """The bot on a machine whose clock is off."""
    off: timedelta = request.param
    return SlackService(settings, conversation, voice(HUDDINGE), Surroundings(workers, lambda: clock() + off))


@pytest.mark.usefixtures("bot")
async def test_what_is_written_and_pressed_is_of_the_time_that_slack_says(
    slack: Slack, lina: Person, sqlite_database: Database
) -> None:
    lina.says(lina.direct, "fotpatrull i Vårby ikväll")
    answer = await lina.direct.next_message()
    assert text_of(answer).startswith("Noterat: en fotpatrull i Vårby, fre 3 april.")
    await lina.presses(answer, "undo 1")
    await slack.wait_until(lambda: text_of(answer).startswith("Borttaget"))
    told, undone = revisions(sqlite_database)
    assert [revision["standing"] for revision in (told, undone)] == [True, False]
    for revision in (told, undone):
        assert abs(revision["at"] - FRIDAY_EVENING) < timedelta(minutes=1)
