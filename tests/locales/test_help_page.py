"""The help for staff: whatever it tells one to write is read as it says."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.language.reader import Reader
from locales.help_page import Example, HelpPage
from locales.lexicon import lexicon
from tests.locales.test_voice import every_partnership, partnership

AT = {
    "huddinge-2020": datetime(2020, 4, 3, 16, tzinfo=ZoneInfo("Europe/Stockholm")),
    "huddinge-2021": datetime(2021, 4, 9, 16, tzinfo=ZoneInfo("Europe/Stockholm")),
}


@every_partnership
def test_every_example_is_read_as_the_help_says(name: str) -> None:
    help_page, reader = HelpPage(partnership(name)), Reader(partnership(name), lexicon())
    examples = (*help_page.of_reporters(), *help_page.of_managers())
    misread = [each for each in examples if _misread(each, reader, AT[name])]
    assert misread == []
    assert len(examples) > 10


def _misread(example: Example, reader: Reader, at: datetime) -> bool:
    reading = reader.read(example.text, at, "kommunen")
    return reading.kind is not example.kind or reading.missing != ()
