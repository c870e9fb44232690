"""Which strangers are told again."""

from datetime import UTC, datetime, timedelta

from handlers.strangers import Strangers

NOW = datetime(2020, 4, 3, 19, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_a_stranger_is_told_again_after_an_hour_and_in_another_channel() -> None:
    strangers = Strangers()
    assert strangers.tell("telegram:1", "7", NOW)
    assert not strangers.tell("telegram:1", "7", NOW + HOUR - timedelta(seconds=1))
    assert strangers.tell("telegram:2", "7", NOW)
    assert strangers.tell("telegram:1", "8", NOW)
    assert strangers.tell("telegram:1", "7", NOW + HOUR)


def test_a_crowd_pushes_out_who_was_told_longest_ago() -> None:
    strangers = Strangers()
    for user in range(1001):
        assert strangers.tell("telegram:1", str(user), NOW)
    assert not strangers.tell("telegram:1", "1", NOW)
    assert strangers.tell("telegram:1", "0", NOW)
