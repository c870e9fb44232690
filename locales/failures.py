"""What a member is told when the bot itself is in trouble."""

from bot import replies
from locales.phrases import Phrases


def interrupted(phrases: Phrases) -> str:
    """The program stopped before it answered."""
    # Translators: the program was restarted before it answered; it doesn't know the message's words.
    return phrases.text("I was restarted before I could answer you. Please write it again.")


def not_saved(phrases: Phrases, reply: replies.NotSaved) -> str:
    """The database can't be reached."""
    if not reply.comes_again:
        # Translators: the database can't be reached, and what was done will not be tried again by itself.
        return phrases.text(
            "I cannot save anything right now, nor say how things stand. Please try again in a while."
        )
    # Translators: the database can't be reached; what is written will be tried again by itself.
    return phrases.text(
        "I cannot save anything right now, neither this nor what you write next, nor say how things"
        " stand. I will try again; what I have not answered in ten minutes, please write once more."
    )


def too_fast(phrases: Phrases) -> str:
    """Only the latest of many is answered."""
    # Translators: dozens of messages at once; “status” is a word that the bot understands.
    return phrases.text(
        "You write faster than I can answer, so I answer only the latest. What I understood of the rest"
        " is noted all the same; write “status” to see how things stand."
    )


def failed(phrases: Phrases) -> str:
    """The program has a fault."""
    # Translators: the program has a fault; nothing of the message was saved.
    return phrases.text(
        "Something went wrong on my side, so that is not noted. Please tell your coordinator."
    )
