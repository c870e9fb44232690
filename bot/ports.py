"""What the dialogue needs from the outside: storage, as Protocols that any database or fake can serve."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from types import TracebackType
from typing import Protocol, Self, TypeVar

from bot.entries import Entry, Facts, Mark, Report, Revised, TakenBack
from bot.evaluation import Assessment, Evaluation, Figures
from bot.followups import Chapter, FollowUp
from bot.indicators import Indicator
from bot.invitations import Invitation
from bot.members import Member, Role
from bot.messages import MessageKey, Sender
from bot.postings import Backlog, Kind, Notice, Posted, Posting, Trouble
from bot.questions import Question
from bot.receipts import Receipt, Unanswered
from bot.requested_places import Request, RequestedPlace
from bot.unasked import GapAnswer
from bot.words import Word
from bot.working_time import Period

Content_contra = TypeVar("Content_contra", contravariant=True)
Kept_co = TypeVar("Kept_co", covariant=True)


class Members(Protocol):
    """The partnership's members and their identities on the platforms."""

    def find(self, sender: Sender) -> Member | None:
        """The member behind an identity, also one who has been removed; None for a stranger."""

    def add(self, sender: Sender, organisation: str, role: Role, at: datetime) -> Member:
        """Let a person in under an identity; an identity that was removed comes back."""

    def get(self, member_id: int) -> Member:
        """A member by their id; KeyError if the partnership has none such."""

    def change(
        self,
        member_id: int,
        *,
        organisation: str | None = None,
        role: Role | None = None,
        active: bool | None = None,
    ) -> None:
        """Change a member's organisation, role, or whether they may still come in."""

    def identities(self, member_id: int) -> list[Sender]:
        """What a member is known as on the platforms."""

    def identify(self, member_id: int, sender: Sender) -> None:
        """Give a member another identity; one that somebody else had is theirs from then on."""

    def all(self) -> list[tuple[Member, list[Sender]]]:
        """Every member with their identities, oldest first."""


class Invitations(Protocol):
    """The one-time codes that let people in; the codes themselves are kept nowhere."""

    def make(self, invitation: Invitation, at: datetime) -> str:
        """Keep an invitation under a new code, which is told this once."""

    def find(self, code: str) -> Invitation | None:
        """What a code stands for; nobody else can use it while this unit of work lasts."""

    def use(self, code: str, member_id: int, at: datetime) -> None:
        """Note whom a code let in."""


class Channels(Protocol):
    """The shared channels in which the bot also reads what is not addressed to it."""

    def add(self, channel: str, by: int | None, at: datetime) -> None:
        """Name a channel as one for reports; harmless where it is one. `by` is a member, if one did it."""

    def remove(self, channel: str, by: int | None) -> bool:
        """Name a channel so no longer; False if it was none."""

    def has(self, channel: str) -> bool:
        """Whether a channel is one for reports."""

    def all(self) -> list[str]:
        """Every report channel, in order."""


class Receipts(Protocol):
    """The messages that have been taken in, by identity and revision: each has its effect once."""

    def claim(
        self,
        key: MessageKey,
        member_id: int,
        at: datetime,
        thread: str | None = None,
        *,
        answer: str | None = None,
    ) -> bool:
        """Take a message in that was said at a moment; False when it was taken in before.

        That is also when another process takes it in right now, and when the moment is older than what has
        been weeded. With an `answer` of "", nothing will be said to it under this key.
        """

    @property
    def has_refused(self) -> bool:
        """Whether in this unit of work a message came that was taken in before."""

    def settle(self, key: MessageKey, receipt: Receipt) -> None:
        """Note what a claimed message led to, and its answer only if the receipt has one."""

    def find(self, key: MessageKey) -> Receipt | None:
        """What a message led to; None if it was never taken in."""

    def answered(self, key: MessageKey, answer: str) -> None:
        """Note the bot's own message that answers one taken in, or "" where there is nothing to say."""

    def answer_to(self, channel: str, message: str) -> str | None:
        """The bot's own message that tells how a message stands, whichever of its revisions it answered."""

    def unanswered(self, platform: str) -> list[Unanswered]:
        """The messages of a platform's channels whose answers were never sent, oldest first."""


