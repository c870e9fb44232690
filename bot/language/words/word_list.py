"""Every word that is known, with what it means: the lexicon's and the partnership's, in all their forms."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from bot.language.words.calendar_words import calendar_units
from bot.language.words.inflection import Form, Number, inflected
from bot.language.words.lexicon import Lexicon
from bot.language.words.number_words import number_words
from bot.language.words.units import fold
from bot.language.words.word_values import ActivityWord, PlaceWord, ThingWord
from bot.partnership import Activity, Area, Partnership
from bot.promises import Count, Milestone

_VERB_ENDINGS = (
    "a",
    "ar",
    "er",
    "ade",
    "at",
    "ats",
    "ades",
    "as",
    "ad",
    "te",
    "t",
    "ts",
    "tes",
    "ta",
    "s",
    "de",
)
_SHORTEST_CUT = 3
_LONG_HEAD = 8


def all_words(lexicon: Lexicon, partnership: Partnership) -> Iterator[tuple[str, str, Any]]:
    """Every word with its kind and value; what comes later wins."""
    for kind, words in lexicon.words.items():
        for word in words:
            yield word, kind, word
    yield from ((word, "article", 1) for word in lexicon.words["article"])
    yield from ((word, "article", None) for word in lexicon.words["any"])
    for word in lexicon.words["visit_verb"]:
        for ending in _VERB_ENDINGS:
            yield word.removesuffix("a") + ending, "visit_verb", word
    for word, number in _forms(lexicon, lexicon.words["visit"]):
        yield word, "visit", number
    for word in lexicon.words["visit"]:
        yield from ((cut, "visit", Number.EITHER) for cut in _by_consonants(word, lexicon))
    yield from number_words(lexicon.numbers)
    yield from calendar_units(lexicon)
    yield from _organisations(partnership)
    yield from _places(lexicon, partnership)
    yield from _inhabitants(lexicon, partnership.areas)
    yield from _promises(partnership)
    yield from _things(lexicon, partnership.activities)
    yield from _activities(lexicon, partnership.activities)


def _forms(lexicon: Lexicon, words: Iterable[str]) -> Iterator[tuple[str, Number]]:
    for word in words:
        for form in inflected(word, lexicon.alike):
            if not form.verb:
                yield form.text, form.number


def _organisations(partnership: Partnership) -> Iterator[tuple[str, str, Any]]:
    for organisation in partnership.organisations:
        for word in {organisation.name, organisation.short, organisation.id, *organisation.words}:
            for form in (word, f"{word}s", f"{word}en", f"{word}er", f"{word}erna"):
                yield form, "organisation", organisation.id
        for word in organisation.company_words:
            yield word, "company_word", organisation.id


def _places(lexicon: Lexicon, partnership: Partnership) -> Iterator[tuple[str, str, Any]]:
    for name in partnership.outside:
        for form in _place_forms(name):
            yield form, "place", PlaceWord(None, name, outside=True)
    street_endings = (*lexicon.place_endings, *lexicon.known_street_endings)
    yield from _named_after(lexicon, partnership.areas)
    for area in partnership.areas:
        for neighbourhood in area.neighbourhoods:
            street = neighbourhood.name.endswith(street_endings)
            spot = street or neighbourhood.name.endswith(lexicon.spot_endings)
            place = PlaceWord(area.id, neighbourhood.name, street=street, spot=spot)
            for name in (neighbourhood.name, *neighbourhood.words):
                for form in _place_forms(name):
                    yield form, "place", place
    for area in partnership.areas:
        for name in (area.name, *area.words):
            for form in _place_forms(name):
                yield form, "place", PlaceWord(area.id)


def _named_after(lexicon: Lexicon, areas: Iterable[Area]) -> Iterator[tuple[str, str, Any]]:
    """As in "Segeltorpsskolan", "Vårbyparken": what lies in a kommundel and is named after it."""
    for area in (area for area in areas if area.name.isalpha()):
        for ending in lexicon.named_after:
            place = PlaceWord(area.id, f"{area.name}{ending}", spot=True)
            for form in (f"{area.name}{ending}", f"{area.name}s{ending}"):
                yield form, "place", place


def staff_of_other_towns(lexicon: Lexicon, towns: Iterable[str]) -> Iterator[str]:
    """As in "Haningepolisen", "Södertäljepolisens", "Stockholmspoliser"."""
    for name in filter(str.isalpha, towns):
        stems = {name, f"{name.removesuffix('s')}s"}
        yield from (f"{stem}{ending}" for stem in stems for ending in lexicon.staff_of_town)


def _inhabitants(lexicon: Lexicon, areas: Iterable[Area]) -> Iterator[tuple[str, str, Any]]:
    """As in "Skogåsborna", "Vårbybor", "Sörskogsborna": of a name that is one word."""
    for area in areas:
        names = (area.name, *(neighbourhood.name for neighbourhood in area.neighbourhoods))
        for name in filter(str.isalpha, names):
            stems = {name, f"{name.removesuffix('s')}s", f"{name.removesuffix('en')}s"}
            forms = (stem + ending for stem in stems for ending in lexicon.inhabitants)
            yield from ((form, "inhabitants", PlaceWord(area.id)) for form in forms)


def _promises(partnership: Partnership) -> Iterator[tuple[str, str, Any]]:
    """What a promise is called that no activity counts towards, such as a follow-up or an evaluation."""
    for promise in partnership.promises:
        if isinstance(promise, Count | Milestone) and getattr(promise, "counts", None) is None:
            noun = promise.unit if isinstance(promise, Count) else None
            forms = (noun.singular, noun.plural, noun.definite_plural) if noun else ()
            for form in (*forms, promise.title):
                yield form, "promise", promise.id


def _place_forms(name: str) -> tuple[str, ...]:
    return name, f"{name}s"


def _things(lexicon: Lexicon, activities: Sequence[Activity]) -> Iterator[tuple[str, str, Any]]:
    forms: dict[str, ThingWord] = {}
    for activity in activities:
        one = frozenset({activity.id})
        for words, subject_of, venue_of in (
            (activity.subjects, one, frozenset[str]()),
            (activity.venues, frozenset[str](), one),
        ):
            for text, number in _forms(lexicon, words):
                known = forms.get(fold(text), ThingWord(frozenset(), frozenset(), number))
                forms[fold(text)] = replace(
                    known, subject_of=known.subject_of | subject_of, venue_of=known.venue_of | venue_of
                )
    for text, thing in forms.items():
        yield text, "thing", thing


def _activities(lexicon: Lexicon, activities: Sequence[Activity]) -> Iterator[tuple[str, str, Any]]:
    for word in (word for activity in activities for word in activity.lookalikes):
        yield from ((cut, "lookalike", Number.EITHER) for cut in _by_consonants(word, lexicon))
    for activity in activities:
        visited = _is_visited(activity, lexicon)
        for word in activity.words:
            for cut in (*_cut_short(word, lexicon), *_occasions(activity, word, lexicon.occasions)):
                yield (
                    cut,
                    "activity",
                    ActivityWord(
                        activity.id,
                        Number.EITHER,
                        visited=visited,
                        venues=bool(activity.venues),
                        built=activity.built,
                    ),
                )
    for activity in activities:
        visited = _is_visited(activity, lexicon)
        for word in (*_inspections(activity, lexicon), *activity.words):
            for form in _own_forms(word, lexicon):
                who = word.rpartition(" ")[2] in lexicon.words["out"]
                occasion = form.definite and word.endswith(lexicon.heads)
                rounds = word.startswith(activity.subjects) and word.endswith(lexicon.rounds)
                value = ActivityWord(
                    activity.id,
                    Number.MANY if rounds else form.number,
                    verb=form.verb or who or _opens_with(form.text, lexicon.markers["present"]),
                    definite=occasion,
                    past=form.past or _opens_with(form.text, lexicon.markers["past"]),
                    visited=visited,
                    venues=bool(activity.venues),
                    built=activity.built,
                )
                yield form.text, "activity", value
    yield from _lookalikes(lexicon, activities)


def _lookalikes(lexicon: Lexicon, activities: Sequence[Activity]) -> Iterator[tuple[str, str, Any]]:
    """All forms of them but those that name an activity: "fotade" may be of photographs, "fotande" is not."""
    named = frozenset(word for activity in activities for word in activity.words)
    forms = (form for a in activities for word in a.lookalikes for form in inflected(word, lexicon.alike))
    yield from ((form.text, "lookalike", form.number) for form in forms if form.text not in named)


def _inspections(activity: Activity, lexicon: Lexicon) -> Iterator[str]:
    """As in "pubkontroll", "snusrond": its subjects with what its own words for a visit end with."""
    if activity.venues:
        ends = [end for end in lexicon.visits_to if any(word.endswith(end) for word in activity.words)]
        firsts = (subject for subject in activity.subjects if " " not in subject)
        yield from (first + link + end for first in firsts for link in ("", "s") for end in ends)


def _is_visited(activity: Activity, lexicon: Lexicon) -> bool:
    """Whether a general word for a visit can stand for it: "kontroll" for a speed check, not for a patrol."""
    named = any(word.endswith(tuple(lexicon.words["visit"])) for word in activity.words)
    return named and bool(activity.subjects or activity.venues)


def _own_forms(word: str, lexicon: Lexicon) -> Iterator[Form]:
    """The forms of a word that are no everyday words of their own: "fält", and not "fältet"."""
    forms = inflected(word, lexicon.alike)
    return (form for form in forms if form.text == word or form.text not in lexicon.ordinary)


def _opens_with(text: str, verbs: Collection[str]) -> bool:
    """As in "gick fot", "körde fält", "kör vi hastighet"."""
    verb, _, rest = text.partition(" ")
    return bool(rest) and verb in verbs


def _occasions(activity: Activity, word: str, names: Iterable[str]) -> Iterator[str]:
    """As in "laserpass": one occasion; of an activity that visits somebody it would be many."""
    if not activity.venues and " " not in word:
        yield from (word + link + name for link in ("", "s") for name in names)


def _cut_short(word: str, lexicon: Lexicon) -> Iterator[str]:
    """As in "hastkontr", "krogtills", "fartktr", "hast ktr": a compound whose head is not written out."""
    head = next((head for head in lexicon.heads if word.endswith(head) and word != head), None)
    if head is not None:
        first = word.removesuffix(head)
        shortest = _SHORTEST_CUT if len(head) < _LONG_HEAD else _SHORTEST_CUT + 1
        yield from (first + head[:length] for length in range(shortest, len(head) - 1))
        yield from _by_consonants(word, lexicon)


def _by_consonants(word: str, lexicon: Lexicon) -> Iterator[str]:
    """As in "hastktr", "nykterhets ktr", "ktr"."""
    head = next((head for head in lexicon.heads if word.endswith(head)), "")
    first = word.removesuffix(head)
    for short in lexicon.short_heads.get(head, ()):
        yield first + short
        if first:
            yield f"{first.removesuffix('s')} {short}"
