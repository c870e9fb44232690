"""What is said of the places that inhabitants have asked for."""

from collections.abc import Sequence

from bot import replies
from bot.place_lists import LONGEST, Unlistable
from bot.place_visits import Visits
from bot.replies import POST, Asked, Disputed
from bot.requested_places import Request
from bot.utterances import Button, Utterance
from locales import standings
from locales.buttons import button
from locales.phrases import Phrases

_MOST_WAITING = 15
_MOST_CHECKED = 10


class PlaceWords:
    """Speaks of places in one language."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._text = phrases.text

    def place(self, request: Request) -> str:
        """A place as the list has it, with its area."""
        if request.area is None:
            return request.name
        # Translators: a street or a square, and the district in which it lies.
        text = self._text("{place} in {area}")
        return text.format(place=request.name, area=self._phrases.area(request.area))

    # When a check was reported

    def question(self, reply: Asked) -> str:
        """Asks whether inhabitants had asked for a place, with what their list says of it."""
        _ = self._text
        if reply.near:
            # Translators: asks about a speed check; {places} are on the list and may be meant.
            text = _("Had residents asked for the place? Their list has {places}.")
            return text.format(places=self._phrases.several(self.place(each.request) for each in reply.near))
        # Translators: asks about a speed check at a place that is not on the list.
        text = _("{place} is not on the list of places that residents have asked for. Had they asked for it?")
        return text.format(place=reply.unlisted)

    def choices(self, reply: Asked) -> tuple[Button, ...]:
        """The answers to that question: the likeliest first."""
        _ = self._text
        yes, no = button(self._phrases, replies.YES), button(self._phrases, replies.NO)
        # Translators: the answer that the speed check was at {place}, which is on the list.
        at = _("Yes, {place}")
        near = tuple(
            Button(at.format(place=self.place(each.request)), f"{replies.PICK}{each.id}")
            for each in reply.near
        )
        if not near:
            return no, yes
        # Translators: the answer that residents had asked for the place, and that it is none of those named.
        return (*near, no, Button(_("Yes, another place"), yes.action))

    def disputed(self, dispute: Disputed) -> str:
        """That the reporter says something else than the list."""
        _ = self._text
        if dispute.listed:
            # Translators: the reporter says that residents had not asked for a place.
            text = _("{place} is on the list of places that residents have asked for, but I go by your word.")
        else:
            # Translators: the reporter says that residents had asked for a place.
            text = _("{place} is not on the list of places residents have asked for, but I go by your word.")
        return text.format(place=dispute.place)

    # The list

    def listed(self, reply: replies.PlacesListed) -> Utterance:
        """The list, cut where it gets too long to read."""
        _ = self._text
        if not reply.visits:
            # Translators: nobody has put any places on the list yet; the words in quotes can be written.
            text = _("No places are listed yet. A coordinator writes “requested places: {example}”.")
            # Translators: an example of two streets.
            return Utterance(text.format(example=_("Vårbyvägen, Häradsvägen")))
        waiting = [each for each in reply.visits if each.last is None]
        checked = [each for each in reply.visits if each.last is not None]
        # Translators: the heading of the places that wait for a check, with how many they are.
        heading = _("Places that wait for a check: {number}")
        # Translators: said where every place that residents have asked for has been checked.
        lines = [heading.format(number=len(waiting)) if waiting else _("All places have been checked.")]
        lines += self._cut([self.waiting(each) for each in waiting], _MOST_WAITING)
        if checked:
            # Translators: the heading of the places that were checked, the one longest ago first.
            lines.append(_("Checked, the longest ago first: {number}").format(number=len(checked)))
            lines += self._cut([self.checked(each) for each in checked], _MOST_CHECKED)
        # Translators: a button that makes a text for social media that asks inhabitants for places.
        return Utterance("\n".join(lines), (Button(_("Ask the residents"), POST),))

    def waiting(self, visits: Visits) -> str:
        """A place that waits: how often and since when it was asked for."""
        request = visits.place.request
        # Translators: a place that waits for a check, and the day on which it was asked for.
        text = self._text("{place}, asked for on {day}")
        if request.times > 1:
            # Translators: the same, where it was asked for several times.
            text = self._text("{place}, asked for {times} times, first on {day}")
        return text.format(
            place=self.place(request), times=request.times, day=self._phrases.day(request.date)
        )

    def checked(self, visits: Visits) -> str:
        """A place that was checked: how often, and when last."""
        if visits.last is None:
            return self.waiting(visits)
        # Translators: a place that was checked once, and on which day.
        text = self._text("{place}, once, on {day}")
        if visits.count > 1:
            # Translators: a place that was checked several times, and the day of the last one.
            text = self._text("{place}, {times} times, last on {day}")
        return text.format(
            place=self.place(visits.place.request),
            times=visits.count,
            day=self._phrases.day(visits.last),
        )

    def _cut(self, lines: Sequence[str], most: int) -> list[str]:
        shown = [f"• {line}" for line in lines[:most]]
        if len(lines) > most:
            # Translators: after the first places of a long list; all of them are on a public page.
            more = self._text("… and {number} more, all on the page /platser")
            shown.append(more.format(number=len(lines) - most))
        return shown

    def place_checked(self, reply: replies.PlaceChecked) -> Utterance:
        """How often one place was checked."""
        _ = self._text
        visits, request = reply.visits, reply.visits.place.request
        if visits.last is None:
            # Translators: a place at which no speed check has been reported.
            told = _("No check of {place} has been reported.").format(place=self.place(request))
        else:
            told = f"{self.checked(visits)}."
        if reply.listed:
            return Utterance(told)
        # Translators: said after how often a place was checked.
        unlisted = _("It is not on the list of places that residents have asked for.")
        return Utterance(f"{told} {unlisted}")

    def post(self, reply: replies.PlacesPost) -> Utterance:
        """A text to copy that asks the inhabitants for places; it is short enough for social media."""
        _ = self._text
        # Translators: before a text to copy into social media.
        opening = _("To share:")
        # Translators: a post in social media; {municipality} is where its readers live.
        asks = _(
            "Where do people drive too fast in {municipality}? Write the street or place in a comment, and"
            " roughly where. We have promised to check the speed where you ask for it."
        )
        # Translators: the end of that post.
        ends = _("Please leave out names and number plates.")
        told = [asks.format(municipality=self._phrases.partnership.name)]
        if reply.places:
            # Translators: in that post: how many places residents have named, and how many were checked.
            told.append(
                _("Places named so far: {places}. Checked at least once: {checked}.").format(
                    places=self._phrases.number(reply.places), checked=self._phrases.number(reply.checked)
                )
            )
        return Utterance("\n".join([opening, *told, ends]))

    # Changes of the list

    def picked(self, reply: Asked) -> str:
        """Asks whether the places of a longer text are to be listed."""
        # Translators: places that were found in a text that somebody else wrote.
        text = self._text("I found {places}. Shall I put that on the list? I keep nothing else of the text.")
        return text.format(places=self._phrases.several(reply.places))

    def added(self, reply: replies.PlacesAdded) -> Utterance:
        """What is on the list now, and what that decides."""
        _ = self._text
        lines = []
        if reply.added:
            # Translators: before places that were put on the list.
            lines.append(_("Put on the list: {places}.").format(places=self._several(reply.added)))
        if reply.again:
            # Translators: before places that were on the list already and have been asked for again.
            lines.append(
                _("On the list before, asked for again: {places}.").format(places=self._several(reply.again))
            )
        if reply.settled:
            # Translators: how many earlier speed checks are answered for by the list.
            text = _("Waiting checks at places on the list: {number}. They count now.")
            lines.append(text.format(number=reply.settled))
        positions = tuple(standings.line(self._phrases, each) for each in reply.positions)
        return Utterance("\n".join([*lines, *positions]), positions=positions)

    def removed(self, reply: replies.PlacesRemoved) -> Utterance:
        """What is on the list no longer."""
        # Translators: after places were taken off the list.
        text = self._text("Taken off the list: {places}. What has been counted stays counted.")
        return Utterance(text.format(places=self._several(reply.removed)))

    def no_such_place(self, reply: replies.NoSuchPlace) -> Utterance:
        """That a place is not on the list."""
        # Translators: a place was to be taken off the list; the word in quotes can be written.
        text = self._text("{place} is not on the list. Write “places” to see what is.")
        return Utterance(text.format(place=reply.name))

    def refused(self, reply: replies.PlacesRefused) -> Utterance:
        """Why nothing was listed."""
        return Utterance(f"{self.why(reply.item, reply.why)} {self._nothing()}")

    def why(self, item: str, why: Unlistable) -> str:
        """Why something can't stand on the list; personal data are not said again."""
        _ = self._text
        sentences = {
            # Translators: said of something that is too long to be the name of a place.
            Unlistable.NO_NAME: _("“{item}” is no name of a place: write the street or place alone."),
            # Translators: said of a whole district.
            Unlistable.AREA: _("{item} is a whole district: write the street or place."),
            # Translators: said of a place in another municipality; {name} is this one.
            Unlistable.OUTSIDE: _("{item} is not in {name}: leave it out."),
            # Translators: said of what may be the name of a person.
            Unlistable.PERSON: _("“{item}” looks like a person's name: write the street or place."),
            # Translators: said of what holds a number that leads to a person.
            Unlistable.PRIVATE: _("There are personal data in it: write the street or place alone."),
        }
        told = item if len(item) <= LONGEST else f"{item[:LONGEST]}…"
        return sentences[why].format(item=told, name=self._phrases.partnership.name)

    def _nothing(self) -> str:
        # Translators: after the reason why a list of places was refused.
        return self._text("Nothing was listed.")

    def _several(self, requests: Sequence[Request]) -> str:
        return self._phrases.several(self.place(each) for each in requests)
