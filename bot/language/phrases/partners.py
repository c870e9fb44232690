"""Who took part: organisations that a message names as partners, and those that it only mentions."""

from collections.abc import Sequence

from bot.language.phrases.grammar import Rule, Stage, always
from bot.language.words.units import Unit

# Others than the organisations of the partnership may stand between them: "kommunen, hyresvärden och SBFF".
_OTHERS = "(?:<comma|and> <word|thing>{1,2} (?=<comma|and>)){0,3}"
# Whom of it, or who that was: "kommunens trygghetsvärdar och ...", "polisen (Anders) och ...".
_OF_IT = "(?:(?:<word|thing|lookalike>|<open> <word|thing|organisation>{1,3} <close>) (?=<comma|and|slash>))?"
_SOME = "(?:<number|article> <word|thing|adjective>{0,2} <from|clipped>|<person> <from|on>)"
_PERSON = "<person> <from|on>"
_NEXT = f"<comma|and|or|slash>{{0,2}} (?:{_SOME}|<either|number|article|adjective>? <from>?) <organisation>"
LIST = f"<organisation> (?:{_OF_IT} {_OTHERS} {_NEXT} (?! <no_partner|not_joined|declined>))*"
_WHO = f"<colon>? <either|number|article|adjective|both|we|and|den|only|about>{{0,3}} {LIST}"
_WITH = "<with|mere_with|including>"
_BEGINS = "(?:(?<=<stop|line|comma|open>)|^)"
_END = "(?=<stop|line|comma|and|but|close|emoji>|$)"
_SAID_LAST = "(?=<stop|line|comma|and|but|close|emoji|when|time|throughout|part>|$)"
_LAST = "(?:<throughout>|(?=<stop|line|comma|and|close|question|both|all_of|when_evenings|emoji|i>|$))"
_ITEM = "<organisation|word|thing>"


def organisations(units: Sequence[Unit]) -> frozenset[str]:
    """All that are named among some units."""
    return frozenset(unit.value for unit in units if unit.kind == "organisation")


def _from_elsewhere(units: Sequence[Unit]) -> frozenset[str] | None:
    """As in "polisen i Botkyrka hakade på": where they come from; a place of ours may be where it was."""
    away = all(unit.value.outside for unit in units if unit.kind == "place")
    return organisations(units) if away else None


def _by_plus(units: Sequence[Unit]) -> frozenset[str] | None:
    return organisations(units) if units[0].text in {"+", "plus"} else None


def _owners(units: Sequence[Unit]) -> frozenset[str] | None:
    """As in "polisens fotpatrull"; "polis hastkontroll" only says who reports."""
    named = [unit for unit in units if unit.kind == "organisation"]
    return organisations(units) if "genitive" in named[-1].looks else None


def _whose(units: Sequence[Unit]) -> frozenset[str] | None:
    """As in "kommunens trafikplanerare var med"; in "polisen knappt var med" nobody's people are named."""
    return organisations(units) if "genitive" in units[0].looks else None


