"""The dialogues, said on Telegram by polling and by webhook, and answered there as they are anywhere."""

from dataclasses import replace

import pytest

from tests.dialogues.on_platforms import play, playable, standing, told_to_stand
from tests.dialogues.table import Dialogue, dialogues
from tests.handlers.telegram.conftest import Stage
from tests.handlers.telegram.stage import TelegramStage

# Telegram tells no bot of what is deleted, and has no forms.
PLAYED = playable(but={"delete", "fill"})


def is_common(dialogue: Dialogue) -> bool:
    """Whether somebody presses a button under what another was told."""
    teller = {turn.id: turn.by for turn in dialogue.turns}
    return any(turn.under and teller[turn.under] != turn.by for turn in dialogue.turns)


@pytest.mark.parametrize("dialogue", PLAYED, ids=str)
async def test_the_bot_answers_on_telegram_as_the_dialogue_says(dialogue: Dialogue, stage: Stage) -> None:
    stage = replace(stage, partnership=dialogue.partnership)
    async with stage.running() as service:
        place = TelegramStage(stage.conversation, stage.telegram, service, together=is_common(dialogue))
        async for turn, expected, shown in play(dialogue, place):
            assert shown == expected, f"{turn.id}: {turn.kind} {turn.said}"
        assert standing(dialogue, place) == told_to_stand(dialogue)


def test_most_dialogues_are_played() -> None:
    assert len(PLAYED) > 0.85 * len(list(dialogues()))
