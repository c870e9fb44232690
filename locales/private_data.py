"""What is said of personal data in a message."""

from collections.abc import Sequence

from bot import replies
from bot.entries import Draft
from bot.utterances import Utterance
from locales.asking import dropped
from locales.buttons import button
from locales.phrases import Phrases
from locales.reports import listed


def private_data(phrases: Phrases, reply: replies.PrivateData) -> Utterance:
    """What was found, what becomes of the message, and what could be stored of it."""
    _ = phrases.text
    kinds = phrases.several(_private_kind(phrases, kind) for kind in reply.kinds)
    # Translators: personal data were found in a message, which was therefore not stored.
    found = _("That looks like {kinds}, so I have saved nothing.")
    lines = [*dropped(phrases, reply.dropped), found.format(kinds=kinds)]
    if reply.kept:
        # Translators: an edited message held personal data: what it reported before stays.
        lines.append(_("What you reported before stands."))
    # Translators: what becomes of a message that held personal data.
    lines.append(_("I have deleted your message.") if reply.removed else _("Please delete the message."))
    if not reply.clean:
        return Utterance("\n".join(lines))
    lines += _offer(phrases, reply.clean)
    buttons = (replies.YES, replies.NO, replies.CANCEL)
    return Utterance("\n".join(lines), tuple(button(phrases, action) for action in buttons))


def _offer(phrases: Phrases, clean: Sequence[Draft]) -> list[str]:
    _ = phrases.text
    if len(clean) == 1:
        # Translators: asks whether to store an entry without the personal data that came with it.
        return [_("Shall I note {entry}?").format(entry=phrases.entry(clean[0]))]
    # Translators: before the entries that would be stored without the personal data.
    return listed(phrases, _("Shall I note this?"), clean)


def _private_kind(phrases: Phrases, kind: str) -> str:
    _ = phrases.text
    names = {
        # Translators: personal data found, as in "That looks like a personal identity number".
        "personnummer": _("a personal identity number"),
        # Translators: personal data found: the number of somebody who is not registered in Sweden.
        "samordningsnummer": _("a coordination number"),
        # Translators: personal data found.
        "phone": _("a telephone number"),
        # Translators: personal data found.
        "email": _("an e-mail address"),
        # Translators: personal data found: a vehicle's.
        "plate": _("a registration plate"),
    }
    return names[kind]
