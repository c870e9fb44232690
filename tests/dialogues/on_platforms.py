"""Plays a dialogue through a platform's own edge: what is said there, and what people see of the answers."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from bot.dialogue.conversation import Conversation
from bot.members import Role
from bot.messages import Sender
from tests.dialogues.__main__ import figure
from tests.dialogues.playing import STRANGER, Codes, figures
from tests.dialogues.table import Answer, Dialogue, Turn, dialogues


class Stage(Protocol):
    """A platform with the bot on it, and one person for each name; what is done there is also answered."""

    conversation: Conversation

    def person(self, name: str) -> Sender:
        """Somebody as the bot knows them."""

    def set_clock(self, now: datetime) -> None:
        """Let it be a moment."""

    async def act(self, turn: Turn, text: str) -> None:
        """Do as a turn of a kind that the platform knows says, with `text` where something is written.

        What is written is known as `turn.id`, and `turn.about` is the message that is changed, deleted or
        delivered once more. A button is pressed in the latest message that has one with the action
        `turn.about` for who presses; if `turn.under` is a message, in the one under its report.
        """

    async def heard(self) -> Answer:
        """All that the bot has shown since this was asked last."""


def playable(but: set[str]) -> list[Dialogue]:
    """The dialogues that can be played on one platform, which knows all kinds of turns but some."""
    return [
        dialogue
        for dialogue in dialogues()
        if _is_of_one_platform(dialogue) and but.isdisjoint(turn.kind for turn in dialogue.turns)
    ]


def _is_of_one_platform(dialogue: Dialogue) -> bool:
    """Whether nobody in a dialogue is on two platforms."""
    return not any(who.startswith(f"{STRANGER} ") for who in dialogue.who.values())


async def play(dialogue: Dialogue, stage: Stage) -> AsyncIterator[tuple[Turn, Answer, Answer]]:
    """Every turn, with the answer that is expected on a platform and the one that was shown."""
    for name, who in dialogue.who.items():
        if not who.startswith(STRANGER):
            _let_in(stage, stage.person(name), who, dialogue.turns[0].at)
    codes = Codes()
    for turn in dialogue.turns:
        stage.set_clock(turn.at)
        await stage.act(turn, codes.meant(turn.said))
        shown = await stage.heard()
        yield turn, _expected(turn), replace(shown, text=codes.named(shown.text))


def standing(dialogue: Dialogue, stage: Stage) -> dict[str, dict[str, str]]:
    """How the promises that a dialogue tells of stand after its last turn."""
    now = figures(stage.conversation, dialogue.turns[-1].at)
    return {
        promise: {field: figure(now[promise], field) for field in told}
        for promise, told in dialogue.stands.items()
    }


def told_to_stand(dialogue: Dialogue) -> dict[str, dict[str, str]]:
    """How they must stand."""
    return {
        promise: {field: _written(value) for field, value in told.items()}
        for promise, told in dialogue.stands.items()
    }


def _let_in(stage: Stage, sender: Sender, who: str, at: datetime) -> None:
    organisation, _, role = who.partition(" ")
    with stage.conversation.units_of_work() as work:
        work.members.add(sender, organisation, Role(role or "reporter"), at)
        work.commit()


def _written(value: str | list[str]) -> str:
    return f"[{', '.join(value)}]" if isinstance(value, list) else value


def _expected(turn: Turn) -> Answer:
    """What was answered is not answered again on a platform, which keeps the answer."""
    return Answer("", ()) if turn.kind == "again" else turn.expected
