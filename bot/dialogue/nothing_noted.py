"""What stands already, beside talk of which nothing was noted: so that nobody takes that for their report."""

from collections.abc import Iterable
from dataclasses import replace

from bot.dialogue.finding import latest_report
from bot.dialogue.turn import Turn
from bot.language.reading import Talk
from bot.replies import Reply, SmallTalk


def with_what_stands(turn: Turn, replies: Iterable[Reply]) -> list[Reply]:
    """Some replies, the one to talk with what its sender told last, if that was on the same working day.

    Not where others read along.
    """
    return [_with_what_stands(turn, reply) if _is_to_talk(turn, reply) else reply for reply in replies]


def _is_to_talk(turn: Turn, reply: Reply) -> bool:
    return isinstance(reply, SmallTalk) and reply.talk is Talk.OTHER and not turn.shared


def _with_what_stands(turn: Turn, reply: Reply) -> Reply:
    latest = latest_report(turn)
    if not isinstance(reply, SmallTalk) or latest is None or turn.day_of(latest.spoken_of_at) != turn.today:
        return reply
    return replace(reply, stands=tuple(entry.facts for entry in latest.entries))
