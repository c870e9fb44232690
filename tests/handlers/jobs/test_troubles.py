"""What goes wrong in one channel holds up no other; a coordinator is told once, and who watches sees it."""

from datetime import timedelta

import pytest

from bot.errors import BusyError, DeliveryError, UncertainDeliveryError, UnreachableError
from bot.members import Role
from bot.messages import Sender
from bot.ports import UnitsOfWork
from bot.postings import Backlog, Trouble
from handlers.jobs.service import Jobs
from tests.handlers.jobs.acting import MONDAY, SLACK, TELEGRAM, Board, Clock, Office
from tests.handlers.jobs.conftest import Hire

ANNA_IN_SLACK, ANNA_IN_TELEGRAM = "slack:U1", "telegram:17"
REFUSED = UnreachableError("Slack refuses it (channel_not_found)")
REVOKED = DeliveryError("Slack does not take it right now (token_revoked)")


def backlog(units: UnitsOfWork) -> Backlog:
    with units() as work:
        return work.outbox.backlog()


async def passes(worker: Jobs, clock: Clock, days: int = 7) -> None:
    """Let days pass, in which a worker is woken every half hour."""
    for _ in range(days * 48):
        clock.forward(minutes=30)
        await worker.wake()


async def test_a_refused_channel_is_told_once_on_another_platform(
    hire: Hire, units: UnitsOfWork, clock: Clock, slack: Board, telegram: Board
) -> None:
    slack.always[SLACK] = REFUSED
    worker = hire()
    await worker.wake()
    assert len(telegram.said[TELEGRAM]) == 1
    (told,) = telegram.texts(ANNA_IN_TELEGRAM)
    assert told.startswith("Jag kommer inte in i slack:C1")
    assert slack.said[ANNA_IN_SLACK] == []
    assert backlog(units).troubles == {SLACK: Trouble.REFUSED}
    await passes(worker, clock)
    assert len(telegram.texts(ANNA_IN_TELEGRAM)) == 1
    del slack.always[SLACK]
    await passes(worker, clock)
    assert backlog(units).troubles == {}
    slack.always[SLACK] = REFUSED
    await passes(worker, clock)
    assert len(telegram.texts(ANNA_IN_TELEGRAM)) == 2, "it is another trouble"


async def test_a_revoked_token_is_tried_again_all_day_and_told_once(
    hire: Hire, units: UnitsOfWork, clock: Clock, slack: Board, telegram: Board
) -> None:
    slack.always |= {SLACK: REVOKED, ANNA_IN_SLACK: REVOKED}
    worker = hire()
    await worker.wake()
    assert backlog(units).troubles == {}, "it may pass by itself"
    for _ in range(4):
        clock.forward(minutes=10)
        await worker.wake()
    assert backlog(units).troubles == {SLACK: Trouble.FAILING}
    waiting = backlog(units)
    assert (waiting.waiting, waiting.oldest) == (1, MONDAY)
    (told,) = telegram.texts(ANNA_IN_TELEGRAM)
    assert told.startswith("Sedan en stund når inget av det jag vill säga fram till slack:C1.")
    await passes(worker, clock, days=8)
    assert len(telegram.texts(ANNA_IN_TELEGRAM)) == 1
    assert (backlog(units).waiting, slack.said[SLACK]) == (0, [])
    assert len(telegram.said[TELEGRAM]) == 2
    slack.always.clear()
    await passes(worker, clock, days=7)
    assert len(slack.said[SLACK]) == 1
    assert backlog(units).troubles == {}


async def test_a_token_that_is_put_right_the_same_day_lets_the_digest_through(
    hire: Hire, clock: Clock, slack: Board
) -> None:
    slack.always[SLACK] = REVOKED
    worker = hire()
    await worker.wake()
    slack.always.clear()
    clock.forward(minutes=30)
    await worker.wake()
    assert len(slack.said[SLACK]) == 1


async def test_without_its_picture_the_digest_says_in_words_what_that_shows(
    hire: Hire, office: Office, units: UnitsOfWork, slack: Board, telegram: Board
) -> None:
    office.painter.fails = True
    await hire().wake()
    (said,) = slack.said[SLACK]
    assert said.picture is None
    assert said.utterance.text.endswith("\n\nBild av 2020-W14")
    assert backlog(units).troubles == {SLACK: Trouble.PICTURE, TELEGRAM: Trouble.PICTURE}
    told = [*slack.texts(ANNA_IN_SLACK), *telegram.texts(ANNA_IN_TELEGRAM)]
    assert told == ["Veckobrevet kom utan sin bild; alla ord är med. Be den som sköter mig titta i loggen."]


