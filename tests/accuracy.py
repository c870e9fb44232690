"""`make accuracy`: how well messages are read, over the corpora and their variations, per section and kind.

Four figures a line: exact readings, wrong entries stored unasked (which must be none), needless questions and
reports lost. Of those that are held out no message is ever printed.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.language.reading import Kind
from tests import guard_corpus
from tests.bot.language.exchanges import EXCHANGES, exchanged
from tests.bot.language.variations import VARIATIONS, varied
from tests.corpora import (
    ENTRIES,
    FIELDS,
    NEGATIVES,
    NOT_YET,
    Example,
    Told,
    examples,
    held_out_parts,
    told,
    wanted,
)
from tests.second_messages import situations as second
from tests.second_messages.outcomes import Outcome, Theatre

_SEED = 1
_COSTLIEST = 5
_HEARD = (Kind.REPORT, Kind.UNCLEAR, Kind.PRIVATE)


def show(line: str) -> None:
    """Print a line."""
    print(line)  # noqa: T201 - this module prints its findings


@dataclass
class Score:
    """What came of some messages; `confusions` weighs what was taken for what, wrong entries most."""

    messages: int = 0
    exact: int = 0
    wrong: int = 0
    needless: int = 0
    lost: int = 0
    confusions: Counter[str] = field(default_factory=Counter)

    def add(self, got: Told, want: Told) -> None:
        """Take in one message as it was read and as it should have been."""
        self.messages += 1
        self.exact += got == want
        self.wrong += is_wrongly_stored(got, want)
        self.needless += bool(set(got["missing"]) - set(want["missing"]))
        self.lost += is_lost(got, want)
        if got != want:
            cost = 100 if is_wrongly_stored(got, want) else 1
            self.confusions[f"{want['kind']} read as {got['kind']}: {_differences(got, want)}"] += cost

    def __str__(self) -> str:
        share = self.exact / self.messages if self.messages else 1
        return f"{self.messages:6} {share:8.1%} {self.wrong:6} {self.needless:8} {self.lost:6}"


def is_wrongly_stored(got: Told, want: Told) -> bool:
    """Whether entries would be stored without a question that the message does not tell."""
    if got["kind"] != Kind.REPORT or got["missing"]:
        return False
    return want["kind"] != Kind.REPORT or bool(want["missing"]) or got["entries"] != want["entries"]


def is_lost(got: Told, want: Told) -> bool:
    """Whether a report is neither stored nor asked about."""
    return want["kind"] == Kind.REPORT and got["kind"] not in _HEARD


def _differences(got: Told, want: Told) -> str:
    names = (name for name in want if got[name] != want[name] and name != "kind")
    return ", ".join(_within(name, got, want) for name in names) or "the kind alone"


def _within(name: str, got: Told, want: Told) -> str:
    """What differs, down to the fields of entries that are told apart by them."""
    if name not in ENTRIES:
        return name
    fields = [
        field
        for i, field in enumerate(FIELDS)
        if {key[i] for key in got[name]} != {key[i] for key in want[name]}
    ]
    return f"{name} ({', '.join(fields or ['count'])})"


def score(chosen: Iterable[Example]) -> Score:
    """How well some messages are read."""
    total = Score()
    for example in chosen:
        total.add(told(example.read()), wanted(example))
    return total


def _print_groups(title: str, chosen: list[Example]) -> None:
    show(f"\n{title:34} {'number':>6} {'exact':>8} {'wrong':>6} {'needless':>8} {'lost':>6}")
    for section in sorted({example.section for example in chosen}):
        show(f"  {section:32} {score(e for e in chosen if e.section == section)}")
    for kind in Kind:
        of_kind = [example for example in chosen if example.expected["kind"] == kind]
        if of_kind:
            show(f"  kind {kind:27} {score(of_kind)}")
    total = score(chosen)
    show(f"  {'all':32} {total}")
    for confusion, cost in total.confusions.most_common(_COSTLIEST):
        show(f"    {cost:5}  {confusion}")


def main() -> None:
    """Print every figure."""
    _print_groups("corpus", [example for example in examples() if example.section != NEGATIVES])
    for part, held_out in held_out_parts().items():
        _print_groups(f"held out, {part}", held_out)
    _print_groups("not read exactly yet", list(examples(NOT_YET)))
    _print_groups("negatives", [example for example in examples() if example.section == NEGATIVES])
    show("\nvariations of the corpus")
    for name in VARIATIONS:
        show(f"  {name:32} {score(varied(name, _SEED))}")
    for name in EXCHANGES:
        show(f"  {name:32} {score(exchanged(name, _SEED))}")
    _print_second_messages()
    _print_guard()


def _print_second_messages() -> None:
    """What comes of what is said right after a report."""
    parts = {"understood": list(second.situations()), "not yet": list(second.situations(second.NOT_YET))}
    parts |= {f"held out, {part}": held for part, held in second.held_out_parts().items()}
    columns = [outcome for outcome in Outcome if outcome is not Outcome.EXACT]
    show(f"\n{'second messages':34} {'number':>6} {'exact':>8} " + " ".join(f"{o:>11}" for o in columns))
    with TemporaryDirectory() as folder:
        for title, played in parts.items():
            found = Theatre(Path(folder)).outcomes(played)
            share = found[Outcome.EXACT] / found.total() if found else 1
            others = " ".join(f"{found[outcome]:11}" for outcome in columns)
            show(f"  {title:32} {found.total():6} {share:8.1%} {others}")


def _print_guard() -> None:
    """How much personal data is found, by kind, and how much else is taken for it."""
    holding, harmless = guard_corpus.holding(), guard_corpus.harmless()
    show(f"\n{'personal data':34} {'number':>6} {'found':>8}")
    for kind in sorted({kind for case in holding for kind in case.values}):
        found = [guard_corpus.is_found(case) for case in holding if kind in case.values]
        show(f"  {kind:32} {len(found):6} {sum(found) / len(found):8.1%}")
    share = sum(map(guard_corpus.is_found, holding)) / len(holding)
    show(f"  {'all':32} {len(holding):6} {share:8.1%}")
    flagged = sum(map(guard_corpus.is_flagged, harmless)) / len(harmless)
    show(f"  {'harmless, falsely flagged':32} {len(harmless):6} {flagged:8.1%}")


if __name__ == "__main__":
    main()
