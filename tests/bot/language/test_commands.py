"""What is asked about members and channels is read word for word, and talk about it is not."""

from datetime import UTC, datetime

import pytest

from bot.language.reading import Invitee, Kind
from bot.members import Role
from tests.dialogues.playing import reader

NOW = datetime(2020, 4, 3, 19, 10, tzinfo=UTC)


def kind_of(text: str) -> Kind:
    return reader("huddinge-2020").read(text, NOW, "polisen").kind


@pytest.mark.parametrize(
    ("text", "organisation", "role"),
    [
        ("bjud in polisen", "polisen", Role.REPORTER),
        ("Bjud in polisen, tack!", "polisen", Role.REPORTER),
        ("Hej! Kan du bjuda in någon från kommunen?", "kommunen", Role.REPORTER),
        ("bjud in en chef från kommunen", "kommunen", Role.MANAGER),
        ("/bjudin polisen chef", "polisen", Role.MANAGER),
        ("Inbjudan till polisen", "polisen", Role.REPORTER),
        ("bjud in en ny samordnare från brandförsvaret", "sbff", Role.COORDINATOR),
        ("bjud in", None, Role.REPORTER),
        ("bjud in polisen och kommunen", None, Role.REPORTER),
    ],
)
def test_an_invitation_tells_of_whom_and_as_what(text: str, organisation: str | None, role: Role) -> None:
    reading = reader("huddinge-2020").read(text, NOW, "polisen")
    assert (reading.kind, reading.invitee) == (Kind.INVITE, Invitee(organisation=organisation, role=role))


def test_manager_and_coordinator_at_once_is_not_clear() -> None:
    reading = reader("huddinge-2020").read("bjud in chef och samordnare från polisen", NOW, "polisen")
    assert (reading.kind, reading.invitee.organisation) == (Kind.INVITE, None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("koppla", Kind.LINK),
        ("länka telegram", Kind.LINK),
        ("koppla mitt slack-konto", Kind.LINK),
        ("lyssna här", Kind.LISTEN),
        ("Lyssna här, tack!", Kind.LISTEN),
        ("sluta lyssna här", Kind.LISTEN_NO_MORE),
        ("påminnelser av", Kind.REMINDERS_OFF),
        ("Påminnelser på, tack!", Kind.REMINDERS_ON),
        ("Sluta påminna oss", Kind.REMINDERS_OFF),
        ("inga fler påminnelser här, tack", Kind.REMINDERS_OFF),
        ("slå på påminnelserna", Kind.REMINDERS_ON),
        ("mina uppgifter", Kind.OWN_DATA),
        ("vad har jag rapporterat?", Kind.OWN_DATA),
        ("Hej! Vad har du sparat om mig?", Kind.OWN_DATA),
        ("Vilka uppgifter har du om mig?", Kind.OWN_DATA),
        ("Vilka ord har vi lagt till?", Kind.WORDS),
        ("visa ordlistan", Kind.WORDS),
        ("glöm ordet röksväng", Kind.FORGET_WORD),
        ("Ta bort ordet ”fotpatrull”, tack", Kind.FORGET_WORD),
        ("publicera", Kind.PUBLISH),
        ("utvärderingen", Kind.EVALUATE),
        ("Gör utvärderingen för året, tack!", Kind.EVALUATE),
        ("hej, visa årets utvärdering", Kind.EVALUATE),
        ("utvärdering", Kind.EVALUATE),
        ("publicera utvärderingen", Kind.PROPOSE_EVALUATION),
        ("Godkänn utvärderingen", Kind.APPROVE_EVALUATION),
        ("vår bedömning: två krogtillsyner i Vårby igår blev inte av, hur gör vi?", Kind.ASSESSMENT),
        ("Vår bedömning?", Kind.ASSESSMENT),
        ("ta bort vår bedömning", Kind.FORGET_ASSESSMENT),
    ],
)
def test_the_other_commands(text: str, kind: Kind) -> None:
    assert kind_of(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "koppla av i helgen",
        "koppla in polisen",
        "bjud in grannarna på kaffe",
        "bjöd in polisen till mötet",
        "vi ska bjuda in polisen",
        "Inbjudan till trygghetsvandring på lördag",
        "lyssna här nu, det hände igår",
        "ingen ville lyssna här",
        "mina uppgifter var klara vid nio",
        "sluta lyssna på honom",
        "påminnelser på olika språk skickades igår",
        "vi gick en påminnelserunda i Vårby",
        "är utvärderingen klar?",
        "utvärderingen är klar",
        "Utvärdering av fotpatrullen i Länna ligger på intranätet",
        "vi var på utvärderingen igår",
        "vår bedömning är att det blir lugnt i helgen",
        "ta bort fotpatrullen: vår bedömning var fel",
        "tack",
    ],
)
def test_talk_about_it_is_no_command(text: str) -> None:
    commands = {Kind.INVITE, Kind.LINK, Kind.LISTEN, Kind.LISTEN_NO_MORE}
    commands |= {Kind.EVALUATE, Kind.PROPOSE_EVALUATION, Kind.ASSESSMENT, Kind.FORGET_ASSESSMENT}
    assert kind_of(text) not in commands
