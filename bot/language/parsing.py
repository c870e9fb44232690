"""From text to clauses: its words put right and looked up, and the rules applied to them stage by stage."""

from typing import NamedTuple

from bot.language.clauses.clause import Clause
from bot.language.clauses.cutting import clauses
from bot.language.clauses.first_parts import FirstParts
from bot.language.clauses.listed_below import with_headings_in_items
from bot.language.clauses.said_anew import said_anew
from bot.language.days.clock_times import CLOCKS, TIMES, with_visits_numbered
from bot.language.days.dates import DATES, SINCE
from bot.language.days.days_in_margin import with_days_in_margin
from bot.language.days.days_only_named import without_days_only_named
from bot.language.days.nights import with_nights_alone
from bot.language.days.said_weeks import in_said_week
from bot.language.days.weekday_phrases import WEEKDAYS
from bot.language.phrases.both_and import with_both_joined
from bot.language.phrases.changed_from import ChangedFrom
from bot.language.phrases.colleagues import Colleagues
from bot.language.phrases.company_there import COMPANY_THERE
from bot.language.phrases.company_words import COMPANY
from bot.language.phrases.comparisons import COMPARISONS
from bot.language.phrases.copied_notes import without_marks_of_notes
from bot.language.phrases.grammar import apply_all
from bot.language.phrases.greetings import Greetings
from bot.language.phrases.homes_reckoned import with_homes_reckoned
from bot.language.phrases.latest_report import LatestReport, signs_of_latest
from bot.language.phrases.list_labels import without_headings_numbered
from bot.language.phrases.named_venues import NamedVenues
from bot.language.phrases.noise import NOISE
from bot.language.phrases.numbers import AMOUNTS, NUMBERS
from bot.language.phrases.numbers_in_order import each_beside_its_own
from bot.language.phrases.numbers_in_parts import added_up
from bot.language.phrases.one_each import with_one_each
from bot.language.phrases.own_words import laid_out
from bot.language.phrases.partners import PARTNERS
from bot.language.phrases.places import PLACES, in_full
from bot.language.phrases.sentence_ends import SENTENCES
from bot.language.spelling.repair import Spelling
from bot.language.statements.acts import Acts
from bot.language.statements.acts_called_off import CalledOff
from bot.language.statements.heads_apart import HeadsApart
from bot.language.statements.joined_one_only import with_unjoined_acts
from bot.language.statements.named_by_head import NamedByHead
from bot.language.statements.spending import Spending
from bot.language.statements.teams_out import TeamsOut
from bot.language.statements.unasked_places import with_unasked_places
from bot.language.statements.walks import Walks
from bot.language.words.lexicon import Lexicon
from bot.language.words.markers import Markers
from bot.language.words.place_names import PlaceNames
from bot.language.words.units import Unit, split
from bot.language.words.vocabulary import Vocabulary
from bot.partnership import Partnership

STAGES = (
    SENTENCES,
    COMPANY,
    WEEKDAYS,
    NOISE,
    NUMBERS,
    CLOCKS,
    AMOUNTS,
    DATES,
    TIMES,
    PLACES,
    SINCE,
    COMPARISONS,
    COMPANY_THERE,
)


class Parsed(NamedTuple):
    """A text with its words put right, what the rules read in them, and the clauses of that."""

    text: str
    words: list[Unit]
    units: list[Unit]
    clauses: list[Clause]


class Parser:
    """Parses texts about one partnership's promises with the words of one vocabulary."""

    def __init__(
        self,
        partnership: Partnership,
        lexicon: Lexicon,
        vocabulary: Vocabulary,
        spelling: Spelling,
        place_names: PlaceNames,
    ) -> None:
        self._vocabulary = vocabulary
        self._spelling = spelling
        self._place_names = place_names
        self._markers = Markers(lexicon.markers, vocabulary.key, vocabulary.canonical)
        self._spending = Spending.of(partnership, lexicon)
        self._named_venues = NamedVenues.of(partnership, lexicon)
        self._colleagues = Colleagues.of(lexicon.colleagues)
        self._latest_report = LatestReport.of(lexicon.latest_report)
        self._greetings = Greetings.of(lexicon)
        self._changed_from = ChangedFrom.of(lexicon)
        self._acts = Acts(
            TeamsOut(vocabulary.teams, vocabulary.team_owners),
            Walks.of(partnership, lexicon),
            CalledOff.of(lexicon, partnership),
            NamedByHead.of(lexicon),
            FirstParts.of(lexicon, partnership),
            HeadsApart.of(lexicon, partnership),
        )

    def parse(self, text: str) -> Parsed:
        """A cleaned text, its misspelt words put right."""
        lines = laid_out(text)
        words = self._greetings.apart(self._spelling.put_right(split(lines)))
        words = self._latest_report.named(words)
        return self.parse_words(lines, self._changed_from.put_plainly(words, self._vocabulary.look_up))

    def parse_words(self, text: str, words: list[Unit]) -> Parsed:
        """A text that was parsed before, with other words in it."""
        markers = sorted([*self._markers.find(words), *signs_of_latest(words)], key=lambda m: m.start)
        units = with_both_joined(self._spending.sums(self._vocabulary.look_up(words)), markers)
        units = with_one_each(apply_all(STAGES, units), markers)
        units = each_beside_its_own(with_visits_numbered(units), markers)
        units = in_full(with_nights_alone(in_said_week(units)), text, self._place_names)
        units, markers = with_homes_reckoned(units, markers)
        units = self._acts.apply(self._spending.apply(self._colleagues.named(units, text)), markers)
        units = PARTNERS.apply(self._named_venues.apply(without_headings_numbered(units), text))
        units = added_up(units, markers)
        units = without_marks_of_notes(with_headings_in_items(with_days_in_margin(units), markers), markers)
        said, signs = said_anew(without_days_only_named(units, markers), markers)
        return Parsed(text, words, list(said), with_unjoined_acts(with_unasked_places(clauses(said, signs))))
