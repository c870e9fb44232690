"""The machine's clock is off: what counts is when Telegram says that something was written."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from storage.database import Database
from tests.handlers.telegram.conftest import FRIDAY, Stage, free_port
from tests.stand_ins.telegram import TelegramServer
from tests.storage.examples import revisions

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass
class Off(Stage):
    """A stage on a machine whose clock is off."""

    off: timedelta = timedelta()

    def clock(self) -> datetime:
        """What the machine takes for the present."""
        return super().clock() + self.off


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
@pytest.mark.parametrize("off", [-DAY, -HOUR, HOUR, DAY], ids=str)
async def test_what_is_written_is_of_the_time_that_telegram_says(
    telegram: TelegramServer,
    sqlite_database: Database,
    off: timedelta,
    webhook: bool,  # noqa: FBT001 - as the fixture has it
) -> None:
    stage = Off(telegram, sqlite_database, webhook, free_port(), off=off)
    anna = stage.member(telegram.user("Anna"))
    async with stage.running():
        said = anna.says("fotpatrull i Vårby ikväll")
        answer = await anna.private.next_message()
        assert answer.text.startswith("Noterat: en fotpatrull i Vårby, fre 3 april.")
        anna.edits(said, "fotpatrull i Skogås ikväll")
        await telegram.wait_until(lambda: answer.text.startswith("Ändrat"))
    told, changed = revisions(sqlite_database)
    assert said.edit_date is not None
    assert told["at"] == datetime.fromtimestamp(said.date, UTC)
    assert changed["at"] == datetime.fromtimestamp(said.edit_date, UTC)
    assert (told["date"], changed["date"]) == (FRIDAY.date(), FRIDAY.date())