def _whose_we_joined(units: Sequence[Unit]) -> frozenset[str] | None:
    """As in "var med kommunens krogtant på krogtillsyn"."""
    return organisations(units) if "genitive" in units[1].looks else None


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
            f"(?<=<of_which|including>) {LIST} (?=<on|in|at|i>? <number|article|count>)",
            organisations,
        ),
        Rule("partner.none", "without_partner", f"<none_of> <with|company_heading> {LIST}", organisations),
        Rule("partner.in_brackets", "partner", f"(?<=<open>) {LIST} (?=<close>)", organisations),
        Rule(
            "partner.headed",
            "partner",
            "(?:(?:<measure|with|mere_with|joined>|<with|mere_with> <word>) <colon>"
            "|<company_heading> <colon|dash>?)"
            f" (?:<word>{{1,2}} <comma>)? {LIST}",
            organisations,
        ),
        Rule(
            "partner.some_from",
            "partner",
            f"{_WITH} (?:<number|article|they>? <word|thing>{{0,2}} <from>|{_PERSON}) {LIST}",
            organisations,
        ),
        Rule(
            "partner.friends_at",
            "partner",
            f"{_WITH} <number|article|they|adjective|den>{{0,2}} <word|measure|adjective>{{1,2}}"
            f" <on|at> {LIST} {_SAID_LAST}",
            organisations,
        ),
        Rule(
            "partner.kindly_joined",
            "partner",
            f"{LIST} <kindly> <adjective>? <come_along>",
            organisations,
        ),
        Rule(
            "partner.somebody",
            "partner",
            f"(?<!<no_partner|from|to|for|of>) {_PERSON} {LIST}"
            f" (?:<also>? {_WITH}? <joined>|(?=<stop|line|comma|and|close|emoji|place|i|when>|$))",
            organisations,
        ),
        Rule(
            "partner.treated",
            "partner",
            f"{_BEGINS} {LIST} <treated> <word>{{0,2}} (?=<stop|line|comma|and|emoji>|$)",
            organisations,
        ),
        Rule(
            "partner.also",
            "partner",
            f"(?<=<joined> <comma|stop|and>) <also> {LIST} <also>? {_END}",
            organisations,
        ),
        Rule(
            "partner.also",
            "partner",
            f"(?<=<joined> <comma|stop|and>) {LIST} <also> {_END}",
            organisations,
        ),
        Rule(
            "partner.people_joined",
            "partner",
            f"{_BEGINS} <number|article>? <word> <from> {LIST} {_WITH}? <joined>",
            organisations,
        ),
        Rule("partner.some_joined", "partner", f"{_SOME} {LIST} {_WITH}? <joined>", organisations),
        Rule(
            "partner.listed",
            "partner",
            "(?:(?<=<stop|line|comma|open|site|thing|place|count|when>)|^)"
            " <organisation> (?:<comma|and|slash>{0,2} <organisation>)+ (?=<stop|line|close|colon|emoji>|$)",
            organisations,
        ),
        Rule(
            "partner.between_commas",
            "partner",
            "(?<=<place|count|activity|when> <comma>) <organisation>"
            " (?=<stop|line>|$|<comma> <both|all_of|when|time|place|i|in|on|number|alone>)",
            organisations,
        ),
        Rule(
            "partner.listed_with_others",
            "partner",
            f"{_BEGINS} <organisation> (?:<comma|slash> {_ITEM}){{0,4}}"
            f" (?:<comma>? <and>|<comma> {_ITEM} <comma>) {_ITEM} (?=<stop|line|close>|<comma> <all_of>|$)",
            organisations,
        ),
        Rule(
            "partner.none",
            "without_partner",
            f"<none_of> <organisation> (?:<or|and> <organisation>)* <mere_with|joined>? <throughout>? {_END}",
            organisations,
        ),
        Rule(
            "partner.both",
            "partner",
            f"{_BEGINS} <either> {LIST} <throughout>? (?=<stop|line>|$)",
            organisations,
        ),
        Rule("partner.not", "mention", f"<no_partner> <word|article|den>{{0,2}} {LIST}", organisations),
        Rule("partner.only_us", "alone", "<only> <we> (?=<stop|line|comma|and|but|close>|$)", always),
        Rule("partner.without", "without_partner", f"<without> {LIST}", organisations),
        Rule("partner.not_joined", "without_partner", f"{LIST} <not_joined>", organisations),
        Rule("partner.declined", "without_partner", f"{LIST} <declined> {_SAID_LAST}", organisations),
        Rule("partner.calls", "mention", f"{LIST} <no_partner>", organisations),
        Rule("partner.called", "mention", f"<no_partner> <we> {LIST}", organisations),
        Rule(
            "partner.on_all",
            "partner",
            f"{_BEGINS} <organisation> <on> (?:<all_of> <they>?|<both>) {_END}",
            organisations,
        ),
        Rule(
            "partner.on_so_many",
            "partner",
            f"{_BEGINS} <organisation> <only>?"
            " (?=<on|at> (?:<they|den> <number> <ordinal|last_day>?|<number|article> (?:<of> <they>)?)"
            f" {_END})",
            organisations,
        ),
        Rule(
            "partner.on_one",
            "partner",
            f"(?:(?<=<stop|line|comma|open|and>)|^) <organisation> (?=<on|at> <den|one_of_them> {_END})",
            organisations,
        ),
        Rule("partner.on_none", "without_partner", f"{_BEGINS} {LIST} <on> <none_of> {_END}", organisations),
        Rule("partner.from", "mention", f"<from|of|for|to|clipped|on_behalf_of> {LIST}", organisations),
        Rule(
            "partner.followed",
            "partner",
            f"<followed> {LIST}"
            " (?=<on|at|in|mere_with|i|out|when>{0,2} <number|article|vague>? <activity>)",
            organisations,
        ),
        Rule("partner.with_us", "partner", f"{LIST} <also>? <with> <we>", organisations),
        Rule("partner.with", "partner", f"<with|including> {_WHO} <joined>?", organisations),
        Rule("partner.merely_with", "partner", f"<mere_with> {_WHO} <joined>?", organisations),
        Rule(
            "partner.with_others",
            "partner",
            f"{_WITH} <article|number>? <word|thing|lookalike>{{1,2}}"
            f" (?:<comma> <article|number> <word|thing>)? <and|comma> {LIST}",
            organisations,
        ),
        Rule("partner.with_was", "partner", f"{_BEGINS} <mere_with|with> <linking> {LIST}", organisations),
        Rule(
            "partner.was_with",
            "partner",
            f"<linking> {LIST} {_WITH} <also>? (?=<stop|line|comma|and>|$)",
            organisations,
        ),
        Rule(
            "partner.joined",
            "partner",
            f"{LIST} <lookalike>? (?:<and|comma> <word|thing>{{1,3}})? {_WITH}? <joined>"
            f" (?:{_WITH} <number|article> <adjective>? <word|thing|organisation|lookalike>)?",
            organisations,
        ),
        Rule(
            "partner.so_many",
            "partner",
            f"{LIST} <linking> <number> <piece|word|undotted>? (?=<stop|line|comma|and|close>|$)",
            organisations,
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
            f"{LIST} <organisation>? <word|to|number|clock_word|out>{{1,5}} <and> <joined>",
            organisations,
        ),
        Rule(
            "partner.whose_we_joined",
            "partner",
            "<joined> <organisation> <word> (?=<on|at|i|in|stop|line|comma|and|when>|$)",
            _whose_we_joined,
        ),
        Rule("partner.joined_them", "partner", f"<joined> (?:<word>{{1,2}} <comma>)? {LIST}", organisations),
        Rule(
            "partner.from_elsewhere",
            "partner",
            f"{LIST} <i|from> <place> {_WITH}? <joined>",
            _from_elsewhere,
        ),
        Rule(
            "partner.of_several_people",
            "partner",
            f"{_BEGINS} <number|article> <word|thing|organisation> <and> {_SOME} {LIST} {_END}",
            organisations,
        ),
        Rule("partner.we", "partner", f"<we> <and|comma> {LIST}", organisations),
        Rule("partner.we", "partner", f"<we> <from> <organisation> <and> {LIST}", organisations),
        Rule("partner.we", "partner", f"<we> <and|comma> (?:<word> <from>|{_PERSON}) {LIST}", organisations),
        Rule(
            "partner.we_and_others",
            "partner",
            f"<we> (?:<comma> <article|number>? <word>){{1,2}} <and> <number|article>? {LIST}",
            organisations,
        ),
        Rule("partner.we", "partner", f"{LIST} <and> <we>", organisations),
        Rule(
            "partner.some_of_us",
            "partner",
            "<we> <linking> <number|article> <word|organisation> <and> <number|article> <word>?"
            f" <from> {LIST}",
            organisations,
        ),
        Rule(
            "partner.last",
            "partner",
            f"{LIST} (?:<linking>? <only>)? (?:<and|comma> <word|thing>)? {_WITH} {_LAST}",
            organisations,
        ),
        Rule(
            "partner.counted",
            "partner",
            f"(?<=<noise|word>) <and> <number> <organisation> {_END}",
            organisations,
        ),
        Rule("partner.plus", "partner", f"<and> {LIST}", _by_plus),
        Rule("partner.by_slash", "partner", "<organisation> (?:<slash> <organisation>)+", organisations),
    )
)
