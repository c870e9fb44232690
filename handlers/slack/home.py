"""A member's own page, as the app's home tab."""

from collections.abc import Sequence

from bot.pages import Section
from bot.utterances import Utterance
from handlers.slack.blocks import Block, blocks, words
from handlers.slack.interactions import Origin

_HEADER = 150
_MOST_BLOCKS = 100


def home(sections: Sequence[Section], channel: str) -> Block:
    """A page in sections; its buttons are pressed in the member's direct message, `channel`."""
    parts = [block for section in sections for block in (_heading(section), *_items(section.items))]
    return {
        "type": "home",
        "private_metadata": Origin(channel=channel, home=True).written(),
        "blocks": parts[:_MOST_BLOCKS],
    }


def plain_home(said: Utterance) -> Block:
    """A page that only says something."""
    return {"type": "home", "blocks": blocks(said)}


def _heading(section: Section) -> Block:
    return {"type": "header", "text": words(section.heading, _HEADER)}


def _items(items: Sequence[Utterance]) -> list[Block]:
    return [block for item in items for block in blocks(item)]
