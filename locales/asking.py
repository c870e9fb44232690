"""Questions in words."""

from collections.abc import Sequence

from bot import replies
from bot.entries import Draft, Facts
from bot.questions import Asking
from bot.replies import Asked, Dropped, SharedPlace
from bot.utterances import Utterance
from bot.words import Meaning, Word
from locales.choices import choices
from locales.phrases import Phrases
from locales.requested_places import PlaceWords

_ASKS_ONE_FIELD = {Asking.ACTIVITY, Asking.COUNT, Asking.DATE, Asking.AREA}
_SAYS_NOTHING_ELSE = {Asking.REQUESTED, Asking.REMOVAL, Asking.WHICH_ENTRY}


def asked(phrases: Phrases, reply: Asked) -> Utterance:
    """A question with its answers, after what became of an earlier one and why it is put again."""
    lines = dropped(phrases, reply.dropped)
    lines += [_why_again(phrases, reply)] if reply.again else []
    lines += _about_place(phrases, reply)
    lines.append(_question(phrases, reply))
    # Translators: stands on a menu of answers to a question until one is picked.
    return Utterance("\n".join(lines), choices(phrases, reply), menu=phrases.text("Pick an answer"))


def dropped(phrases: Phrases, earlier: Dropped | None) -> list[str]:
    """What became of an earlier question's report."""
    _ = phrases.text
    match earlier:
        case Dropped.UNSAVED:
            # Translators: a question was open when something new came: its report was not saved.
            return [_("(I drop my earlier question. That report is not saved.)")]
        case Dropped.SAVED:
            # Translators: a question was open when something new came: its report is saved all the same.
            return [_("(I drop my earlier question. That report stands.)")]
        case None:
            return []


def _question(phrases: Phrases, reply: Asked) -> str:
    """What is asked, with what it is about where that was not told just now."""
    _ = phrases.text
    match reply.asking:
        case Asking.ACTIVITY:
            # Translators: asks which activity it was; {spot} is empty or says where and when.
            return _("What did you do{spot}?").format(spot=_spot(phrases, reply.drafts))
        case Asking.LARGE_COUNT | Asking.AFTERTHOUGHT:
            # Translators: asks whether an unusually large number is meant, or a change to a report.
            return _("Do you mean {entry}?").format(entry="; ".join(_told(phrases, reply)))
        case Asking.JOINT if reply.others is not None:
            return _joint(phrases, reply, reply.others.organisation, reply.others.facts)
        case Asking.PARTNERS:
            return _with_whom(phrases, reply)
        case Asking.COUNT if any(option.value == replies.NOT_YET for option in reply.options):
            # Translators: asks of what was told of tonight whether it has been done yet, and how often.
            return _headed(phrases, reply, _("Is it done already? How many were there?"))
        case Asking.REQUESTED if reply.near or reply.unlisted:
            return PlaceWords(phrases).question(reply)
        case Asking.PLACES:
            return PlaceWords(phrases).picked(reply)
        case Asking.WORD if reply.word is not None:
            return _new_word(phrases, reply.word)
        case Asking.MILESTONE if reply.promise is not None:
            # Translators: asks a coordinator whether a milestone is reached; {title} is its name.
            return _("Shall I mark “{title}” as done?").format(title=reply.promise.title)
        case _:
            return _about(phrases, reply)


def _why_again(phrases: Phrases, reply: Asked) -> str:
    """Why a question is put again."""
    _ = phrases.text
    if reply.unsure:
        # Translators: the reporter does not know the answer yet; the question follows.
        return _("All right. Answer when you know; nothing is saved until then.")
    offered = [option.value for option in reply.options if option.value != replies.OUTSIDE]
    if reply.several and len(offered) > 1:
        name = phrases.activity if reply.asking is Asking.ACTIVITY else phrases.area
        both = phrases.several(map(name, offered[:2]))
        # Translators: the answer was "both" or "all" of many; {both} are two of them; the question follows.
        return _("Write which ones, for example “{both}”.").format(both=both)
    # Translators: an answer to a question was not understood; the question follows.
    return _("I did not get that.")


def _about_place(phrases: Phrases, reply: Asked) -> list[str]:
    """Why a place that was shared did not answer the question."""
    _ = phrases.text
    match reply.place:
        case SharedPlace.BETWEEN:
            # Translators: a place that was shared may lie in several districts; the question follows.
            return [_("I cannot tell the district from that place.")]
        case SharedPlace.AWAY:
            # Translators: a place that was shared is far from all districts; {name} is the municipality.
            return [_("That place is not in {name}.").format(name=phrases.partnership.name)]
        case None:
            return []