@pytest.mark.parametrize("roles", [(Role.REPORTER, Role.MANAGER), (Role.MANAGER, Role.COORDINATOR), ()])
async def test_who_is_told_is_a_coordinator_else_a_manager_else_nobody(
    office: Office, hire: Hire, slack: Board, roles: tuple[Role, ...]
) -> None:
    with office.units() as work:
        anna = work.members.find(Sender(platform="slack", user="U1"))
        assert anna is not None
        work.members.change(anna.id, active=False)
        for number, role in enumerate(roles):
            work.members.add(Sender(platform="slack", user=f"U2{number}"), "polisen", role, MONDAY)
        work.commit()
    slack.always[SLACK] = REFUSED
    await hire().wake()
    assert [channel for channel in slack.said if slack.said[channel]] == ["slack:U21"] * bool(roles)


async def test_word_of_a_trouble_that_does_not_arrive_makes_no_other(
    hire: Hire, units: UnitsOfWork, clock: Clock, slack: Board, telegram: Board
) -> None:
    slack.always[SLACK] = telegram.always[ANNA_IN_TELEGRAM] = REFUSED
    worker = hire()
    await worker.wake()
    clock.forward(minutes=30)
    await worker.wake()
    assert backlog(units).troubles == {SLACK: Trouble.REFUSED}
    assert backlog(units).waiting == 0


async def test_a_platform_that_wants_to_be_left_alone_is(hire: Hire, clock: Clock, slack: Board) -> None:
    slack.faults[SLACK].append(BusyError("asked too often", 600))
    worker = hire()
    await worker.wake()
    clock.forward(seconds=599)
    await worker.wake()
    assert slack.said[SLACK] == []
    clock.forward(seconds=1)
    await worker.wake()
    assert len(slack.said[SLACK]) == 1


async def test_pauses_between_tries_grow(hire: Hire, clock: Clock, slack: Board) -> None:
    start = clock.now
    slack.faults[SLACK].extend([REVOKED] * 6)
    worker, tried = hire(), []
    while not slack.said[SLACK]:
        left = len(slack.faults[SLACK])
        await worker.wake()
        if len(slack.faults[SLACK]) < left:
            tried.append(round((clock.now - start) / timedelta(minutes=1)))
        clock.forward(minutes=1)
    assert tried == [0, 1, 3, 7, 15, 31]


async def test_what_may_have_arrived_is_not_said_again(
    hire: Hire, units: UnitsOfWork, clock: Clock, slack: Board
) -> None:
    slack.faults[SLACK].append(UncertainDeliveryError("it broke off"))
    worker = hire()
    await passes(worker, clock, days=1)
    assert slack.said[SLACK] == []
    assert (backlog(units).waiting, backlog(units).troubles) == (0, {})


async def test_a_first_line_that_may_have_arrived_comes_again_and_the_digest_once(
    hire: Hire, clock: Clock, telegram: Board
) -> None:
    telegram.faults[TELEGRAM].append(UncertainDeliveryError("it broke off"))
    worker = hire()
    await passes(worker, clock, days=1)
    assert len(telegram.said[TELEGRAM]) == 1


async def test_a_first_line_does_not_come_again_and_again(
    hire: Hire, units: UnitsOfWork, clock: Clock, telegram: Board
) -> None:
    telegram.faults[TELEGRAM].extend([UncertainDeliveryError("it broke off")] * 5)
    worker = hire()
    await passes(worker, clock, days=1)
    assert len(telegram.faults[TELEGRAM]) == 1, "four tries"
    assert telegram.said[TELEGRAM] == []
    assert (backlog(units).waiting, backlog(units).troubles) == (0, {})


async def test_what_breaks_in_ways_that_nobody_expects_holds_up_no_other_channel(
    hire: Hire, slack: Board, telegram: Board
) -> None:
    slack.faults[SLACK].append(ZeroDivisionError())
    await hire().wake()
    assert (slack.said[SLACK], len(telegram.said[TELEGRAM])) == ([], 1)
