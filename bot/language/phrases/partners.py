"""Who took part: organisations that a message names as partners, and those that it only mentions."""

from collections.abc import Sequence

from bot.language.phrases.grammar import Rule, Stage
from bot.language.words.units import Unit

# Others than the organisations of the partnership may stand between them: "kommunen, hyresvärden och SBFF".
_OTHERS = "(?:<comma|and> <word|thing>{1,2} (?=<comma|and>)){0,3}"
# Whom of it, or who that was: "kommunens trygghetsvärdar och ...", "polisen (Anders) och ...".
_OF_IT = "(?:(?:<word|thing|lookalike>|<open> <word|thing|organisation>{1,3} <close>) (?=<comma|and|slash>))?"
_SOME = "(?:<number|article> <word|thing|adjective>{0,2} <from|clipped>|<person> <from|on>)"
_PERSON = "<person> <from|on>"
_NEXT = f"<comma|and|or|slash>{{0,2}} (?:{_SOME}|<either|number|article|adjective>? <from>?) <organisation>"
_LIST = f"<organisation> (?:{_OF_IT} {_OTHERS} {_NEXT} (?! <no_partner|not_joined|declined>))*"
_WHO = f"<colon>? <either|number|article|adjective|both|we|and|den|only|about>{{0,3}} {_LIST}"
_WITH = "<with|mere_with|including>"
_BEGINS = "(?:(?<=<stop|line|comma|open>)|^)"
_END = "(?=<stop|line|comma|and|but|close|emoji>|$)"
_SAID_LAST = "(?=<stop|line|comma|and|but|close|emoji|when|time|throughout|part>|$)"
_LAST = "(?:<throughout>|(?=<stop|line|comma|and|close|question|both|all_of|when_evenings|emoji|i>|$))"
_ITEM = "<organisation|word|thing>"


def _organisations(units: Sequence[Unit]) -> frozenset[str]:
    return frozenset(unit.value for unit in units if unit.kind == "organisation")


def _from_elsewhere(units: Sequence[Unit]) -> frozenset[str] | None:
    """As in "polisen i Botkyrka hakade på": where they come from; a place of ours may be where it was."""
    away = all(unit.value.outside for unit in units if unit.kind == "place")
    return _organisations(units) if away else None


def _by_plus(units: Sequence[Unit]) -> frozenset[str] | None:
    return _organisations(units) if units[0].text in {"+", "plus"} else None


def _owners(units: Sequence[Unit]) -> frozenset[str] | None:
    """As in "polisens fotpatrull"; "polis hastkontroll" only says who reports."""
    named = [unit for unit in units if unit.kind == "organisation"]
    return _organisations(units) if "genitive" in named[-1].looks else None


def _whose(units: Sequence[Unit]) -> frozenset[str] | None:
    """As in "kommunens trafikplanerare var med"; in "polisen knappt var med" nobody's people are named."""
    return _organisations(units) if "genitive" in units[0].looks else None


def _whose_we_joined(units: Sequence[Unit]) -> frozenset[str] | None:
    """As in "var med kommunens krogtant på krogtillsyn"."""
    return _organisations(units) if "genitive" in units[1].looks else None


