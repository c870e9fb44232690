"""Where and when the bot speaks unasked: read from two settings, or said to be none."""

from datetime import time

import pytest

from bot.errors import SettingError
from handlers.digest_settings import DigestSettings
from handlers.settings import Settings, setting_faults

BOTH = {
    "SLACK_BOT_TOKEN": "xoxb-1",
    "SLACK_SIGNING_SECRET": "signed-by-the-tests",
    "TELEGRAM_BOT_TOKEN": "7000000001:a-token-of-the-tests",
}


def test_without_any_the_bot_says_nothing_unasked() -> None:
    assert Settings.of({}).digest == DigestSettings(channels=(), weekday=0, time=time(8))


def test_channels_of_both_platforms_each_once() -> None:
    named = " slack:C0123ABC, telegram:-1001234567,,slack:T012AB:C0123ABC, telegram:17 "
    settings = Settings.of(BOTH | {"DIGEST_CHANNELS": named})
    assert settings.digest.channels == ("slack:C0123ABC", "telegram:-1001234567", "telegram:17")


@pytest.mark.parametrize(
    ("said", "weekday", "at"),
    [("fri 15:30", 4, time(15, 30)), (" Sun  7:05 ", 6, time(7, 5)), ("", 0, time(8))],
)
def test_a_weekday_and_a_time(said: str, weekday: int, at: time) -> None:
    digest = DigestSettings.of({"DIGEST_AT": said})
    assert (digest.weekday, digest.time) == (weekday, at)


@pytest.mark.parametrize("said", ["08:00", "monday 08:00", "mon 8", "mon 24:00", "mon 08:60", "mon 08:00:00"])
def test_what_is_no_weekday_and_time_is_named(said: str) -> None:
    with pytest.raises(
        SettingError, match=f"DIGEST_AT '{said}' is no weekday and time; write for example mon"
    ):
        DigestSettings.of({"DIGEST_AT": said})


@pytest.mark.parametrize(
    "said", ["C0123", "slack:general", "slack:U0123", "telegram:@huddinge", "mail:a@b.se"]
)
def test_what_is_no_channel_is_named(said: str) -> None:
    (fault,) = setting_faults(BOTH | {"DIGEST_CHANNELS": f"telegram:-1,{said}"})
    assert fault.startswith(f"DIGEST_CHANNELS '{said}' is no channel; write for example slack:C0123ABC or")


def test_a_channel_of_a_platform_that_is_not_set_up_is_named() -> None:
    with pytest.raises(
        SettingError, match="names telegram:-1, but TELEGRAM_BOT_TOKEN is not set; set it, or"
    ):
        Settings.of({"DIGEST_CHANNELS": "telegram:-1"})
