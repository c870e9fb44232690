"""What there is to say, as facts; how it is said is the voice's affair.

Every reply is a value that a voice of any language can put into words, with the buttons that it offers.
Those about a report or a question name the message from which it arose, in `about`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.counting.progress import Progress
from bot.entries import Draft, Entry, Facts
from bot.evaluation import Assessment, Enclosed, Evaluation, Figures, Lacking
from bot.followups import FollowUp
from bot.language.reading import Talk
from bot.members import Role
from bot.messages import MessageKey, Sender
from bot.partnership import AnyPromise
from bot.pictures.picture import Picture
from bot.place_lists import Unlistable
from bot.place_visits import Visits
from bot.promises import Standing
from bot.questions import Asking
from bot.requested_places import Request, RequestedPlace
from bot.words import Word
from bot.working_time import Period

UNDO, CHANGE, YES, NO, CANCEL = "undo", "change", "yes", "no", "cancel"
PICK = "pick:"
RESTORE = "restore:"
STATUS, DRAW = "status", "draw"
SHOW, DRAW_ONE, DRAW_AREAS = "show:", "draw:", "areas:"
OUTSIDE = "outside"
NOT_YET = "not_yet"
POST = "post:places"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """How a promise that a report touches stands now."""

    promise: AnyPromise
    progress: Progress


class Dropped(StrEnum):
    """What became of the earlier question's report: it was never saved, or it stands as it was."""

    UNSAVED = "unsaved"
    SAVED = "saved"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCounted:
    """An entry that counts towards no promise, or not yet, and why; None where nothing of it is promised.

    `promise` is the one that it does not count towards.
    """

    entry: Entry
    standing: Standing | None
    promise: AnyPromise | None = None

    @property
    def of_others(self) -> bool:
        """Whether the promise was made by organisations that had no part in this."""
        took_part = {self.entry.organisation} | self.entry.facts.partners
        return self.promise is not None and took_part.isdisjoint(self.promise.responsible)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One likely answer to a question: an id, a number or a date; `entry` where it is about one stored."""

    value: str
    entry: Entry | None = None

    @property
    def action(self) -> str:
        """What its button sends."""
        return f"{PICK}{self.value}"


class SharedPlace(StrEnum):
    """Why a place that was shared did not tell the area: it may be in several, or is far from all."""

    BETWEEN = "between"
    AWAY = "away"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The one question: what is asked, about which entries, and the likely answers, best guess first.

    `drafts` is empty where the reporter has just been told of them. `others` is a joint occasion as
    another organisation told it; `promise` a milestone; `word` one that may be learnt; `again` is set
    where the answer was not understood, or with `unsure` is not known yet, or with `several` is more than
    one of the options; `dropped` where an earlier
    question was given up for this one; `place` where one was shared just now. `near` are places that
    inhabitants have asked for and that may be meant, `unlisted` is a place that they have not asked for
    as far as is known, `places` what may be listed.
    """

    asking: Asking
    drafts: tuple[Draft, ...] = ()
    entries: tuple[Entry, ...] = ()
    options: tuple[Option, ...] = ()
    others: Entry | None = None
    promise: AnyPromise | None = None
    word: Word | None = None
    again: bool = False
    unsure: bool = False
    several: bool = False
    dropped: Dropped | None = None
    about: MessageKey | None = None
    place: SharedPlace | None = None
    near: tuple[RequestedPlace, ...] = ()
    unlisted: str | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Disputed:
    """A place of which the reporter says something else than the list of requested places does.

    `listed` is what the list says.
    """

    place: str
    listed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Entries that stand now, the promises that they touch, and perhaps a question about one of them.

    `joint` are the entries of other organisations that tell of the same occasions and are counted for them.
    """

    report: int
    entries: tuple[Entry, ...]
    positions: tuple[Position, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()
    joint: tuple[Entry, ...] = ()
    disputed: tuple[Disputed, ...] = ()
    question: Asked | None = None
    changed: bool = False
    again: bool = False
    dropped: Dropped | None = None
    about: MessageKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """Plans and call-offs: kept, and never counted; `report` is None where nothing could be kept."""

    report: int | None
    told: tuple[Draft, ...]
    dropped: Dropped | None = None
    about: MessageKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """Entries that stand no longer, and where that leaves their promises; empty where it was done before.

    `report` is the one that they can be given back to, as long as its message is there; None for several.
    """

    entries: tuple[Entry, ...] = ()
    positions: tuple[Position, ...] = ()
    about: MessageKey | None = None
    report: int | None = None


@dataclass(frozen=True, slots=True)
class NothingToUndo:
    """The reporter has no report of the running working day, or none such as they named.

    `back` is true where it was to be put back: nothing of theirs has been taken back.
    """

    named: bool = False
    back: bool = False


@dataclass(frozen=True, slots=True)
class NothingToChange:
    """There is no report that a correction could be about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How promises stand, perhaps those of an organisation.

    Where it is `partial`, the positions tell how much was done there, by them and then, with the pace of that
    time alone. `picture` shows the same.
    """

    positions: tuple[Position, ...]
    area: str | None = None
    organisation: str | None = None
    first: date | None = None
    last: date | None = None
    detailed: bool = False
    picture: Picture | None = None
    partial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateData:
    """Personal data were found and nothing was kept; `clean` is what would be stored without them."""

    kinds: tuple[str, ...]
    clean: tuple[Draft, ...] = ()
    kept: bool = False
    """Whether an earlier version of the message stays as it was."""
    dropped: Dropped | None = None
    removed: bool = False
    """Whether the message has been deleted for its sender."""


@dataclass(frozen=True, slots=True)
class TooMany:
    """A count that can't be right: nothing was stored."""

    count: int


