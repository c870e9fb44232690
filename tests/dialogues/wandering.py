"""Random sequences of events, for what must hold whatever is said: see tests/test_dialogues_at_random.py."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from bot.messages import Deletion, Edit, Event, Form, Location, Message, MessageKey, Press, Sender
from bot.utterances import Utterance
from tests.dialogues.table import STOCKHOLM

STARTS = datetime(2020, 4, 2, 20, tzinfo=STOCKHOLM)
MEMBERS = (
    ("lina", "polisen", "reporter"),
    ("maja", "kommunen", "reporter"),
    ("karin", "kommunen", "manager"),
    ("omar", "sbff", "coordinator"),
)
REPORTS = (
    "Tobakstillsyn i Skogås idag",
    "3 tobakstillsyner i Vårby igår",
    "några tobakstillsyner i Vårby",
    "Krogtillsyn i Flemingsberg ikväll med polisen",
    "Krogtillsyn i Flemingsberg ikväll tillsammans med kommunen",
    "2 krogtillsyner i Flemingsberg ikväll",
    "Fotpatrull ikväll",
    "Fotpatrull i Vårby, Skogås och Flemingsberg",
    "Hastkontroll i Segeltorp idag",
    "Två hastighetskontroller i Vårby igår, boende hade bett om det",
    "Hastighetskontroll i Fittja",
    "Helginsats i fredags och lördags",
    "12 hembesök i Trångsund",
    "120 hembesök i Trångsund",
    "1500 hembesök",
    "Trygghetsvandring i Vårby med polisen och brandförsvaret",
    "Tillsyn i Vårby och Skogås",
    "Tillsyn röksväng i Skogås",
    "Tobakstillsyn i Skogås i helgen",
)
OTHERS = (
    "Imorgon kör vi tobakstillsyn i Skogås",
    "Ingen fotpatrull i Flemingsberg ikväll, för lite folk",
    "Fotpatrull i Vårby ikväll, stoppade 19900101-2385",
    "Tobakstillsyn den 30 december",
    "samma igår",
    "en till i Skogås",
    "ångra",
    "ta bort tobakstillsynen",
    "nej, det var i Skogås",
    "nej, tre",
    "nej, igår",
    "polisen var med",
    "utan polisen",
    "två",
    "Skogås",
    "i lördags",
    "ja",
    "nej",
    "avbryt",
    "status",
    "läget i Skogås?",
    "hjälp",
    "tack!",
    "utvärderingen är klar",
    "utvärderingen",
    "godkänn utvärderingen",
    "vår bedömning: två krogtillsyner, 070-174 06 05",
    "vår bedömning: det gick bra",
    "",
    "?!",
    "\x00\ud800🙂 pick:1",
)
ACTIONS = (
    "undo", "restore:1", "restore:x", "change", "yes", "no", "cancel",
    "pick:2", "pick:skogas", "pick:outside", "pick:accepted",
    "pick:nonsense", "evaluation:propose", "evaluation:approve:1", "evaluation:withdraw:x", "evaluation:file",
)  # fmt: skip


class Wanderer:
    """Makes up what members do next, now and then by what the bot has said to them last."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - chance, and no secret
        self._at = STARTS
        self._shown: dict[str, Utterance] = {}
        self.past: list[Event] = []

    def events(self, number: int) -> Iterator[Event]:
        """So many events, one after another."""
        for each in range(number):
            self._at += timedelta(minutes=self._random.choice((1, 1, 1, 1, 200, 1500)))
            event = self._event(str(each))
            self.past.append(event)
            yield event

    def hears(self, event: Event, said: list[Utterance]) -> None:
        """Keep what the bot said last, whose buttons may be pressed."""
        for utterance in said:
            self._shown[event.sender.user] = utterance

    def _event(self, number: str) -> Event:
        name = self._random.choice(MEMBERS)[0]
        sender = Sender(platform="console", user=name)
        key = MessageKey(channel="shared", message=number)
        chance = self._random.random()
        if chance < 0.25 and sender.user in self._shown:
            return self._press(sender, key.channel)
        told = [event for event in self.past if isinstance(event, Message)]
        if chance < 0.45 and told:
            return self._again(self._random.choice(told), number)
        if chance < 0.55:
            return self._form_or_place(sender, key)
        return Message(sender=sender, key=key, at=self._at, text=self._text())

    def _press(self, sender: Sender, channel: str) -> Press:
        shown = self._shown[sender.user].buttons
        if shown and self._random.random() < 0.8:
            button = self._random.choice(shown)
            action, report = button.action, button.report
        else:
            action, report = self._random.choice(ACTIONS), self._random.choice((None, 1, 2, 999))
        return Press(sender=sender, channel=channel, at=self._at, action=action, report=report)

    def _form_or_place(self, sender: Sender, key: MessageKey) -> Form | Location:
        """A form, right or wrong, on a new report or on anybody's; or a place near or far."""
        if self._random.random() < 0.5:
            latitude, longitude = self._random.uniform(59.1, 59.4), self._random.uniform(17.8, 18.2)
            return Location(sender=sender, key=key, at=self._at, latitude=latitude, longitude=longitude)
        shown = {button.report for said in self._shown.values() for button in said.buttons}
        return Form(
            sender=sender,
            key=key,
            at=self._at,
            activity=self._random.choice(("tobacco_inspection", "speed_check", "foot_patrol", "gone", None)),
            count=self._random.choice((1, 2, 120, 0, None)),
            date=self._random.choice((STARTS.date(), None)),
            area=self._random.choice(("skogas", "varby", None)),
            place=self._random.choice(("Grantorp", "hos Erik", None)),
            partners=frozenset(self._random.choice((("polisen",), ()))),
            requested=self._random.choice((True, False, None)),
            report=self._random.choice((None, None, 999, *sorted(shown - {None}, key=str))),
        )

    def _text(self) -> str:
        return self._random.choice(REPORTS if self._random.random() < 0.6 else OTHERS)

    def _again(self, told: Message, number: str) -> Event:
        """The message once more, edited, or deleted."""
        match self._random.choice(("redelivery", "edit", "edit", "deletion")):
            case "redelivery":
                return told
            case "edit":
                key = replace(told.key, revision=number)
                return Edit(sender=told.sender, key=key, at=self._at, text=self._text())
            case _:
                return Deletion(sender=told.sender, key=told.key, at=self._at)
