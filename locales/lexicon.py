"""The words that the bot understands, read from a language's lexicon file.

Beside it stands a list of everyday words: common words of the language that are one slip from one that means
something here ("värmen" from "varken", "plast" from "plats"), and are never taken for it.
"""

import tomllib
from functools import cache
from importlib.resources import files

from bot.language.words.lexicon import Lexicon


@cache
def lexicon(language: str = "sv") -> Lexicon:
    """The lexicon of a language that has one under `locales/`."""
    folder = files(__package__).joinpath(language)
    words = folder.joinpath("lexicon.toml").read_text(encoding="utf-8")
    everyday = folder.joinpath("everyday_words.txt").read_text(encoding="utf-8")
    return Lexicon.of(tomllib.loads(words), everyday.split())