PARTNERS = Stage(
    (
        Rule(
            "partner.owner",
            "owner",
            "<organisation> (?:<and|comma> <organisation>)* (?=<adjective|article>{0,2} <activity|visit>)",
            _owners,
        ),
        Rule(
            "partner.of_which",
            "partner",
            f"(?<=<of_which|including>) {_LIST} (?=<on|in|at|i>? <number|article|count>)",
            _organisations,
        ),
        Rule("partner.none", "without_partner", f"<none_of> <with|company_heading> {_LIST}", _organisations),
        Rule("partner.in_brackets", "partner", f"(?<=<open>) {_LIST} (?=<close>)", _organisations),
        Rule(
            "partner.headed",
            "partner",
            "(?:(?:<measure|with|mere_with|joined>|<with|mere_with> <word>) <colon>"
            "|<company_heading> <colon|dash>?)"
            f" (?:<word>{{1,2}} <comma>)? {_LIST}",
            _organisations,
        ),
        Rule(
            "partner.some_from",
            "partner",
            f"{_WITH} (?:<number|article|they>? <word|thing>{{0,2}} <from>|{_PERSON}) {_LIST}",
            _organisations,
        ),
        Rule(
            "partner.friends_at",
            "partner",
            f"{_WITH} <number|article|they|adjective|den>{{0,2}} <word|measure|adjective>{{1,2}}"
            f" <on|at> {_LIST} {_SAID_LAST}",
            _organisations,
        ),
        Rule(
            "partner.kindly_joined",
            "partner",
            f"{_LIST} <kindly> <adjective>? <come_along>",
            _organisations,
        ),
        Rule(
            "partner.somebody",
            "partner",
            f"(?<!<no_partner|from|to|for|of>) {_PERSON} {_LIST}"
            f" (?:<also>? {_WITH}? <joined>|(?=<stop|line|comma|and|close|emoji|place|i|when>|$))",
            _organisations,
        ),
        Rule(
            "partner.treated",
            "partner",
            f"{_BEGINS} {_LIST} <treated> <word>{{0,2}} (?=<stop|line|comma|and|emoji>|$)",
            _organisations,
        ),
        Rule(
            "partner.also",
            "partner",
            f"(?<=<joined> <comma|stop|and>) <also> {_LIST} <also>? {_END}",
            _organisations,
        ),
        Rule(
            "partner.also",
            "partner",
            f"(?<=<joined> <comma|stop|and>) {_LIST} <also> {_END}",
            _organisations,
        ),
        Rule(
            "partner.people_joined",
            "partner",
            f"{_BEGINS} <number|article>? <word> <from> {_LIST} {_WITH}? <joined>",
            _organisations,
        ),
        Rule("partner.some_joined", "partner", f"{_SOME} {_LIST} {_WITH}? <joined>", _organisations),
        Rule(
            "partner.listed",
            "partner",
            "(?:(?<=<stop|line|comma|open|site|thing|place|count|when>)|^)"
            " <organisation> (?:<comma|and|slash>{0,2} <organisation>)+ (?=<stop|line|close|colon|emoji>|$)",
            _organisations,
        ),
        Rule(
            "partner.between_commas",
            "partner",
            "(?<=<place|count|activity|when> <comma>) <organisation>"
            " (?=<stop|line>|$|<comma> <both|all_of|when|time|place|i|in|on|number|alone>)",
            _organisations,
        ),
        Rule(
            "partner.listed_with_others",
            "partner",
            f"{_BEGINS} <organisation> (?:<comma|slash> {_ITEM}){{0,4}}"
            f" (?:<comma>? <and>|<comma> {_ITEM} <comma>) {_ITEM} (?=<stop|line|close>|<comma> <all_of>|$)",
            _organisations,
        ),
        Rule(
            "partner.none",
            "without_partner",
            f"<none_of> <organisation> (?:<or|and> <organisation>)* <mere_with|joined>? <throughout>? {_END}",
            _organisations,
        ),
        Rule(
            "partner.both",
            "partner",
            f"{_BEGINS} <either> {_LIST} <throughout>? (?=<stop|line>|$)",
            _organisations,
        ),
        Rule("partner.not", "mention", f"<no_partner> <word|article|den>{{0,2}} {_LIST}", _organisations),
        Rule("partner.without", "without_partner", f"<without> {_LIST}", _organisations),
        Rule("partner.not_joined", "without_partner", f"{_LIST} <not_joined>", _organisations),
        Rule("partner.declined", "without_partner", f"{_LIST} <declined> {_SAID_LAST}", _organisations),
        Rule("partner.calls", "mention", f"{_LIST} <no_partner>", _organisations),
        Rule("partner.called", "mention", f"<no_partner> <we> {_LIST}", _organisations),
        Rule(
            "partner.on_all",
            "partner",
            f"{_BEGINS} <organisation> <on> (?:<all_of> <they>?|<both>) {_END}",
            _organisations,
        ),
        Rule(
            "partner.on_so_many",
            "partner",
            f"{_BEGINS} <organisation> <only>?"
            " (?=<on|at> (?:<they|den> <number> <ordinal|last_day>?|<number|article> (?:<of> <they>)?)"
            f" {_END})",
            _organisations,
        ),
        Rule(
            "partner.on_none", "without_partner", f"{_BEGINS} {_LIST} <on> <none_of> {_END}", _organisations
        ),
        Rule("partner.from", "mention", f"<from|of|for|to|clipped|on_behalf_of> {_LIST}", _organisations),
        Rule(
            "partner.followed",
            "partner",
            f"<followed> {_LIST}"
            " (?=<on|at|in|mere_with|i|out|when>{0,2} <number|article|vague>? <activity>)",
            _organisations,
        ),
        Rule("partner.with_us", "partner", f"{_LIST} <also>? <with> <we>", _organisations),
        Rule("partner.with", "partner", f"<with|including> {_WHO} <joined>?", _organisations),
        Rule("partner.merely_with", "partner", f"<mere_with> {_WHO} <joined>?", _organisations),
        Rule(
            "partner.with_others",
            "partner",
            f"{_WITH} <article|number>? <word|thing|lookalike>{{1,2}}"
            f" (?:<comma> <article|number> <word|thing>)? <and|comma> {_LIST}",
            _organisations,
        ),
        Rule("partner.with_was", "partner", f"{_BEGINS} <mere_with|with> <linking> {_LIST}", _organisations),
        Rule(
            "partner.was_with",
            "partner",
            f"<linking> {_LIST} {_WITH} <also>? (?=<stop|line|comma|and>|$)",
            _organisations,
        ),
        Rule(
            "partner.joined",
            "partner",
            f"{_LIST} <lookalike>? (?:<and|comma> <word|thing>{{1,3}})? {_WITH}? <joined>"
            f" (?:{_WITH} <number|article> <adjective>? <word|thing|organisation|lookalike>)?",
            _organisations,
        ),
        Rule(
            "partner.so_many",
            "partner",
            f"{_LIST} <linking> <number> <piece|word|undotted>? (?=<stop|line|comma|and|close>|$)",
            _organisations,
        ),
        Rule(
            "partner.whose_joined",
            "partner",
            "<organisation> <number>? <organisation|word|thing>{1,2} <joined>",
            _whose,
        ),
        Rule(
            "partner.whose_joined",
            "partner",
            f"{_BEGINS} <organisation> <number>? <word> {_WITH} {_LAST}",
            _whose,
        ),
        Rule(
            "partner.joined_later",
            "partner",
            f"{_LIST} <organisation>? <word|to|number|clock_word|out>{{1,5}} <and> <joined>",
            _organisations,
        ),
        Rule(
            "partner.whose_we_joined",
            "partner",
            "<joined> <organisation> <word> (?=<on|at|i|in|stop|line|comma|and|when>|$)",
            _whose_we_joined,
        ),
        Rule(
            "partner.joined_them", "partner", f"<joined> (?:<word>{{1,2}} <comma>)? {_LIST}", _organisations
        ),
        Rule(
            "partner.from_elsewhere",
            "partner",
            f"{_LIST} <i|from> <place> {_WITH}? <joined>",
            _from_elsewhere,
        ),
        Rule(
            "partner.of_several_people",
            "partner",
            f"{_BEGINS} <number|article> <word|thing|organisation> <and> {_SOME} {_LIST} {_END}",
            _organisations,
        ),
        Rule("partner.we", "partner", f"<we> <and|comma> {_LIST}", _organisations),
        Rule("partner.we", "partner", f"<we> <from> <organisation> <and> {_LIST}", _organisations),
        Rule(
            "partner.we", "partner", f"<we> <and|comma> (?:<word> <from>|{_PERSON}) {_LIST}", _organisations
        ),
        Rule(
            "partner.we_and_others",
            "partner",
            f"<we> (?:<comma> <article|number>? <word>){{1,2}} <and> <number|article>? {_LIST}",
            _organisations,
        ),
        Rule("partner.we", "partner", f"{_LIST} <and> <we>", _organisations),
        Rule(
            "partner.some_of_us",
            "partner",
            "<we> <linking> <number|article> <word|organisation> <and> <number|article> <word>?"
            f" <from> {_LIST}",
            _organisations,
        ),
        Rule(
            "partner.last",
            "partner",
            f"{_LIST} (?:<and|comma> <word|thing>)? {_WITH} {_LAST}",
            _organisations,
        ),
        Rule(
            "partner.counted",
            "partner",
            f"(?<=<noise|word>) <and> <number> <organisation> {_END}",
            _organisations,
        ),
        Rule("partner.plus", "partner", f"<and> {_LIST}", _by_plus),
        Rule("partner.by_slash", "partner", "<organisation> (?:<slash> <organisation>)+", _organisations),
    )
)