class Reports(Protocol):
    """Reports and their entries; a change adds a revision and overwrites nothing."""

    def add(self, key: MessageKey, member: Member, said_at: datetime) -> int:
        """Open a report for a message, without entries; its id."""

    def append(
        self, report_id: int, facts: Facts, *, by: int, at: datetime, occasion: int | None = None
    ) -> Entry:
        """Add an entry to a report, with an occasion of its own or jointly with another's."""

    def revise(self, entry_id: int, facts: Facts, *, by: int, at: datetime) -> None:
        """Change what an entry says."""

    def join(self, entry_id: int, occasion: int, *, by: int, at: datetime) -> None:
        """Tell that an entry is about an occasion that another organisation reported."""

    def take_back(self, entry_id: int, *, by: int, at: datetime) -> None:
        """Let an entry stand no longer."""

    def restore(self, report_id: int, entry_id: int, *, by: int, at: datetime) -> list[int]:
        """Let an entry of a report stand again, and those that were taken back together with it.

        The ids of these entries; none where it stands, or is no entry of that report.
        """

    def last_taken_back(self, member_id: int, since: datetime) -> TakenBack | None:
        """What was taken back last of a member's reports that were said at or after a moment.

        None where all of them stand.
        """

    def get(self, report_id: int) -> Report:
        """A report by its id; KeyError if the partnership has none such."""

    def of_message(self, channel: str, message: str) -> Report | None:
        """The report that a message made, if any."""

    def standing_by(self, member_id: int, since: datetime) -> list[Report]:
        """A member's reports said at or after a moment that have standing entries, latest first."""

    def last_change(self) -> datetime | None:
        """When something was last reported, changed or taken back; None if nothing ever was."""

    def entries(self, activities: Iterable[str] | None = None, period: Period | None = None) -> list[Entry]:
        """The partnership's standing entries, oldest first, of some activities or dates if given."""

    def revised(self, since: datetime, until: datetime) -> list[Revised]:
        """What was told after a moment, and up to another, of entries old or new: oldest first."""


class Questions(Protocol):
    """The open questions, at most one for a member in a channel."""

    def open(self, member_id: int, channel: str) -> Question | None:
        """The question that is open with a member in a channel."""

    def ask(self, member_id: int, channel: str, question: Question) -> None:
        """Leave a question open, in place of any earlier one."""

    def close(self, member_id: int, channel: str) -> None:
        """Forget the question that is open with a member in a channel, if any."""


class Marks(Protocol):
    """Milestones, stages, figures and published follow-ups."""

    def add(self, mark: Mark, *, by: int | None, at: datetime) -> None:
        """Keep a mark; `by` is the member who set it, None for the command line."""

    def all(self) -> Sequence[Mark]:
        """Every mark of the partnership, oldest first."""


class Words(Protocol):
    """The words that the partnership has learnt, or that wait for a manager to decide about them."""

    def offer(self, word: Word, at: datetime) -> None:
        """Keep a word for a manager to decide about, unless it is kept already, whatever became of it."""

    def keep(self, word: Word, *, by: int | None, at: datetime) -> None:
        """Keep a word as it stands now; `by` is the manager who was asked or has decided."""

    def waiting(self, asked_before: datetime) -> Word | None:
        """The word that has waited longest, and that no manager was asked about at that moment or later."""

    def accepted(self) -> tuple[Word, ...]:
        """The words that messages are read with, in the order in which they were accepted."""

    def all(self) -> list[Word]:
        """Every word, whatever became of it, oldest first."""

    def forget(self, word: str) -> bool:
        """Keep a word no longer, as if it had never come up; False if it was not kept."""


class Jobs(Protocol):
    """What is to be done once in each period, such as a week, by whoever of several processes is first."""

    def claim(self, job: str, period: str, *, by: str, at: datetime, lapsed: datetime) -> bool:
        """Take a job of a period on; False when it is done, or was claimed by another after `lapsed`."""

    def done(self, job: str, period: str, at: datetime) -> None:
        """Note that a claimed job is done, for good."""

    def forget(self, before: datetime) -> None:
        """Keep no longer what was claimed before a moment; its periods must have passed."""


class Outbox(Protocol):
    """What the bot says unasked, in the order of each channel; in none is the same said twice."""

    def add(self, channel: str, notice: Notice, at: datetime) -> bool:
        """Let something be said in a channel; False where it was added before."""

    def due(self, at: datetime) -> list[Posting]:
        """What may be tried at a moment: of each channel the first unsettled, if its time has come.

        It is SENDING where somebody began to send it and let the time pass without telling what came of it.
        """

    def take(self, posting: Posting, until: datetime) -> Posting | None:
        """Keep others from something that was found due, until a moment; None where another was first.

        What is given back counts the try, and tells still as what it was found.
        """

    def begin(self, posting: Posting) -> bool:
        """Note that something taken is being sent from now on; False where another has taken it since."""

    def opened(self, posting: Posting, message: str) -> bool:
        """Note the message in whose place something is to be said; False where another has taken it since."""

    def put_back(self, posting: Posting, due_at: datetime, trouble: Trouble | None = None) -> None:
        """Let what was taken, and this time certainly not sent, be tried again at a moment.

        It stays as it was found: what may have been sent before may have been so still.
        """

    def settle(
        self,
        posting: Posting,
        posted: Posted,
        at: datetime,
        *,
        message: str = "",
        trouble: Trouble | None = None,
    ) -> None:
        """Note for good what came of what was taken; `message` is the platform's id of it.

        Harmless where another has taken it since.
        """

    def last_sent(self, channel: str, kind: Kind) -> datetime | None:
        """The moment that the last of a kind that was certainly sent in a channel spoke of, if any was."""

    def trouble_before(self, posting: Posting) -> Trouble | None:
        """The trouble that there was with what was tried last in its channel before."""

    def backlog(self) -> Backlog:
        """What waits, and what is in trouble."""


