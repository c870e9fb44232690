"""What a person sees of a message of the bot's."""

from tests.stand_ins.telegram import Message

WORD_JOINER = "\N{WORD JOINER}"
# The line that only Telegram has: a link that does the same as the code.
INVITATION_LINK = "https://t.me/"
# Elsewhere the bot can only ask for it.
DELETED, TO_BE_DELETED = "Jag har tagit bort ditt meddelande.", "Ta gärna bort meddelandet."


def text_of(message: Message) -> str:
    """Its text as it is read, in the words that are said on all platforms."""
    text = message.text.replace(WORD_JOINER, "").replace(DELETED, TO_BE_DELETED)
    return "\n".join(line for line in text.split("\n") if INVITATION_LINK not in line)


def text_with(message: Message, picture: Message | None) -> str:
    """Its text, with what the picture says beside that was sent to illustrate it."""
    lines = text_of(message).split("\n")
    pictured = [] if picture is None else text_of(picture).split("\n")
    return "\n".join([*lines, *(line for line in pictured if line not in lines)])
