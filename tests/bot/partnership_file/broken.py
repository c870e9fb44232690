"""What may be wrong in a data file, each as a change to the small one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Broken:
    """A change to the small file; `at` is on the line that the fault must name, and only there."""

    old: str
    new: str
    at: str
    field: str
    says: str


AT_LEAST_1 = "must be a whole number of at least 1; write for example target = 70"
VISITS_TARGET = "promises.besok.target"
VISITS = '[[promises]]\nid = "besok"'
CAMERAS = '[[promises]]\nid = "kameror"'

BROKEN = {
    "target as a word": Broken("target = 12", 'target = "tolv"', '"tolv"', VISITS_TARGET, AT_LEAST_1),
    "target in quotes": Broken("target = 12", 'target = "12"', '"12"', VISITS_TARGET, AT_LEAST_1),
    "target with decimals": Broken("target = 12", "target = 1.5", "1.5", VISITS_TARGET, AT_LEAST_1),
    "target true": Broken("target = 12", "target = true", "true", VISITS_TARGET, AT_LEAST_1),
    "target of nothing": Broken("target = 12", "target = 0", "= 0", VISITS_TARGET, AT_LEAST_1),
    "target below nothing": Broken("target = 12", "target = -5", "-5", VISITS_TARGET, AT_LEAST_1),
    "target beyond reason": Broken(
        "target = 12", f"target = {10**30}", "= 10000", VISITS_TARGET, "must be at most"
    ),
    "part above the whole": Broken(
        "target = 4",
        "target = 13",
        "= 13",
        "promises.besok.parts.gemensamma.target",
        "must not be above the whole promise's target, 12; write for example target = 12",
    ),
    "part of nothing": Broken(
        "target = 4", "target = 0", "= 0", "promises.besok.parts.gemensamma.target", AT_LEAST_1
    ),
    "no times": Broken(
        'every = "week"',
        'every = "week"\ntimes = 0',
        "times",
        "promises.varje-vecka.times",
        "must be a whole number of at least 1; write for example times = 1",
    ),
    "more than all items": Broken(
        'stages = ["ansökt"',
        'target = 2\nstages = ["ansökt"',
        "target = 2",
        "promises.kameror.target",
        "must not be above the number of items, 1; write target = 1",
    ),
    "missing key": Broken(
        "target = 12\n", "", VISITS, VISITS_TARGET, "is missing; add for example target = 70"
    ),
    "missing key in a table in braces": Broken(
        'besöken", gender = "ett"',
        'besöken"',
        "besöken",
        "promises.besok.unit.gender",
        'is missing; add for example gender = "ett"',
    ),
    "missing key at the top": Broken(
        'name = "Liten"\n', "", 'id = "liten-2020"', "name", 'is missing; add for example name = "Skogås"'
    ),
    "missing period": Broken(
        "period = { first = 2020-01-01, last = 2020-12-31 }\n",
        "",
        'id = "liten-2020"',
        "period",
        "is missing; add for example period = { first = 2020-01-01, last = 2020-12-31 }",
    ),
    "missing neighbourhood name": Broken(
        '{ name = "Backen" }',
        '{ words = ["Backe"] }',
        '"Backe"',
        "areas.norra.neighbourhoods.#1.name",
        'is missing; add for example name = "Skogås"',
    ),
    "unknown key": Broken(
        "target = 12", "target = 12\npase = 3", "pase", "promises.besok.pase", 'did you mean "pace"?'
    ),
    "unknown key at the top": Broken("outside =", "outsid =", "outsid", "outsid", 'did you mean "outside"?'),
    "unknown key in a period": Broken(
        "last = 2020-12-31 }",
        "last = 2020-12-31, qq = 3 }",
        "qq",
        "period.qq",
        'is not a key that is known here; write one of "first", "last"',
    ),
    "key of another kind of promise": Broken(
        'every = "week"',
        'every = "week"\ntarget = 33',
        "target = 33",
        "promises.varje-vecka.target",
        "is not a key that is known here; write one of",
    ),
    "unknown kind": Broken(
        'kind = "rhythm"', 'kind = "rythm"', "rythm", "promises.varje-vecka.kind", 'did you mean "rhythm"?'
    ),
    "missing kind": Broken(
        'kind = "checklist"\n',
        "",
        CAMERAS,
        "promises.kameror.kind",
        'is missing; write one of "count", "rhythm"',
    ),
    "unknown choice": Broken(
        'distinct = "weekend"',
        'distinct = "weekends"',
        "distinct",
        "promises.helger.distinct",
        'must be one of "day", "weekend", "week", "area", "place"; did you mean "weekend"?',
    ),
    "weekday in Swedish": Broken(
        '"foot_patrol"]\n\n',
        '"foot_patrol"]\nweekdays = [\n    "saturday",\n    "fredag",\n]\n\n',
        '"fredag"',
        "promises.helger.counts.weekdays",
        'must be one of "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"; did',
    ),
    "text where a list belongs": Broken(
        'responsible = ["kommunen"]\nunit = { singular = "besök"',
        'responsible = "kommunen"\nunit = { singular = "besök"',
        'responsible = "kommunen"',
        "promises.besok.responsible",
        'must be a list in square brackets; write for example responsible = ["kommunen"]',
    ),
    "number where text belongs": Broken(
        'title = "Besök"',
        "title = 5",
        "title = 5",
        "promises.besok.title",
        'must be text in quotes; write for example title = "Tobakstillsyn"',
    ),
    "number in a list of texts": Broken(
        'words = ["fotpatrull"]',
        'words = [\n    "fotpatrull",\n    33,\n]',
        "33",
        "activities.foot_patrol.words.#2",
        'must be text in quotes; write for example words = ["fotpatrull", "fotpatrullera"]',
    ),
    "text where true belongs": Broken(
        'short = "Polisen"',
        'short = "Polisen"\nreports = "nej"',
        "reports",
        "organisations.polisen.reports",
        "must be true or false, without quotes; write for example reports = false",
    ),
    "text where a table belongs": Broken(
        'counts = { activities = ["inspection"] }',
        'counts = "inspection"',
        'counts = "inspection"',
        "promises.besok.counts",
        'must be a table; write for example counts = { activities = ["foot_patrol"] }',
    ),
    "one table where several belong": Broken(
        "[[promises.items]]",
        "[promises.items]",
        "[promises.items]",
        "promises.kameror.items",
        "must be a list of tables; write for example [[promises.items]]",
    ),
    "unknown activity": Broken(
        'activities = ["inspection"]',
        'activities = ["inspektion"]',
        "inspektion",
        "promises.besok.counts.activities",
        '"inspektion" is no known activity; did you mean "inspection"?',
    ),
    "unknown activity like no other": Broken(
        'activities = ["inspection"]',
        'activities = ["qqq"]',
        "qqq",
        "promises.besok.counts.activities",
        '"qqq" is no known activity; write one of "foot_patrol", "inspection"',
    ),
    "unknown area in a long list": Broken(
        'each_area = ["norra", "sodra"]',
        'each_area = [\n    "norra",\n    "Söder",\n]',
        "Söder",
        "promises.varje-vecka.each_area",
        '"Söder" is no known area; did you mean "sodra"?',
    ),
    "unknown area in a filter": Broken(
        'partners_any = ["polisen"]',
        'partners_any = ["polisen"], areas = ["nora"]',
        "nora",
        "promises.besok.parts.gemensamma.counts.areas",
        '"nora" is no known area; did you mean "norra"?',
    ),
    "unknown area of an item": Broken(
        'area = "norra"',
        'area = "norr"',
        '"norr"',
        "promises.kameror.items.backen.area",
        '"norr" is no known area; did you mean "norra"?',
    ),
    "unknown organisation": Broken(
        'responsible = ["polisen"]',
        'responsible = ["polis"]',
        'responsible = ["polis"]',
        "promises.helger.responsible",
        '"polis" is no known organisation; did you mean "polisen"?',
    ),
    "unknown partner": Broken(
        'partners_any = ["polisen"]',
        'partners_all = ["komun"]',
        "komun",
        "promises.besok.parts.gemensamma.counts.partners_all",
        '"komun" is no known organisation; did you mean "kommunen"?',
    ),
    "unknown organisation of an activity": Broken(
        'only_from = ["kommunen"]',
        'not_from = ["komunen"]',
        "not_from",
        "activities.inspection.not_from",
        '"komunen" is no known organisation; did you mean "kommunen"?',
    ),
    "id twice": Broken(
        'id = "helger"',
        'id = "besok"',
        'id = "besok"\nkind = "count"\ntitle = "Helger"',
        "promises.besok.id",
        '"besok" is used twice; give one of the two another id',
    ),
    "item twice": Broken(
        "[[promises.items]]",
        '[[promises.items]]\nid = "backen"\ntitle = "En annan"\n\n[[promises.items]]',
        'id = "backen"\ntitle = "Backen"',
        "promises.kameror.items.backen.id",
        '"backen" is used twice; give one of the two another id',
    ),
    "id with spaces and capitals": Broken(
        'id = "varje-vecka"',
        'id = "Varje vecka i Södra"',
        "Varje vecka i Södra",
        "promises.Varje vecka i Södra.id",
        'use only a to z, digits, hyphens and underscores, for example id = "varje-vecka-i-sodra"',
    ),
    "file id with an underscore": Broken(
        'id = "liten-2020"',
        'id = "liten_2020"',
        "liten_2020",
        "id",
        '"liten_2020" is no id; use only a to z, digits and hyphens, for example id = "liten-2020"',
    ),
    "word of two activities": Broken(
        'words = ["krogtillsyn"]',
        'words = ["krogtillsyn", "Fot-patrull"]',
        "Fot-patrull",
        "activities.inspection.words",
        '"Fot-patrull" is claimed by "foot_patrol" (words) too; keep it in one of the two places',
    ),
    "subject of two activities": Broken(
        'words = ["fotpatrull"]',
        'words = ["fotpatrull"]\nsubjects = ["krog"]\n[[activities]]\nid = "x"\nsubjects = ["Krog"]\n'
        'noun = { singular = "x", plural = "x", definite_plural = "x", gender = "en" }',
        "Krog",
        "activities.x.subjects",
        '"Krog" is claimed by "foot_patrol" (subjects) too; keep it in one of the two places',
    ),
    "word and look-alike": Broken(
        'lookalikes = ["inre tillsyn"]',
        'lookalikes = ["inre tillsyn", "krogtillsyn"]',
        "lookalikes",
        "activities.inspection.lookalikes",
        '"krogtillsyn" is claimed by "inspection" (words) too; keep it in one of the two places',
    ),
    "spelling of two areas": Broken(
        'name = "Södra"',
        'name = "Södra"\nwords = ["dala"]',
        "dala",
        "areas.sodra.words",
        '"dala" is claimed by "norra" (words) too; keep it in one of the two places',
    ),
    "area that lies outside": Broken(
        'outside = ["Storstad"]',
        'outside = ["Storstad", "Sodra"]',
        "outside",
        "outside",
        '"Sodra" is claimed by "sodra" (name) too; keep it in one of the two places',
    ),
    "word of two organisations": Broken(
        '    "fältarna",',
        '    "fältarna",\n    "Polis",',
        '"Polis"',
        "organisations.kommunen.words",
        '"Polis" is claimed by "polisen" (words) too; keep it in one of the two places',
    ),
    "empty word": Broken(
        'words = ["polis"]',
        'words = ["polis", " - "]',
        " - ",
        "organisations.polisen.words",
        "must not be empty; write something between the quotes or take it out",
    ),
    "period reversed": Broken(
        "last = 2020-12-31 }",
        "last = 2019-12-31 }",
        "2019",
        "period.last",
        "must not be before first, 2020-01-01; exchange the two dates",
    ),
    "period of a promise reversed": Broken(
        "last = 2021-02-28 }",
        "last = 2019-02-28 }",
        "2019",
        "promises.kameror.period.last",
        "must not be before first, 2020-03-01; exchange the two dates",
    ),
    "period of a century": Broken(
        "last = 2020-12-31 }",
        "last = 2050-12-31 }",
        "2050",
        "period.last",
        "20 years after first, 2020-01-01",
    ),
    "year of three digits": Broken(
        "first = 2020-01-01", "first = 0202-01-01", "0202", "period.first", "must lie between 2000-01-01"
    ),
    "date in quotes": Broken(
        "first = 2020-01-01",
        'first = "2020-01-01"',
        '"2020-01-01"',
        "period.first",
        "must be a date, without quotes; write for example first = 2020-01-31",
    ),
    "date with a time": Broken(
        "first = 2020-01-01", "first = 2020-01-01T10:00:00", "T10", "period.first", "must be a date"
    ),
    "season that does not exist": Broken(
        'activities = ["inspection"] }',
        'activities = ["inspection"], season = { first = [2, 30], last = [5, 31] } }',
        "season",
        "promises.besok.counts.season.first",
        "is no day of the year: [2, 30]; write month and day, for example first = [11, 30]",
    ),
    "season without a day": Broken(
        'every = "week"',
        'every = "week"\nseason = { first = [11], last = [5, 31] }',
        "season",
        "promises.varje-vecka.season.first",
        "must be a month and a day in square brackets; write for example first = [11, 1]",
    ),
    "season with a year": Broken(
        'every = "week"',
        'every = "week"\nseason = { first = [11, 1], last = [5, 31, 2021] }',
        "season",
        "promises.varje-vecka.season.last",
        "must be a month and a day in square brackets; write for example last = [5, 31]",
    ),
    "centre with its numbers exchanged": Broken(
        "[59.2, 18.1]",
        "[118.1, 59.2]",
        "118.1",
        "areas.sodra.centre",
        "is no place on earth: [118.1, 59.2]; write latitude and longitude in degrees",
    ),
    "centre that is no number": Broken(
        "[59.2, 18.1]", "[nan, 18.1]", "nan", "areas.sodra.centre", "is no place on earth"
    ),
    "centre with one number": Broken(
        "[59.2, 18.1]",
        "[59.2]",
        "[59.2]",
        "areas.sodra.centre",
        "must be a latitude and a longitude in square brackets; write for example centre = [59.22, 18.15]",
    ),
    "centre in words": Broken(
        "[59.2, 18.1]",
        '[59.2, "öst"]',
        "öst",
        "areas.sodra.centre",
        "must be a latitude and a longitude in square brackets",
    ),
    "centre of one area alone": Broken(
        "centre = [59.2, 18.1]\n",
        "",
        '[[areas]]\nid = "sodra"',
        "areas.sodra.centre",
        "is missing, while other areas have theirs; write latitude and longitude in degrees",
    ),
    "unknown time zone": Broken(
        "outside =",
        'timezone = "Europe/Stokholm"\noutside =',
        "timezone",
        "timezone",
        '"Europe/Stokholm" is no known time zone; write timezone = "Europe/Stockholm"',
    ),
    "time zone that is a folder": Broken(
        "outside =", 'timezone = "Europe"\noutside =', "timezone", "timezone", '"Europe" is no known'
    ),
    "time zone outside the zones": Broken(
        "outside =", 'timezone = "../etc"\noutside =', "timezone", "timezone", '"../etc" is no known'
    ),
    "weekend without its Saturday": Broken(
        '"foot_patrol"]\n\n',
        '"foot_patrol"]\nweekdays = ["friday"]\n\n',
        "distinct",
        "promises.helger.distinct",
        "can't be weekend while counts.weekdays leaves out Friday or Saturday; "
        'write weekdays = ["friday", "saturday"]',
    ),
    "slot without a weekday": Broken(
        'every = "week"',
        'every = "slot"',
        '[[promises]]\nid = "varje-vecka"',
        "promises.varje-vecka.weekday",
        'is missing, which every = "slot" needs; add weekday = "thursday"',
    ),
    "weekday without a slot": Broken(
        'every = "week"',
        'every = "week"\nweekday = "thursday"',
        "weekday",
        "promises.varje-vecka.weekday",
        'goes only with every = "slot", not with "week"; write every = "slot" or take weekday out',
    ),
    "rhythm area that does not count": Broken(
        'each_area = ["norra", "sodra"]\ncounts = { activities = ["foot_patrol"] }',
        'each_area = ["norra", "sodra"]\ncounts = { activities = ["foot_patrol"], areas = ["norra"] }',
        "each_area",
        "promises.varje-vecka.each_area",
        '"sodra" is not among counts.areas, so it could never be kept; add it there',
    ),
    "item with an unknown stage": Broken(
        'stage = "ansökt"',
        'stage = "ansokta"',
        "ansokta",
        "promises.kameror.items.backen.stage",
        '"ansokta" is none of the promise\'s stages; did you mean "ansökt"?',
    ),
    "stage where there are none": Broken(
        'stages = ["ansökt", "uppsatt"]\n',
        "",
        'stage = "ansökt"',
        "promises.kameror.items.backen.stage",
        '"ansökt" is none of the promise\'s stages; there is none yet, so add it first',
    ),
    "stage named twice": Broken(
        'stages = ["ansökt", "uppsatt"]',
        'stages = ["ansökt", "ansökt"]',
        "stages",
        "promises.kameror.stages",
        '"ansökt" is named twice; take one of them out',
    ),
    "nobody responsible": Broken(
        'responsible = ["polisen"]',
        "responsible = []",
        "responsible = []",
        "promises.helger.responsible",
        "is empty, so nothing could ever count; add an organisation",
    ),
    "no items": Broken(
        '[[promises.items]]\nid = "backen"\ntitle = "Backen"\narea = "norra"\nstage = "ansökt"\n',
        "items = []\n",
        "items",
        "promises.kameror.items",
        "is empty, so nothing could ever count; add an item",
    ),
    "nothing counts": Broken(
        'activities = ["foot_patrol"]\n\n',
        "activities = []\n\n",
        "activities = []",
        "promises.helger.counts.activities",
        "is empty or missing, so nothing could ever count; add an activity",
    ),
    "counts without activities": Broken(
        'counts = { activities = ["inspection"] }',
        "counts = { requested = true }",
        "requested",
        "promises.besok.counts.activities",
        "is empty or missing, so nothing could ever count; add an activity",
    ),
    "parts of marks": Broken(
        'counts = { activities = ["inspection"] }\n',
        "",
        "[[promises.parts]]",
        "promises.besok.parts",
        "needs counts, without which the promise counts marks and no reports; add for example counts",
    ),
    "activity without words": Broken(
        'words = ["fotpatrull"]',
        "words = []",
        "words = []",
        "activities.foot_patrol.words",
        "is empty or missing, and so is subjects, so no report could name the activity; add",
    ),
}

NO_QUOTE = "a text has no quote at its end; end it with the quote that it begins with"
NO_COMMA = "a list is neither continued nor closed; put a comma between its items and ] after the last"
TWICE = "a key stands there a second time; take one of the two out"

SYNTAX = {
    "no equals sign": (
        "target = 12",
        "target 12",
        "target 12",
        "the key has no = after it; write it",
    ),
    "text without quotes": ("target = 12", "target = tolv", "tolv", "the value is no TOML; put text in"),
    "curly quotes": ('"Besök"', "”Besök”", "”Besök”", "the value is no TOML; put text in straight quotes"),
    "decimal comma": ("= 12", "= 12,5", "12,5", "something stands after the value; put it on a line of its"),
    "quote not closed": ('"Besök"', '"Besök', 'title = "Besök\n', NO_QUOTE),
    "long text not closed": ('"Besök"', '"""Besök', '"""', NO_QUOTE),
    "single quote not closed": ('"Besök"', "'Besök", "'Besök", NO_QUOTE),
    "list not closed": ('words = ["polis"]', 'words = ["polis"  # open', "# open", NO_COMMA),
    "comma forgotten": ('    "kommun",\n', '    "kommun"\n\n    # and\n', '"kommun"\n', NO_COMMA),
    "braces not closed": (
        "2020-12-31 }",
        "2020-12-31",
        "first = 2020-01-01",
        "keep it on one line, with",
    ),
    "header not closed": (
        '[[areas]]\nid = "norra"',
        '[[areas]\nid = "norra"',
        "[[areas]\n",
        "a table's name is not closed; write [name]",
    ),
    "key twice": ("target = 12", "target = 12\ntarget = 13", "target = 13", TWICE),
    "list twice": ('words = ["polis"]', 'words = ["polis"]\nwords = [\n"snut",\n]', 'words = [\n"', TWICE),
    "table twice": (
        "[promises.counts]",
        "[promises.counts]\n[promises.counts]",
        "counts]\na",
        "the table stands",
    ),
    "date that does not exist": (
        "2020-12-31 }",
        "2020-02-30 }",
        "2020-02-30",
        "the date does not exist; write year",
    ),
    "backslash": (
        '"Besök"',
        r'"Be\sök"',
        r"Be\s",
        "a backslash stands in a text; write two backslashes, or put",
    ),
    "no key": (
        "[[areas]]",
        "= 33\n[[areas]]",
        "= 33",
        "the line begins with neither a key nor a table; begin it",
    ),
    "control character": (
        '"Besök"',
        '"Be\x07sök"',
        "\x07",
        "a character stands there that can't be seen; type",
    ),
    "thousands of digits": (
        "= 12",
        "= 7" + "8" * 5000,
        "= 78",
        "a number has too many digits; write a shorter one",
    ),
}
