"""Which of several is to go, beside what was right: "Vårby var rätt, det var den i Skogås som ska bort"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.dialogue import undoing
from bot.dialogue.asking import ask_about
from bot.dialogue.hindsight.told import Told
from bot.dialogue.turn import Turn
from bot.language.intents.sayings import Saying
from bot.language.intents.sign import Sign
from bot.questions import Asking
from bot.replies import Reply


def struck(turn: Turn, told: Told, said: Sequence[Saying]) -> list[Reply]:
    """Take back the one that a message says is to go, or ask what is wrong with it: "den som var fel".

    Nothing where nothing else is said than that, or more of any.
    """
    telling = [saying for saying in said if saying.signs or _has_value(saying)]
    meant = list(_with_which([saying for saying in telling if not _is_right(saying)]))
    if turn.open_question() or len(meant) != 1 or not meant[0].places or len(meant) == len(telling):
        return []
    (saying,) = meant
    wrong = Sign.WRONG in saying.signs and Sign.STRUCK not in saying.signs
    report, entries = told.meant(saying)
    if _says_more(saying) or len(entries) != 1 or not turn.may_change(report):
        return []
    if wrong:
        return [ask_about(turn, report, Asking.WHAT_TO_CHANGE, entries)]
    return undoing.take_back_entries(turn, report, entries) if Sign.STRUCK in saying.signs else []


def _is_right(saying: Saying) -> bool:
    """As in "nej", "Segeltorp var rätt"."""
    only_no = not _has_value(saying) and not saying.unknown and Sign.NO in saying.signs
    right = Sign.KEPT in saying.signs and Sign.STRUCK not in saying.signs and bool(saying.places)
    return only_no or right


def _with_which(said: Sequence[Saying]) -> Iterator[Saying]:
    """The clauses; one that names nothing goes with the place before it: "den i Skogås | som ska bort"."""
    before: Saying | None = None
    for saying in said:
        if before is not None and before.places and not (saying.anew or _has_value(saying)):
            before = replace(before, signs=before.signs | saying.signs)
            continue
        if before is not None:
            yield before
        before = saying
    if before is not None:
        yield before


def _says_more(saying: Saying) -> bool:
    several = len(saying.places) > 1 or saying.count is not None
    several = several or Sign.ONLY in saying.signs
    return bool(several or saying.partners or saying.absent or saying.day or saying.coming or saying.unknown)


def _has_value(saying: Saying) -> bool:
    return bool(saying.places or saying.count or saying.day or saying.activities or saying.partners)
