"""The help for staff: one sheet of examples, each with what it does; the tests read every one of them."""

from dataclasses import dataclass

from bot.language.reading import Kind
from bot.partnership import Partnership
from locales.catalogue import translations


@dataclass(frozen=True, slots=True)
class Example:
    """Something that one may write, what the bot takes it for, and what it does then."""

    text: str
    kind: Kind
    does: str


class HelpPage:
    """The help about one partnership, in Swedish, as staff write: the examples are what the bot reads."""

    language = "sv"

    def __init__(self, partnership: Partnership) -> None:
        self._partnership = partnership
        reported = [each for each in partnership.activities if each.measure == "occasions"]
        self._first, self._second = (reported * 2)[:2]
        self._area = partnership.areas[0].name if partnership.areas else ""

    @property
    def heading(self) -> str:
        """The page's heading."""
        # Translators: the heading of the help for staff.
        return self._text("How to write to Löftesboten")

    @property
    def introduction(self) -> str:
        """What one need know before all else."""
        # Translators: the first sentences of the help for staff.
        return self._text(
            "Write as to a colleague, when the shift is over or on the way. No commands to learn: if"
            " something is missing, you get one question. Nothing of what you write is kept, only what was"
            " done, when and where."
        )

    @property
    def for_reporters(self) -> str:
        """The heading of what everybody may do."""
        # Translators: a heading of the help for staff.
        return self._text("For everybody who reports")

    @property
    def for_managers(self) -> str:
        """The heading of what managers may do."""
        # Translators: a heading of the help for staff.
        return self._text("For managers and coordinators")

    @property
    def write(self) -> str:
        """The head of the column of examples."""
        # Translators: the head of a column of examples in the help for staff.
        return self._text("Write")

    @property
    def happens(self) -> str:
        """The head of the column of what happens."""
        # Translators: the head of a column in the help for staff: what an example does.
        return self._text("What happens")

    @property
    def never(self) -> str:
        """What not to write."""
        # Translators: in the help for staff.
        return self._text(
            "Never names, personal identity numbers, telephone numbers or registration plates. If it happens"
            " all the same, nothing is saved and you are told."
        )

    def of_reporters(self) -> tuple[Example, ...]:
        """What everybody may write."""
        _ = self._text
        first, second = f"två {self._first.noun.plural}", self._second.noun.singular
        here = f" i {self._area}" if self._area else ""
        return (
            # Translators: in the help for staff: what a report does.
            Example(f"{first}{here} igår", Kind.REPORT, _("It is counted, and you see what is left.")),
            Example(
                f"{first}{here} igår och {second}{here} i förrgår",
                Kind.REPORT,
                # Translators: in the help for staff: what a report of several things does.
                _("Two things at once."),
            ),
            Example(
                f"{first}{here} igår ihop med {self._partner()}",
                Kind.REPORT,
                # Translators: in the help for staff: what a report of joint work does.
                _("Done together, counted once."),
            ),
            Example(
                f"{self._called_off()}{here} igår pga personalbrist",
                Kind.CANCELLED,
                # Translators: in the help for staff: what a call-off does.
                _("Kept with its reason, never counted."),
            ),
            # Translators: in the help for staff: what a correction does.
            Example("nej, det var tre", Kind.CORRECTION, _("Your latest report is corrected.")),
            # Translators: in the help for staff: what an undo does.
            Example("ångra", Kind.UNDO, _("Your latest report is taken back.")),
            # Translators: in the help for staff: what a question does.
            Example("status", Kind.STATUS, _("How all promises stand.")),
            Example(
                f"hur många {self._first.noun.plural} är kvar?",
                Kind.STATUS,
                # Translators: in the help for staff: what a question about one thing does.
                _("How one promise stands, and by which rule."),
            ),
        )

    def of_managers(self) -> tuple[Example, ...]:
        """What managers may write, and some of it coordinators alone."""
        _ = self._text
        return (
            # Translators: in the help for staff: what an invitation does.
            Example("bjud in " + self._partner(), Kind.INVITE, _("You get a code that lets one person in.")),
            # Translators: in the help for staff: what publishing does.
            Example("publicera", Kind.PUBLISH, _("A follow-up is drafted, for all parties to approve.")),
            Example(
                "godkänn uppföljningen",
                Kind.APPROVE,
                # Translators: in the help for staff: what approving does.
                _("Your organisation approves; the last one publishes."),
            ),
            Example(
                "utvärderingen",
                Kind.EVALUATE,
                # Translators: in the help for staff: what asking for the evaluation does.
                _("Which promises were kept this year, for all parties to approve."),
            ),
            Example(
                "vår bedömning: vi nådde ut till fler",
                Kind.ASSESSMENT,
                # Translators: in the help for staff: what a party's own words do.
                _("Your own words in the evaluation, for everybody to read."),
            ),
            Example(
                "platser",
                Kind.PLACES,
                # Translators: in the help for staff: what a question about places does.
                _("Which places residents have asked for, and which still wait."),
            ),
            # Translators: in the help for staff: what listening does.
            Example("lyssna här", Kind.LISTEN, _("Reports in this channel need no mention (coordinators).")),
            # Translators: in the help for staff: what turning reminders off does.
            Example("påminnelser av", Kind.REMINDERS_OFF, _("No reminders in this channel.")),
        )

    def _called_off(self) -> str:
        noun = self._first.noun
        return f"{'inställt' if noun.gender == 'ett' else 'inställd'} {noun.singular}"

    def _partner(self) -> str:
        return next(each.id for each in reversed(self._partnership.organisations) if each.reports)

    def _text(self, message: str) -> str:
        return translations(self.language).gettext(message)