class FormFault(StrEnum):
    """What is wrong with a field of a form."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    AHEAD = "ahead"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    PRIVATE = "private"
    OUTSIDE = "outside"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class FormFaults:
    """A form can't be taken in as it is: what is wrong, by the names of its fields; nothing was stored."""

    faults: Mapping[str, FormFault]


@dataclass(frozen=True, slots=True)
class OutsideArea:
    """The reporter said that it was outside the municipality: nothing was stored."""


@dataclass(frozen=True, slots=True)
class QuestionDropped:
    """The open question was given up; what it was about is stored only where it was so already."""

    stored: bool
    about: MessageKey | None = None


@dataclass(frozen=True, slots=True)
class StaleButton:
    """A button was pressed whose question or report is no longer there."""


@dataclass(frozen=True, slots=True)
class Help:
    """What the bot can do, for a role."""

    role: Role


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """Nothing to do; `stands` is what its sender told last, where they may think that it was that."""

    talk: Talk = Talk.OTHER
    stands: tuple[Facts, ...] = ()


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody who is no member: one polite sentence and no figures."""


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The program was stopped before it had answered a message that it can't answer without its words."""


@dataclass(frozen=True, slots=True)
class NotSaved:
    """The database is away: nothing of the message is saved yet.

    What `comes_again` will be tried again by itself, else its sender must do it once more.
    """

    comes_again: bool = True


@dataclass(frozen=True, slots=True)
class TooFast:
    """Somebody writes faster than can be answered: all is heard, and only the latest answered."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The program has a fault: nothing of the message is saved, and sending it again won't help."""


@dataclass(frozen=True, slots=True)
class CodeRefused:
    """A stranger's code is wrong, used or expired; which of them is not said."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody has come in by a code: as a new member, or, where `linked`, under another identity."""

    organisation: str
    role: Role
    linked: bool = False


@dataclass(frozen=True, slots=True)
class AlreadyIn:
    """A member wrote a code that is not theirs to use."""


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation, and the code that lets one person in by it until it expires, an aware moment."""

    code: str
    organisation: str
    role: Role
    expires: datetime


@dataclass(frozen=True, slots=True)
class LinkOffered:
    """The code by which a member is known on another platform too, until it expires, an aware moment."""

    code: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class NotHere:
    """A code, or what is kept about a member, was asked for where others would read it too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnData:
    """What is kept about a member: whom they are known as, what they may do, and what they have reported.

    `days` are the first and the last on which they told of something that stands, None for nobody's reports;
    `latest` is what they told of last, at most a few, newest first.
    """

    organisation: str
    role: Role
    identities: tuple[Sender, ...]
    reports: int
    days: Period | None
    latest: tuple[Facts, ...]


