"""Names and titles of a data file are data: nobody is pinged by them, nothing linked, no message broken."""

from collections.abc import Sequence
from importlib.resources import files

import pytest

from bot.errors import PartnershipFileError
from bot.partnership import Partnership
from bot.partnership_file import read_partnership
from bot.utterances import Utterance
from handlers.slack.blocks import messages
from handlers.telegram.texts import inert
from locales.voice import Voice
from tests import hostile
from tests.locales.every_reply import every_reply
from tests.stand_ins.slack.mrkdwn import pings
from tests.stand_ins.slack.surfaces import check_message
from tests.stand_ins.telegram.formatting import parse

SOURCE = files("bot").joinpath("partnerships", "huddinge-2020.toml").read_text(encoding="utf-8")
NAMED = ("Polisen", "Flemingsberg", "Tobakstillsyn")
LEAST = 60
UNSEEN = [text for text in hostile.TEXTS if hostile.unseen(text, allowed="")]
VISIBLE = [text for text in hostile.TEXTS if text not in UNSEEN]


def written(text: str) -> str:
    """A text as a TOML file may hold it, whatever is in it."""
    return "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08X}" for c in text)


def read(texts: Sequence[str]) -> Partnership:
    """Huddinge, where an organisation, an area and a promise are called something else."""
    source = SOURCE
    for name, text in zip(NAMED, texts, strict=False):
        for key in ("title", "short", "name"):
            source = source.replace(f'{key} = "{name}"\n', f'{key} = "Stor {written(text)}"\n', 1)
    return read_partnership(source, "hostile")


def said(partnership: Partnership) -> list[Utterance]:
    """Everything that the bot can say about a partnership."""
    return [Voice(partnership).say(reply) for reply in every_reply(partnership, 2)]


def test_there_are_enough_of_them() -> None:
    assert len(VISIBLE) + len(UNSEEN) >= LEAST


@pytest.mark.parametrize("start", range(0, len(VISIBLE), 3))
def test_names_are_shown_and_nothing_more(start: int) -> None:
    texts = VISIBLE[start : start + 3]
    utterances = said(read(texts))
    for text in texts:
        assert any(text in utterance.text for utterance in utterances)
    for utterance in utterances:
        for message in messages(utterance):
            assert not pings(message.text, message.blocks)
            check_message(message.blocks)
        shown, entities = parse(inert(utterance.text, "loftes_bot"), "")
        assert entities == ()
        assert hostile.unseen(shown) == []


@pytest.mark.parametrize("text", UNSEEN, ids=ascii)
def test_a_data_file_may_hold_no_sign_that_cannot_be_seen(text: str) -> None:
    with pytest.raises(PartnershipFileError, match="a sign that can't be seen") as refused:
        read([text])
    assert all(hostile.unseen(fault, allowed="") == [] for fault in refused.value.faults)
