"""What is said to talk; it must never sound as if a report had been taken in."""

from collections.abc import Iterable, Sequence

from bot.entries import EntryKind, Facts
from bot.language.reading import Talk
from bot.replies import SmallTalk
from locales.phrases import Phrases
from locales.reports import listed


def small_talk(phrases: Phrases, reply: SmallTalk) -> str:
    """The answer to thanks, a greeting, a farewell, an "ok", a question that is not understood, or else."""
    _ = phrases.text
    match reply.talk:
        case Talk.THANKS:
            # Translators: the answer to thanks.
            return _("You are welcome!")
        case Talk.GREETING:
            # Translators: the answer to a greeting.
            return _("Hello! Write what you have done, and I will count it.")
        case Talk.FAREWELL:
            # Translators: the answer to "good night", "bye" and the like.
            return _("Bye, and take care!")
        case Talk.ASSENT:
            # Translators: the answer to "ok", "good" and the like: as short as that, or shorter.
            return _("Good!")
        case Talk.QUESTION:
            # Translators: the answer to a question that is not understood; “status” and “help” are commands.
            return _("That I cannot answer. “status” shows the promises, “help” what I can do.")
        case Talk.DISPLEASED:
            # Translators: the answer to "no", "that is wrong" and the like, where no report came just before.
            return _("Sorry. Write what is wrong, for example “three, not two”, and I will change it.")
        case Talk.OTHER if reply.stands:
            return "\n".join([_nothing_new(phrases), *_standing(phrases, reply.stands)])
        case Talk.OTHER:
            # Translators: the answer to talk; whoever meant to report must see that nothing was. “help” is
            # a command.
            return _("All right, I have noted and changed nothing. Write what you have done, or “help”.")


def _nothing_new(phrases: Phrases) -> str:
    # Translators: the answer to talk, before what the member told last, which stands.
    return phrases.text("Nothing new noted.")


def _standing(phrases: Phrases, told: Sequence[Facts]) -> Iterable[str]:
    _ = phrases.text
    openings = {
        # Translators: before what a member told last, which stands though the message was not understood.
        EntryKind.DONE: _("Your latest:"),
        EntryKind.PLANNED: _("Planned:"),
        EntryKind.CANCELLED: _("Called off:"),
    }
    for kind, opening in openings.items():
        if facts := [each for each in told if each.kind is kind]:
            yield from listed(phrases, opening, facts)