@dataclass(frozen=True, slots=True)
class OwnReports:
    """What a member has told of some days, as it stands, in the order in which it was told."""

    days: Period
    told: tuple[Facts, ...]


@dataclass(frozen=True, slots=True)
class OwnPlans:
    """What a member plans to do, earliest first."""

    told: tuple[Facts, ...]


@dataclass(frozen=True, slots=True)
class WhomToInvite:
    """It was not said, or not clear, whom to invite: the ids of the organisations that report."""

    organisations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listening:
    """Whether the bot reads from now on what is said in this channel without turning to it."""

    on: bool


@dataclass(frozen=True, slots=True)
class Reminding:
    """Whether the bot reminds of things in this channel from now on."""

    on: bool


class Reserved(StrEnum):
    """What not every member may do."""

    INVITING = "inviting"
    INVITING_OTHERS = "inviting_others"
    NAMING_CHANNELS = "naming_channels"
    FORGETTING_WORDS = "forgetting_words"
    REMINDING = "reminding"
    PUBLISHING = "publishing"
    EVALUATING = "evaluating"
    LISTING_PLACES = "listing_places"


@dataclass(frozen=True, slots=True)
class MayNot:
    """A member asked for what is reserved for managers or coordinators."""

    reserved: Reserved


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpDrafted:
    """A follow-up that waits for some organisations, and whether the member may approve it for one.

    `approved` is the organisation that has just approved it.
    """

    follow_up: FollowUp
    lacking: tuple[str, ...]
    may_approve: bool = False
    approved: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpPublished:
    """A follow-up that all have approved and everybody sees; `positions` are the promises that it keeps."""

    follow_up: FollowUp
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUpWithdrawn:
    """A follow-up was given up before it was published."""


@dataclass(frozen=True, slots=True)
class NothingToApprove:
    """No follow-up waits to be approved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationTold:
    """The year as it can be evaluated on a day, and what is lacking still.

    `wants_words` is set where the member's organisation has written none of its own; `published` is the
    evaluation that everybody sees, if there is one. `enclosed` is set where it goes along as a file.
    """

    day: date
    figures: Figures
    lacks: Lacking
    wants_words: bool = False
    published: Evaluation | None = None
    enclosed: Enclosed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationProposed:
    """An evaluation that waits for some organisations, and whether the member may approve it for one.

    `approved` is the organisation that has just approved it. `enclosed` is set where it goes along as a file.
    """

    evaluation: Evaluation
    lacks: Lacking
    lacking: tuple[str, ...]
    may_approve: bool = False
    approved: str | None = None
    enclosed: Enclosed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationPublished:
    """An evaluation that everybody sees from now on; `unmarked` are milestones still to be marked."""

    evaluation: Evaluation
    unmarked: tuple[AnyPromise, ...] = ()


@dataclass(frozen=True, slots=True)
class EvaluationWithdrawn:
    """The proposal of an evaluation was given up before it was published."""


@dataclass(frozen=True, slots=True)
class NoEvaluationProposed:
    """No evaluation waits to be approved."""


@dataclass(frozen=True, slots=True)
class AssessmentAsked:
    """A member asked for their organisation's own words, or how to write them; None where there are none."""

    written: Assessment | None


@dataclass(frozen=True, slots=True)
class AssessmentKept:
    """An organisation's own words are kept; `public` says that the evaluation is out and shows them."""

    organisation: str
    public: bool = False


@dataclass(frozen=True, slots=True)
class AssessmentTooLong:
    """An organisation's own words have more signs than they may have."""

    signs: int