class Reminders(Protocol):
    """The channels that want no reminders, and what was answered to reminders that asked."""

    def turn_off(self, channel: str, by: int, at: datetime) -> None:
        """Let a channel have no reminders; harmless where it has none."""

    def turn_on(self, channel: str) -> None:
        """Let a channel have reminders, as it has them from the start."""

    def are_off(self, channel: str) -> bool:
        """Whether a channel wants no reminders."""

    def answer(self, key: str, answer: GapAnswer, *, by: int, at: datetime) -> bool:
        """Keep the first answer to a reminder that asked; False where it had one."""

    def answered(self, keys: Iterable[str]) -> set[str]:
        """Those of some reminders that have been answered."""


class Publications(Protocol[Content_contra, Kept_co]):
    """What is told to everybody: drafted as of a day, then approved by each organisation for itself."""

    def draft(self, day: date, content: Content_contra, *, by: int, at: datetime) -> Kept_co:
        """Keep the figures of a day, for the parties to approve."""

    def open(self) -> Kept_co | None:
        """What waits for approval, if anything."""

    def published(self) -> Sequence[Kept_co]:
        """All that are published, oldest first."""

    def approve(self, number: int, organisation: str, *, by: int, at: datetime) -> None:
        """Note that an organisation approves; harmless where it has."""

    def publish(self, number: int, *, by: int, at: datetime) -> None:
        """Let the inhabitants see it from now on."""

    def withdraw(self, number: int, *, by: int, at: datetime) -> None:
        """Give up what is not published."""


FollowUps = Publications[Sequence[Chapter], FollowUp]
Evaluations = Publications[Figures, Evaluation]


class Assessments(Protocol):
    """What the organisations say of the year in their own words, at most one text of each."""

    def keep(self, assessment: Assessment, *, by: int) -> None:
        """Keep an organisation's words, in place of any earlier ones."""

    def forget(self, organisation: str, *, by: int) -> bool:
        """Keep an organisation's words no longer; False if there were none."""

    def all(self) -> list[Assessment]:
        """What the organisations have said, by their ids."""


class Indicators(Protocol):
    """What others have measured, each indicator with all its figures."""

    def keep(self, indicator: Indicator, at: datetime) -> None:
        """Keep an indicator, in place of an earlier one of its name."""

    def forget(self, name: str) -> bool:
        """Keep an indicator no longer; False if there was none of that name."""

    def all(self) -> list[Indicator]:
        """Every indicator, by its name."""


class RequestedPlaces(Protocol):
    """The places at which inhabitants have asked for checks."""

    def all(self) -> list[RequestedPlace]:
        """The partnership's list, in the order in which it was loaded."""

    def add(self, request: Request, *, by: int | None) -> RequestedPlace:
        """Put a place on the list; `by` is the coordinator who does it, if one does."""

    def change(self, place: RequestedPlace, *, by: int | None) -> None:
        """Let a place on the list say something else; harmless where it is gone."""

    def remove(self, place_id: int, *, by: int | None) -> None:
        """Take a place off the list; harmless where it is gone."""


class Disclosure(StrEnum):
    """How data leave the program, for the history to tell."""

    EXPORTED = "exported"
    TOLD_MEMBER = "told a member of themselves"
    PUBLISHED = "published"


class History(Protocol):
    """What was done, in a chain of rows that nobody can change; changes of data get into it by themselves."""

    def disclose(self, what: Disclosure, extent: Mapping[str, str], *, by: int | None) -> None:
        """Keep that data were given out: what was asked for, in ids and days, and which member did it."""


class UnitOfWork(Protocol):
    """One transaction on one partnership's rows; what is not committed never happened."""

    members: Members
    invitations: Invitations
    channels: Channels
    receipts: Receipts
    reports: Reports
    questions: Questions
    marks: Marks
    words: Words
    jobs: Jobs
    outbox: Outbox
    reminders: Reminders
    follow_ups: FollowUps
    requested_places: RequestedPlaces
    evaluations: Evaluations
    assessments: Assessments
    indicators: Indicators
    history: History

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

    def commit(self) -> None:
        """Make everything that was done in this unit of work durable, at once."""


UnitsOfWork = Callable[[], UnitOfWork]
