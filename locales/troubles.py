"""What a coordinator is told of channels in which the bot's weekly digest and reminders don't get through."""

from bot.postings import Trouble
from bot.unasked import InTrouble
from locales.phrases import Phrases


def in_trouble(phrases: Phrases, told: InTrouble) -> str:
    """What is wrong, where, and who can put it right."""
    _ = phrases.text
    sentences = {
        # Translators: the bot is not let into a channel; {channel} is its address, such as slack:C0123.
        Trouble.REFUSED: _(
            "I am not let into {channel}, so the weekly digest and the reminders don’t get there. Invite me"
            " there, or ask whoever runs me to take it out of DIGEST_CHANNELS."
        ),
        # Translators: nothing could be posted for a while; {channel} is its address, such as slack:C0123.
        Trouble.FAILING: _(
            "For a while now, nothing that I want to say in {channel} gets there. I keep trying today. Ask"
            " whoever runs me to run “doctor”: perhaps my access has been revoked."
        ),
        # Translators: a digest was posted without its picture.
        Trouble.PICTURE: _(
            "The weekly digest came without its picture; the words are all there. Ask whoever runs me to look"
            " into the log."
        ),
    }
    return sentences[told.trouble].format(channel=told.channel)
