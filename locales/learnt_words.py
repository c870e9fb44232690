"""What is said of the words that the bot has learnt."""

from bot import replies
from bot.utterances import Button, Utterance
from bot.words import Meaning, Word, WordState
from locales.buttons import button
from locales.phrases import Phrases


def decided(phrases: Phrases, reply: replies.WordDecided) -> Utterance:
    """What a manager has decided of a word."""
    _ = phrases.text
    word, meaning = reply.word.word, _meaning(phrases, reply.word)
    if reply.word.state is not WordState.ACCEPTED:
        # Translators: a manager said that a word does not mean {meaning}, an activity or a place.
        text = _("All right, I do not read “{word}” as {meaning}.")
        return Utterance(text.format(word=word, meaning=meaning))
    # Translators: a manager agreed that a word means {meaning}, an activity or a place.
    text = _("Thank you! From now on I read “{word}” as {meaning}.").format(word=word, meaning=meaning)
    undone = f"{replies.PICK}{WordState.DECLINED}"
    return Utterance(text, (Button(button(phrases, replies.UNDO).label, undone),))


def learnt(phrases: Phrases, reply: replies.LearntWords) -> str:
    """All words that were learnt, and how one is taken back."""
    _ = phrases.text
    if not reply.words:
        # Translators: somebody asked which words of their own the bot has learnt: none.
        return _("You have taught me no words of your own yet.")
    # Translators: before a list of words that the bot has learnt from the members.
    lines = [_("Your own words that I know:")]
    lines += [f"• {word.word}: {_meaning(phrases, word)}" for word in reply.words]
    # Translators: after that list; {word} is one of its words.
    lines.append(
        _("A manager takes one back with “forget the word {word}”.").format(word=reply.words[0].word)
    )
    return "\n".join(lines)


def _meaning(phrases: Phrases, word: Word) -> str:
    """What a word stands for."""
    place = word.means is Meaning.AREA
    return phrases.area(word.value) if place else phrases.activity(word.value)
