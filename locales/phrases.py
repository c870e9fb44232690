"""The building blocks of what is said: entries, days, numbers and lists, in a language's own forms."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from gettext import GNUTranslations

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from bot.entries import CallOffReason, Draft, Facts
from bot.partnership import Partnership
from bot.promises import Noun
from locales.catalogue import translations


@lru_cache(maxsize=4096)
def _number(value: float, language: str) -> str:
    return format_decimal(value, locale=language)


@lru_cache(maxsize=4096)
def _date(day: date, pattern: str, language: str) -> str:
    return format_date(day, pattern, locale=language)


@dataclass(frozen=True)
class Phrases:
    """Speaks of one partnership's things in one language.

    `site` is what stands before the paths of the public pages; "" where their address is not known.
    """

    partnership: Partnership
    language: str
    site: str = ""

    @cached_property
    def locale(self) -> Locale:
        """The language's conventions for numbers, dates and lists."""
        return Locale.parse(self.language)

    @cached_property
    def _translations(self) -> GNUTranslations:
        return translations(self.language)

    @property
    def text(self) -> Callable[[str], str]:
        """What translates a message."""
        return self._translations.gettext

    def page(self, path: str) -> str:
        """The address of a public page, or its path alone."""
        return f"{self.site}{path}"

    def links(self, *pages: str) -> tuple[str, ...]:
        """Those of some pages' addresses that lead somewhere: all, or none."""
        return pages if self.site else ()

    def number(self, value: float) -> str:
        """A number as people write it: "12 345", "1,5"."""
        return _number(value, self.language)

    def amount(self, value: float, activities: Iterable[str]) -> str:
        """So much of some activities: a bare number of occasions, else with what they are measured in."""
        _ = self.text
        units = {
            # Translators: an amount of money.
            "kronor": _("{number} SEK"),
            # Translators: an amount of time.
            "hours": _("{number} hours"),
        }
        measures = {self.partnership.activity(activity).measure for activity in activities}
        unit = units.get(measures.pop(), "{number}") if len(measures) == 1 else "{number}"
        return unit.format(number=self.number(value))

    def day(self, day: date) -> str:
        """A day with its weekday: "fre 3 april"; with its year where that is not the promises'."""
        return _date(day, "EEE d MMMM" if self._is_known(day) else "EEE d MMMM y", self.language)

    def each_day(self, days: Sequence[date]) -> str:
        """Some days in a row, the month said once: "fre 3 och lör 4 april"."""
        *before, last = days
        pattern = "EEE d" if {day.month for day in days} == {last.month} else "EEE d MMMM"
        return self.several([*(_date(day, pattern, self.language) for day in before), self.day(last)])

    def days(self, first: date | None, last: date | None) -> str:
        """A stretch of time, open at an end that is not said."""
        if first == last and first is not None:
            return self.day(first)
        if first is not None and last is not None:
            return self._span(first, last)
        _ = self.text
        if first is not None:
            # Translators: a stretch of time that has a beginning only, as in "from Fri 3 April".
            return _("from {day}").format(day=self.day(first))
        if last is not None:
            # Translators: a stretch of time that has an end only, as in "up to Fri 3 April".
            return _("up to {day}").format(day=self.day(last))
        return ""

    def _span(self, first: date, last: date) -> str:
        """Such as "mars", "1–15 mars", "30 mars – 5 april"."""
        month = "MMMM" if self._is_known(first) else "MMMM y"
        if (first.year, first.month) != (last.year, last.month):
            return " – ".join(_date(day, f"d {month}", self.language) for day in (first, last))
        if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
            return _date(first, month, self.language)
        return f"{first.day}–{_date(last, f'd {month}', self.language)}"

    def _is_known(self, day: date) -> bool:
        """Whether a day lies in a year of the promises, so that the year need not be said."""
        period = self.partnership.period
        return period.first.year <= day.year <= period.last.year

    def several(self, items: Iterable[str]) -> str:
        """Things in a row: "Vårby, Skogås och Flemingsberg"."""
        return format_list(list(items), locale=self.locale)

    def counted(self, count: int | None, noun: Noun) -> str:
        """So many of something, in the right form; a number that is not known is left out."""
        if count is None:
            return noun.plural
        if count == 1:
            return f"{noun.gender} {noun.singular}"
        return f"{self.number(count)} {noun.plural}"

    def area(self, area_id: str) -> str:
        """The name of an area."""
        return self.partnership.area(area_id).name

    def activity(self, activity_id: str) -> str:
        """The name of an activity."""
        return self.partnership.activity(activity_id).noun.singular

    def organisation(self, organisation_id: str) -> str:
        """The short name of an organisation."""
        return self.partnership.organisation(organisation_id).short

    def entry(self, facts: Facts | Draft) -> str:
        """An entry in one line: "2 hastighetskontroller i Vårby, tors 2 april, med Kommunen"."""
        parts = [self._what(facts) + self._where(facts)]
        if facts.date is not None:
            parts.append(self.day(facts.date))
        if facts.partners:
            names = self.several(self.organisation(p) for p in sorted(facts.partners))
            # Translators: the other organisations that took part in an activity.
            parts.append(self.text("with {partners}").format(partners=names))
        if facts.requested:
            # Translators: inhabitants had asked for a speed check at the place.
            parts.append(self.text("asked for by residents"))
        if reason := self._reason(facts.reason):
            parts.append(reason)
        return ", ".join(parts)

    def done(self, activity_id: str, count: int | None) -> str:
        """So much of an activity: "2 fotpatruller", "trygghetssatsning 12 000 kronor"."""
        activity = self.partnership.activity(activity_id)
        if activity.measure == "occasions":
            return self.counted(count, activity.noun)
        if count is None:
            return activity.noun.singular
        return f"{activity.noun.singular} {self.amount(count, [activity.id])}"

    def place(self, facts: Facts | Draft) -> str:
        """Where something was done, as far as it is known: "Vårby (Vårbyvägen)"."""
        known = [self.area(facts.area)] if facts.area else []
        if facts.place:
            known.append(f"({facts.place})" if known else facts.place)
        return " ".join(known)

    def _reason(self, reason: CallOffReason | None) -> str:
        _ = self.text
        reasons = {
            # Translators: why something was called off, after what it was: an alarm came.
            CallOffReason.ALARM: _("on account of an alarm"),
            # Translators: why something was called off, after what it was: too few people.
            CallOffReason.STAFF: _("on account of lack of staff"),
            # Translators: why something was called off, after what it was: bad weather.
            CallOffReason.WEATHER: _("on account of the weather"),
        }
        return reasons.get(reason, "") if reason else ""

    def _what(self, facts: Facts | Draft) -> str:
        if facts.activity is None:
            # Translators: something that was done, before it is known what; "2 × ?".
            return self.text("something") if facts.count in (1, None) else f"{facts.count} × ?"
        return self.done(facts.activity, facts.count)

    def _where(self, facts: Facts | Draft) -> str:
        # Translators: the district in which something was done.
        area = self.text(" in {area}").format(area=self.area(facts.area)) if facts.area else ""
        return f"{area} ({facts.place})" if facts.place else area
