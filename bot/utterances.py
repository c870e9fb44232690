"""What is said, once a voice has put it into words: a text with what can be pressed, seen and followed."""

from dataclasses import dataclass, field

from bot.papers import Enclosure
from bot.pictures.picture import Picture


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press: the words on it, what it sends, and the report that it stands under."""

    label: str
    action: str
    report: int | None = None


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture to be drawn, and a text that says the same as it."""

    picture: Picture
    alternative: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """A reply in words, ready for a platform to escape and send.

    `positions` are those lines of the text that tell how promises stand, to be set apart where that helps;
    `headings` are those that stand over what follows, to be shown as such. `links` are the addresses of the
    bot's own pages in the text: nothing else in it may lead anywhere. An `enclosure` goes along as a file,
    where the bot and the member talk alone. `menu` is what stands on a menu of many buttons, where a platform
    makes one of them, until one is picked.
    """

    text: str
    buttons: tuple[Button, ...] = field(default=())
    positions: tuple[str, ...] = field(default=())
    headings: tuple[str, ...] = field(default=())
    illustration: Illustration | None = None
    links: tuple[str, ...] = field(default=())
    enclosure: Enclosure | None = None
    menu: str = ""

    @property
    def in_words(self) -> str:
        """All that it says where no picture can be shown."""
        told = self.text.split("\n")
        shown = [] if self.illustration is None else self.illustration.alternative.split("\n")
        return "\n".join([*told, *(line for line in shown if line not in told)])
