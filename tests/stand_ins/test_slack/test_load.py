"""Which answer belongs to which message when many are written."""

from tests.stand_ins.slack import Channel, Message, Person, Slack
from tests.stand_ins.slack.load import answered, statistics


def post(slack: Slack, channel: Channel, thread: Message | None = None) -> Message:
    return slack.workspace.post(channel, {"text": "Noterat", "thread_ts": thread and thread.ts})


async def test_a_thread_tells_whose_the_answers_are(slack: Slack, anna: Person) -> None:
    channel = slack.channel("polisen", anna)
    first, second, third = (anna.says(channel, text) for text in ("ett", "två", "tre"))
    answers = post(slack, channel, third), post(slack, channel, first), post(slack, channel, first)
    found = {pair.message.ts: pair.answers for pair in answered(channel, slack.app.bot_user_id)}
    assert found == {first.ts: [answers[1], answers[2]], second.ts: [], third.ts: [answers[0]]}
    told = statistics([channel], slack.app.bot_user_id)
    assert (told["answered_times"], told["unanswered"]) == ({2: 1, 0: 1, 1: 1}, [second.ts])


async def test_outside_threads_answers_come_in_order(slack: Slack, anna: Person) -> None:
    first, second = anna.says(anna.direct, "ett"), anna.says(anna.direct, "två")
    answers = [post(slack, anna.direct) for _ in range(3)]
    pairs = answered(anna.direct, slack.app.bot_user_id)
    assert [pair.message for pair in pairs] == [first, second]
    assert [pair.answers for pair in pairs] == [answers[:1], answers[1:]]
    assert 0 <= pairs[0].seconds < 60


async def test_without_messages_there_is_nothing_to_tell(slack: Slack, anna: Person) -> None:
    told = statistics([anna.direct], slack.app.bot_user_id)
    assert (told["messages"], told["milliseconds"]) == (0, None)
