"""The digest is posted once a week, whoever does it and however late; a missed one goes into the next."""

import asyncio
from datetime import UTC, date, datetime

from bot.entries import Facts
from bot.errors import DeliveryError
from bot.messages import MessageKey, Sender
from bot.ports import UnitsOfWork
from handlers.platforms import Picture
from tests.handlers.jobs.acting import MONDAY, SLACK, TELEGRAM, Board, Clock, Died, Fuse, Office
from tests.handlers.jobs.conftest import Hire

WEEK = "2020-W14"


async def test_it_goes_to_each_channel_with_its_picture(hire: Hire, slack: Board, telegram: Board) -> None:
    await hire().wake()
    for board, channel in ((slack, SLACK), (telegram, TELEGRAM)):
        (said,) = board.said[channel]
        assert "Vecka 14" in said.utterance.text
        assert said.picture == Picture(f"digest:{WEEK}".encode(), f"Bild av {WEEK}")
    assert slack.said[SLACK][0].mark != telegram.said[TELEGRAM][0].mark


async def test_before_its_time_nothing_is_said(hire: Hire, clock: Clock, slack: Board) -> None:
    clock.forward(minutes=-1)
    worker = hire()
    await worker.wake()
    assert slack.said == {}
    clock.forward(minutes=1)
    await worker.wake()
    assert len(slack.said[SLACK]) == 1


async def test_many_workers_post_it_once_and_a_new_one_does_not_again(
    hire: Hire, clock: Clock, slack: Board, telegram: Board
) -> None:
    workers = [hire() for _ in range(4)]
    await asyncio.gather(*(worker.wake() for worker in workers))
    clock.forward(hours=5)
    await hire().wake()
    assert (len(slack.said[SLACK]), len(telegram.said[TELEGRAM])) == (1, 1)


async def test_missed_while_all_was_down_it_is_said_later_that_day(
    hire: Hire, clock: Clock, slack: Board
) -> None:
    clock.forward(hours=15)
    await hire().wake()
    assert len(slack.said[SLACK]) == 1


async def test_missed_for_the_whole_day_it_is_folded_into_the_next(
    hire: Hire, office: Office, clock: Clock, slack: Board, telegram: Board
) -> None:
    await hire().wake()
    clock.forward(days=7, hours=16)  # midnight has passed
    await hire().wake()
    assert len(slack.said[SLACK]) == 1
    patrolled(office.units, date(2020, 4, 2))
    clock.now = datetime(2020, 4, 13, 6, 0, tzinfo=UTC)
    await hire().wake()
    first, second = slack.texts(SLACK)
    assert ("Vecka 14" in first, "Vecka 16" in second) == (True, True)
    assert "30 mars – 12 april" in second
    assert telegram.texts(TELEGRAM)[1] == second


async def test_what_a_channel_did_not_get_is_folded_into_its_next_and_no_others(
    hire: Hire, clock: Clock, slack: Board, telegram: Board
) -> None:
    await hire().wake()
    slack.always[SLACK] = DeliveryError("away")
    clock.forward(days=7)
    worker = hire()
    for _ in range(24):
        await worker.wake()
        clock.forward(hours=1)
    slack.always.clear()
    clock.now = datetime(2020, 4, 13, 6, 0, tzinfo=UTC)
    await worker.wake()
    assert "30 mars – 12 april" in slack.texts(SLACK)[-1]
    assert "30 mars – 12 april" not in telegram.texts(TELEGRAM)[-1]
    assert [len(slack.said[SLACK]), len(telegram.said[TELEGRAM])] == [2, 3]


async def test_after_the_promises_are_over_there_is_one_more_and_then_none(
    hire: Hire, clock: Clock, slack: Board
) -> None:
    worker = hire()
    for day in (datetime(2021, 1, 4, 7, tzinfo=UTC), datetime(2021, 1, 11, 7, tzinfo=UTC)):
        clock.now = day
        await worker.wake()
    assert len(slack.said[SLACK]) == 1


async def test_a_worker_may_die_at_every_single_step(
    hire: Hire, clock: Clock, slack: Board, telegram: Board
) -> None:
    steps = 0
    clock.now = datetime(2019, 12, 30, 7, 0, tzinfo=UTC)
    while True:
        clock.forward(days=7)
        if not await dies(hire, steps):
            break
        survivor = hire()
        for _ in range(3):
            clock.forward(minutes=11)
            await survivor.wake()
        clock.forward(minutes=-33)
        steps += 1
    assert steps > 15
    for texts in (slack.texts(SLACK), telegram.texts(TELEGRAM)):
        weeks = [text.partition(":")[0] for text in texts]
        assert len(weeks) == len(set(weeks)) == steps + 1, "each week has one"
    strays = sum(told is None for told in telegram.opened.values())
    assert 1 <= strays < steps / 3, "a line is left over where a worker died before it could note it"


async def dies(hire: Hire, steps: int) -> bool:
    """Let a worker live for so many steps; whether it died."""
    try:
        await hire(Fuse(steps)).wake()
    except Died:
        return True
    return False


def patrolled(units: UnitsOfWork, day: date) -> None:
    with units() as work:
        anna = work.members.find(Sender(platform="slack", user="U1"))
        assert anna is not None
        report = work.reports.add(MessageKey(channel=SLACK, message=str(day)), anna, MONDAY)
        work.reports.append(
            report, Facts(activity="foot_patrol", date=day, area="skogas"), by=anna.id, at=MONDAY
        )
        work.commit()
