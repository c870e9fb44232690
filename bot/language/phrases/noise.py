"""Numbers that count nothing that was done: ages, speeds, houses, measures, shares."""

from collections.abc import Sequence
from itertools import pairwise

from bot.language.phrases.grammar import Rule, Stage, always
from bot.language.phrases.numbers import spaced_thousands
from bot.language.words.units import Unit

LABEL = "noise.label"
"""The rule of numbers that name one of several: "styrka 2", "lag ett"."""

_TEN = 10
_MEASURES = "<measure|undotted|krona|thousand_kronor|million_kronor>"


def _unbroken(units: Sequence[Unit]) -> bool | None:
    """As in "15-åring", "50-väg": written in one, so the number belongs to the word."""
    touching = all(before.end == after.start for before, after in pairwise(units))
    return True if touching else None


def _by_letter(units: Sequence[Unit]) -> bool | None:
    """As in "grupp A 12", "trapphus C: 5"."""
    return True if len(units[-1].text) == 1 and units[-1].text.isalpha() else None


def _adjectival(units: Sequence[Unit]) -> bool | None:
    """As in "covid-anpassad krogtillsyn"."""
    return True if _unbroken(units) and "adjective" in units[-1].looks else None


def _warm(units: Sequence[Unit]) -> bool | None:
    """As in "fyra plus grader"."""
    return True if units[1].text == "plus" else None


def _measured(units: Sequence[Unit]) -> bool | None:
    """As in "3 timmar", "tre trevliga timmar"."""
    return True if all(u.kind != "word" or "adjective" in u.looks for u in units) else None


def _speed(units: Sequence[Unit]) -> bool | None:
    """As in "körde i 70"; "polisen deltog i två" tells of occasions."""
    return True if units[-1].value > _TEN else None


def _house(units: Sequence[Unit]) -> bool | None:
    """As in "Storg. 5 hastighetskontroll": a street cut short, and its house; not so in "Lång dag. 5 ..."."""
    street, stop, number = units
    short = "street" in street.looks and "no_street" not in street.looks and number.text.isdigit()
    return True if short and street.end == stop.start else None


def _in_words(units: Sequence[Unit]) -> int | None:
    """As in "polisen var med på den första"; "på den 1:a" is a day."""
    return units[-1].value if units[-1].text.isalpha() else None


def _by_words(units: Sequence[Unit]) -> bool | None:
    """As in "tredje gången denna månad", "vår femte i år"."""
    return True if units[0].text.isalpha() else None


def _of_a_row(units: Sequence[Unit]) -> bool | None:
    """As in "den första på hela veckan"; "den 1:a i år" is a day."""
    return True if units[1].text.isalpha() else None


NOISE = Stage(
    (
        Rule(
            "noise.compound", "noise", "(?:<number> <dash>)? <number> <dash> <word|label|day_word>", _unbroken
        ),
        Rule("noise.hyphenated", "adjective", "<word> <dash> <word> (?=<activity|visit>)", _adjectival),
        Rule("noise.fraction", "noise", "<slashed> <of>", always),
        Rule("noise.of_series", "noise", "<part|times> <number> <of> <number>", always),
        Rule("noise.speed", "noise", "<about>? <number> <on> <number> (?:<dash>? <label|word>)?", always),
        Rule("noise.speed", "noise", "<i> <number> (?=<stop|line|comma|on|close>|$)", _speed),
        Rule(
            LABEL,
            "noise",
            "<label> <number|long_number> (?:<dash|of> <number>)? <for>? <year>?",
            always,
        ),
        Rule(LABEL, "noise", "<label> <article> (?=<colon|word|dash|number>)", always),
        Rule(LABEL, "noise", "<label> <and|word|place_noun> (?=<colon|dash|number>)", _by_letter),
        Rule(
            "noise.thousands",
            "noise",
            "<number> <number> (?!<adjective>? <activity|visit>)",
            spaced_thousands,
        ),
        Rule(
            "noise.measure",
            "noise",
            f"<about>? (?:<number> <dash|to|or>)? <number|article|many> <adjective|word>? {_MEASURES}",
            _measured,
        ),
        Rule("noise.measure", "noise", "<about>? <number|article> <and> <measure>", _warm),
        Rule(
            "noise.measure_and_half",
            "noise",
            "<about>? <number|article> <and> <article>? <half> <measure>",
            always,
        ),
        Rule("noise.part_of_time", "noise", "<ordinal|last_day> <measure>", always),
        Rule(
            "noise.colleagues",
            "noise",
            "(?<=<we> <and>) <number|article> <to> (?=<comma|stop|line|close>|$)"
            "|(?<=<we> <and> <word> <and>) <number|article> <to> (?=<comma|stop|line|close>|$)",
            always,
        ),
        Rule(
            "noise.until_about",
            "noise",
            "(?<=<to>) <number> <about> (?=<stop|line|comma|and|close>|$)",
            always,
        ),
        Rule("noise.house", "noise", "<word> <stop> <number> (?=<activity>)", _house),
        Rule("number.one_of_them", "one_of_them", "(?<=<on|joined>) <den> <ordinal>", _in_words),
        Rule(
            "noise.of_a_row",
            "noise",
            "<den> <ordinal> (?:<on|for|during> <vague_day|this_week|week|year|word>|<this_week|year>)",
            _of_a_row,
        ),
        Rule(
            "noise.of_a_row",
            "noise",
            "<ordinal> <times|last> (?:<this_week|this_month|year>|<i> <week>)",
            _by_words,
        ),
        Rule("noise.of_a_row", "noise", "<ordinal> (?:<for> <word|measure|label>{1,2})? <year>", _by_words),
        Rule("noise.percent", "noise", "<number> <percent>", always),
    )
)
