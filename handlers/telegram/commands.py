"""The commands in Telegram's menu, and the words that they stand for."""

from collections.abc import Iterator, Mapping

from telegram import BotCommand

from locales.catalogue import LANGUAGES
from locales.menu import menu

WORDS: Mapping[str, str] = {
    "rapport": "rapport",
    "status": "status",
    "angra": "ångra",
    "publicera": "publicera",
    "utvardering": "utvärdering",
    "hjalp": "hjälp",
}
_START = "start"


def menus() -> Iterator[tuple[str | None, list[BotCommand]]]:
    """The menu for the users of each language by its code; that of None is for all others."""
    for language, code in (("sv", None), *((language, language) for language in LANGUAGES)):
        yield code, [BotCommand(name, description) for name, description in menu(language)]


def in_words(text: str, bot_name: str) -> str | None:
    """A message in words, with its command spelt out: "/status krog" is "status krog".

    None for a command that names another bot. A report after /rapport stands alone, and /start without an
    invitation asks for help.
    """
    if not text.startswith("/"):
        return text
    command, _, rest = text[1:].partition(" ")
    name, _, whose = command.partition("@")
    if whose and whose.casefold() != bot_name.casefold():
        return None
    name, rest = name.casefold(), rest.strip()
    if name == _START:
        return rest or WORDS["hjalp"]
    if name == "rapport" and rest:
        return rest
    return f"{WORDS.get(name, name)} {rest}".strip()
