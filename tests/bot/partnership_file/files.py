"""The data files that the tests read: those that come with the program, and a small one."""

from pathlib import Path

import pytest

from bot.errors import PartnershipFileError
from bot.partnership_file import read_partnership

BUILT_IN = Path(__file__).parents[3] / "bot" / "partnerships"
HUDDINGE_2020 = (BUILT_IN / "huddinge-2020.toml").read_text(encoding="utf-8")
HUDDINGE_2021 = (BUILT_IN / "huddinge-2021.toml").read_text(encoding="utf-8")

SMALL = """\
id = "liten-2020"
name = "Liten"
title = "Löften i Liten 2020"
period = { first = 2020-01-01, last = 2020-12-31 }
outside = ["Storstad"]

[[organisations]]
id = "polisen"
name = "Polisen"
short = "Polisen"
words = ["polis"]

[[organisations]]
id = "kommunen"
name = "Litens kommun"
short = "Kommunen"
words = [
    "kommun",
    "fältarna",
]

[[areas]]
id = "norra"
name = "Norra"
centre = [59.3, 18]
neighbourhoods = [
    { name = "Backen" },
    { name = "Dalen", words = ["Dala"] },
]

[[areas]]
id = "sodra"
name = "Södra"
centre = [59.2, 18.1]

[[activities]]
id = "foot_patrol"
noun = { singular = "fotpatrull", plural = "fotpatruller", definite_plural = "fotpatrullerna", gender = "en" }
words = ["fotpatrull"]
needs = ["area"]

[[activities]]
id = "inspection"
noun = { singular = "tillsyn", plural = "tillsyner", definite_plural = "tillsynerna", gender = "en" }
words = ["krogtillsyn"]
lookalikes = ["inre tillsyn"]
only_from = ["kommunen"]

[[promises]]
id = "besok"
kind = "count"
title = "Besök"
rule = "varje besök"
responsible = ["kommunen"]
unit = { singular = "besök", plural = "besök", definite_plural = "besöken", gender = "ett" }
target = 12
counts = { activities = ["inspection"] }

[[promises.parts]]
id = "gemensamma"
title = "med Polisen"
target = 4
counts = { partners_any = ["polisen"] }

[[promises]]
id = "helger"
kind = "count"
title = "Helger"
rule = "fredag och lördag"
responsible = ["polisen"]
unit = { singular = "helg", plural = "helger", definite_plural = "helgerna", gender = "en" }
target = 3
distinct = "weekend"
pace = "weekends"

[promises.counts]
activities = ["foot_patrol"]

[[promises]]
id = "varje-vecka"
kind = "rhythm"
title = "Varje vecka"
rule = "veckor med fotpatrull"
responsible = ["polisen"]
unit = { singular = "vecka", plural = "veckor", definite_plural = "veckorna", gender = "en" }
every = "week"
each_area = ["norra", "sodra"]
counts = { activities = ["foot_patrol"] }

[[promises]]
id = "kameror"
kind = "checklist"
title = "Kameror"
rule = "uppsatta kameror"
responsible = ["kommunen"]
unit = { singular = "plats", plural = "platser", definite_plural = "platserna", gender = "en" }
stages = ["ansökt", "uppsatt"]
period = { first = 2020-03-01, last = 2021-02-28 }

[[promises.items]]
id = "backen"
title = "Backen"
area = "norra"
stage = "ansökt"
"""


def faults_of(source: str) -> list[str]:
    with pytest.raises(PartnershipFileError) as caught:
        read_partnership(source, "liten.toml")
    return caught.value.faults


def replaced(old: str, new: str) -> str:
    assert SMALL.count(old) >= 1, f"{old!r} is not in the sample"
    return SMALL.replace(old, new, 1)