def _about(phrases: Phrases, reply: Asked) -> str:
    return _headed(phrases, reply, _plainly(phrases, reply.asking))


def _headed(phrases: Phrases, reply: Asked, question: str) -> str:
    """A question behind what it is about, unless that was told just now."""
    silent = reply.again or (reply.asking in _SAYS_NOTHING_ELSE and not reply.drafts)
    told = [] if silent else _told(phrases, reply)
    known = f"{'; '.join(told)}. " if told else ""
    return f"{known[:1].upper()}{known[1:]}{question}"


def _with_whom(phrases: Phrases, reply: Asked) -> str:
    """In how much of what was told other organisations took part."""
    _ = phrases.text
    (draft,) = reply.drafts
    partners = phrases.several(phrases.organisation(each) for each in sorted(draft.guesses.partners))
    if draft.count == 1:
        # Translators: asks whether other organisations took part in what was done once.
        asks = _("Was {partners} there too?").format(partners=partners)
    else:
        # Translators: asks in how many of the occasions told just now other organisations took part.
        asks = _("How many of them were done together with {partners}?").format(partners=partners)
    told = "" if reply.again else f"{phrases.entry(draft)}. "
    return f"{told[:1].upper()}{told[1:]}{asks}"


def _plainly(phrases: Phrases, asking: Asking) -> str:
    _ = phrases.text
    questions = {
        # Translators: asks how many there were.
        Asking.COUNT: _("How many were there?"),
        # Translators: asks on which day it was.
        Asking.DATE: _("Which day was it?"),
        # Translators: asks in which district it was.
        Asking.AREA: _("Where was it?"),
        # Translators: asks whether inhabitants had named the place of a speed check.
        Asking.REQUESTED: _("Had residents asked for the place?"),
        # Translators: asks whether to store a message without its personal data.
        Asking.CLEAN_VERSION: _("Shall I note this?"),
        # Translators: asks which of several reports to take back.
        Asking.REMOVAL: _("Which one shall I take back?"),
        # Translators: asks which of several entries to change.
        Asking.WHICH_ENTRY: _("Which one do you mean?"),
        # Translators: asks what is to be changed in an entry, in words or by button.
        Asking.WHAT_TO_CHANGE: _("What should be changed? Press, or write for example “three”."),
    }
    return questions[asking]


def _told(phrases: Phrases, reply: Asked) -> list[str]:
    """What a question is about; a single field of a stored entry is asked for right after its telling."""
    if reply.drafts:
        return [phrases.entry(draft) for draft in reply.drafts]
    if reply.asking in _ASKS_ONE_FIELD:
        return []
    return [phrases.entry(entry.facts) for entry in reply.entries]


def _spot(phrases: Phrases, drafts: Sequence[Draft]) -> str:
    """Where and when vague things were done: " i Vårby och Skogås, fre 3 april"."""
    places = [phrases.place(draft) for draft in drafts if draft.area]
    # Translators: the places where something was done.
    where = phrases.text(" in {area}").format(area=phrases.several(places)) if places else ""
    streets = [draft.place for draft in drafts if draft.place and not draft.area]
    where += f" ({phrases.several(streets)})" if streets else ""
    days = {draft.date for draft in drafts}
    day = days.pop() if len(days) == 1 else None
    if day is None:
        return where
    return f"{where}, {phrases.day(day)}" if where else f" {phrases.day(day)}"


def _joint(phrases: Phrases, reply: Asked, organisation: str, theirs: Facts) -> str:
    _ = phrases.text
    own: list[Draft | Facts] = [*reply.drafts, *(entry.facts for entry in reply.entries)]
    if all((each.count, each.area, each.place) == (theirs.count, theirs.area, theirs.place) for each in own):
        # Translators: another organisation has reported what may be the same occasion.
        text = _("{organisation} has already reported {entry}. Is yours the same occasion?")
    else:
        # Translators: as above, where the two differ; {own} is what the reporter has told.
        text = _("{organisation} has already reported {entry}. Is yours ({own}) the same occasion?")
    return text.format(
        organisation=phrases.organisation(organisation),
        entry=phrases.entry(theirs),
        own="; ".join(phrases.entry(each) for each in own),
    )


def _new_word(phrases: Phrases, word: Word) -> str:
    _ = phrases.text
    if word.means is Meaning.AREA:
        # Translators: asks a manager whether a word that staff use for a place lies in {area}.
        text = _("A word that is new to me: is “{word}” in {area}?")
        return text.format(word=word.word, area=phrases.area(word.value))
    # Translators: asks a manager whether a word that staff use means {activity}.
    text = _("A word that is new to me: does “{word}” count as {activity}?")
    return text.format(word=word.word, activity=phrases.activity(word.value))