@dataclass(frozen=True, slots=True)
class AssessmentForgotten:
    """An organisation's own words are taken away; `was_there` is false where there were none."""

    organisation: str
    was_there: bool


@dataclass(frozen=True, slots=True)
class PlacesListed:
    """The places that inhabitants have asked for, those that wait first."""

    visits: tuple[Visits, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesAdded:
    """Places that are on the list now, those that were there before and were asked for once more.

    `settled` is how many checks the list has answered for, `positions` how their promises stand.
    """

    added: tuple[Request, ...]
    again: tuple[Request, ...] = ()
    settled: int = 0
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacesRemoved:
    """Places that are on the list no longer."""

    removed: tuple[Request, ...]


@dataclass(frozen=True, slots=True)
class PlacesRefused:
    """Something that can't stand on the list, and why; nothing was added."""

    item: str
    why: Unlistable


@dataclass(frozen=True, slots=True)
class NoSuchPlace:
    """A place that was to be taken off the list and is not on it."""

    name: str


@dataclass(frozen=True, slots=True)
class PlaceChecked:
    """How often a place was checked, and whether it is on the list."""

    visits: Visits
    listed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesPost:
    """The question to the inhabitants: how many places they have named, and how many were checked."""

    places: int
    checked: int


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A member forwarded somebody else's words, which are never read as their own report."""


@dataclass(frozen=True, slots=True)
class Wordless:
    """A member sent something in which there is nothing to read: a sticker, a picture, speech."""


@dataclass(frozen=True, slots=True)
class TooLong:
    """A message tells something in more than the most characters that are read; nothing came of it."""

    most: int


@dataclass(frozen=True, slots=True)
class NotYours:
    """A member tried to change another's report."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A coordinator has marked a milestone."""

    position: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class GapExplained:
    """A gap in a rhythm was not work that went unreported: nothing was done, or nobody knows of any."""

    promise: AnyPromise
    period: str
    done: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GapClosed:
    """A gap was asked about that is none any more: its report has come in."""

    promise: AnyPromise
    period: str


@dataclass(frozen=True, slots=True)
class AskedOfOthers:
    """A member of another organisation answered what is asked of those that made a promise."""

    promise: AnyPromise


@dataclass(frozen=True, slots=True)
class WordDecided:
    """A manager has decided about a word: messages are read with it from now on, or not."""

    word: Word


@dataclass(frozen=True, slots=True)
class LearntWords:
    """The words that a partnership's own people have added."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class CoordinatorsOnly:
    """Somebody else than a coordinator told that a milestone was reached."""

    promise: AnyPromise


Reply = (
    Asked | Recorded | Noted | Undone | NothingToUndo | NothingToChange | Status | PrivateData | TooMany
    | OutsideArea | QuestionDropped | StaleButton | Help | SmallTalk | Stranger | NotYours | Marked
    | CoordinatorsOnly | FormFaults | Interrupted | NotSaved | TooFast | Failed | WordDecided | LearntWords
    | CodeRefused | Joined | AlreadyIn | Invited | LinkOffered | NotHere | WhomToInvite | Listening | MayNot
    | OwnData | OwnReports | OwnPlans | Forwarded | Wordless | TooLong | Reminding | GapExplained | GapClosed
    | AskedOfOthers
    | PlacesListed | PlacesAdded | PlacesRemoved | PlacesRefused | NoSuchPlace | PlaceChecked | PlacesPost
    | FollowUpDrafted | FollowUpPublished | FollowUpWithdrawn | NothingToApprove
    | EvaluationTold | EvaluationProposed | EvaluationPublished | EvaluationWithdrawn | NoEvaluationProposed
    | AssessmentAsked | AssessmentKept | AssessmentTooLong | AssessmentForgotten
)  # fmt: skip


def told_of(said: Iterable[Reply]) -> MessageKey | None:
    """The message whose report or question some replies are about, where they are about one."""
    for reply in said:
        match reply:
            case Asked(about=about) | Recorded(about=about) | Noted(about=about):
                return about
            case Undone(about=about) | QuestionDropped(about=about):
                return about
    return None
