"""Whoever watches a process sees what it posts, and that channels are in trouble, but not which."""

import pytest

from bot.errors import DeliveryError, UnreachableError
from handlers.health import Health
from handlers.metrics import Metrics
from handlers.watching import Watch
from tests.handlers.jobs.acting import SLACK, TELEGRAM, Board, Clock
from tests.handlers.jobs.conftest import Hire


def posts(metrics: Metrics) -> list[str]:
    """The lines about what was posted."""
    lines = metrics.shown("")[0].decode().splitlines()
    return [line for line in lines if line.startswith("loftesboten_posts_total")]


@pytest.fixture
def watch() -> Watch:
    """A watch for which any time is long."""
    times = iter(range(0, 100_000, 100))
    return Watch(health=Health(clock=lambda: float(next(times))))


async def test_when_all_is_well(hire: Hire, watch: Watch) -> None:
    await hire(watch=watch).wake()
    assert posts(watch.metrics) == [
        'loftesboten_posts_total{outcome="sent",platform="slack"} 1.0',
        'loftesboten_posts_total{outcome="sent",platform="telegram"} 1.0',
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
    assert sorted(watch.health.lasting()) == [
        "Channels of the digest in trouble: 2 (failing, refused).",
        "Slack does not take it right now (token_revoked).",
    ]
    assert 'loftesboten_posts_total{outcome="UnreachableError",platform="telegram"} 1.0' in posts(
        watch.metrics
    )
    slack.always.clear()
    telegram.always.clear()
    clock.forward(days=7)
    await worker.wake()
    assert watch.health.lasting() == []
