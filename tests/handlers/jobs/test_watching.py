"""Whoever watches a process sees what waits unsaid, the last digest, and channels in trouble."""

import pytest

from bot.errors import DatabaseError, DeliveryError, UnreachableError
from bot.ports import UnitOfWork
from handlers.health import Health
from handlers.jobs.figures import OutboxFigures
from handlers.metrics import Metrics
from handlers.watching import Watch
from tests.handlers.jobs.acting import SLACK, TELEGRAM, Board, Clock
from tests.handlers.jobs.conftest import Hire


def shown(metrics: Metrics) -> list[str]:
    """The lines about what is said unasked."""
    names = (
        "loftesboten_outbox",
        "loftesboten_last_digest",
        "loftesboten_channels",
        "loftesboten_posts_total",
    )
    return [line for line in metrics.shown("")[0].decode().splitlines() if line.startswith(names)]


@pytest.fixture
def watch() -> Watch:
    """A watch for which any time is long."""
    times = iter(range(0, 100_000, 100))
    return Watch(health=Health(clock=lambda: float(next(times))))


async def test_when_all_is_well(hire: Hire, watch: Watch) -> None:
    worker = hire(watch=watch)
    assert shown(watch.metrics) == ["loftesboten_outbox_waiting 0.0"]
    await worker.wake()
    assert shown(watch.metrics) == [
        'loftesboten_posts_total{outcome="sent",platform="slack"} 1.0',
        'loftesboten_posts_total{outcome="sent",platform="telegram"} 1.0',
        "loftesboten_outbox_waiting 0.0",
        "loftesboten_last_digest_timestamp_seconds 1.585548e+09",
    ]
    assert watch.health.lasting() == []


async def test_channels_in_trouble_are_counted_and_not_named(
    hire: Hire, watch: Watch, clock: Clock, slack: Board, telegram: Board
) -> None:
    slack.always[SLACK] = DeliveryError("Slack does not take it right now (token_revoked)")
    telegram.always[TELEGRAM] = UnreachableError("Telegram refuses the chat")
    worker = hire(watch=watch)
    for _ in range(5):
        await worker.wake()
        clock.forward(minutes=10)
    found = shown(watch.metrics)
    assert "loftesboten_outbox_waiting 1.0" in found
    assert any(line.startswith("loftesboten_outbox_oldest_timestamp_seconds 1.585548e+09") for line in found)
    assert 'loftesboten_channels_in_trouble{trouble="failing"} 1.0' in found
    assert 'loftesboten_channels_in_trouble{trouble="refused"} 1.0' in found
    assert "C1" not in str(found)
    assert sorted(watch.health.lasting()) == [
        "Channels of the digest in trouble: 2 (failing, refused).",
        "Slack does not take it right now (token_revoked).",
    ]
    slack.always.clear()
    telegram.always.clear()
    clock.forward(days=7)
    await worker.wake()
    assert watch.health.lasting() == []


def test_without_a_database_there_are_no_figures_and_no_fault() -> None:
    def away() -> UnitOfWork:
        raise DatabaseError("It is away.")

    assert list(OutboxFigures(away).collect()) == []
