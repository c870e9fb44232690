"""What is said to talk; it must never sound as if a report had been taken in."""

from bot.language.reading import Talk
from bot.replies import SmallTalk
from locales.phrases import Phrases


def small_talk(phrases: Phrases, reply: SmallTalk) -> str:
    """The answer to thanks, a greeting, an "ok", a question that the bot can't answer, or anything else."""
    _ = phrases.text
    match reply.talk:
        case Talk.THANKS:
            # Translators: the answer to thanks.
            return _("You are welcome!")
        case Talk.GREETING:
            # Translators: the answer to a greeting.
            return _("Hello! Write what you have done, and I will count it.")
        case Talk.ASSENT:
            # Translators: the answer to "ok", "good" and the like: as short as that, or shorter.
            return _("Good!")
        case Talk.QUESTION:
            # Translators: the answer to a question that is not understood; “status” and “help” are commands.
            return _("That I cannot answer. “status” shows the promises, “help” what I can do.")
        case Talk.DISPLEASED:
            # Translators: the answer to "no", "that is wrong" and the like, where no report came just before.
            return _("Sorry. Write what is wrong, for example “three, not two”, and I will change it.")
        case Talk.OTHER:
            # Translators: the answer to talk; whoever meant to report must see that nothing was. “help” is
            # a command.
            return _("All right, I have noted and changed nothing. Write what you have done, or “help”.")
