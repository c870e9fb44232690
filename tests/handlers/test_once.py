"""Who is told again."""

from datetime import UTC, datetime, timedelta

from handlers.once import Once

NOW = datetime(2020, 4, 3, 19, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_somebody_is_told_again_after_a_pause_and_in_another_channel() -> None:
    once = Once(HOUR)
    assert once.tell("telegram:1", "7", NOW)
    assert not once.tell("telegram:1", "7", NOW + HOUR - timedelta(seconds=1))
    assert once.tell("telegram:2", "7", NOW)
    assert once.tell("telegram:1", "8", NOW)
    assert once.tell("telegram:1", "7", NOW + HOUR)


def test_a_crowd_pushes_out_who_was_told_longest_ago() -> None:
    once = Once(HOUR)
    for user in range(1001):
        assert once.tell("telegram:1", str(user), NOW)
    assert not once.tell("telegram:1", "1", NOW)
    assert once.tell("telegram:1", "0", NOW)
