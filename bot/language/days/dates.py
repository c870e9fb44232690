"""The rules that read days: from calendar words and figures to phrases about time, the longest first."""

from bot.language.days import day_phrases as days
from bot.language.days import numeric_dates as figures
from bot.language.days import weekday_phrases as weekdays
from bot.language.days import written_dates as words
from bot.language.days.spans import months_from_now, week_span, whole_year_span
from bot.language.phrases.grammar import Rule, Stage, always

_THE_LAST = "(?:(?<=<last_day> <activity>)|(?<=<last_day> <activity> <i> <place>))"

DATES = Stage(
    (
        Rule(
            "date.range_iso", "when", "<from>? <iso_date> <dash|to|until> <iso_date>", figures.from_iso_to_iso
        ),
        Rule("date.iso", "when", "<iso_date>", figures.iso_date),
        Rule(
            "date.range_run_together",
            "when",
            "<long_number> <dash|to|until> <long_number>",
            figures.from_run_together,
        ),
        Rule("date.run_together", "when", "<long_number> (?:<dash> <number>)?", figures.run_together),
        Rule(
            "date.days_of_month",
            "when",
            "<weekday>? <den>? <vague_range> <month>",
            words.days_of_one_month,
        ),
        Rule(
            "date.range",
            "when",
            "<between> <den>? <number|ordinal> <month>? <and|dash|to> <den>? <number|ordinal> <month>",
            words.from_date_to_date,
        ),
        Rule(
            "date.range",
            "when",
            "<from>? <den>? <number|ordinal> <month>? <dash|to|until> <den>? <number|ordinal> <month>",
            words.from_date_to_date,
        ),
        Rule(
            "date.range_slashed",
            "when",
            "<from>? <slashed> <dash|to|until> <slashed>",
            figures.from_slashed,
        ),
        Rule(
            "date.range_slashed",
            "when",
            "<from>? <number> <dash|to|until> <slashed>",
            figures.from_day_to_slashed,
        ),
        Rule(
            "date.listed_slashed",
            "when",
            "<den>? <number> (?:<comma> <number>)* <and> <slashed>",
            figures.listed_slashed,
        ),
        Rule(
            "date.slashed",
            "when",
            "(?<!<slash>) <number> <slash> <number> (?!<slash|number>)",
            figures.slashed_apart,
        ),
        Rule(
            "date.listed",
            "when",
            "<den>? <number|ordinal> (?:<comma> <number|ordinal>)* <and> <den>? <number|ordinal> <month>",
            words.listed,
        ),
        Rule(
            "date.listed_days",
            "when",
            "<den> <ordinal> (?:<comma> <ordinal>)* <and> <den>? <ordinal>",
            words.listed,
        ),
        Rule(
            "date.listed_bare_days",
            "when",
            "<ordinal> (?:<comma> <ordinal>)* <and> <ordinal> (?=<on|i|in|place|comma|stop|line|close>|$)",
            words.listed,
        ),
        Rule(
            "night.before",
            "when",
            "(?:<night_to>|<part> <to>) <den|i>?"
            " (?:<weekday|feast|slashed|relative>|<number|ordinal> <month>|<ordinal>)",
            days.night_before,
        ),
        Rule(
            "night.between",
            "when",
            "<part> <between>? <weekday> <dash|and|slash|to|until> <weekday>",
            days.night_between,
        ),
        Rule(
            "night.between_dates",
            "when",
            "<part> <between>? (?:<vague_range>|<number|ordinal> <and|dash|to> <number|ordinal>) <month>",
            days.night_between_dates,
        ),
        Rule(
            "weekday.with_date",
            "when",
            "<weekday> <part>? <den>? (?:<slashed|dotted>|<number|ordinal> <month>) <number>",
            weekdays.with_date_and_year,
        ),
        Rule(
            "weekday.with_date",
            "when",
            "<weekday> <part>? <den>?"
            " (?:<slashed|dotted|iso_date>|<number|ordinal> <month>|<ordinal>) <part>?",
            weekdays.with_date,
        ),
        Rule(
            "weekday.with_date",
            "when",
            "<weekday> <den> <number> (?!<piece|times|activity|thing|visit|number>)",
            weekdays.with_date,
        ),
        Rule(
            "weekday.coming_with_date",
            "when",
            "<on|on_coming|to> <weekday> <part>? <den>? (?:<slashed>|<number|ordinal> <month>|<ordinal>)",
            weekdays.coming_with_date,
        ),
        Rule("date.slashed", "when", "<den>? <slashed> <number>", words.with_year),
        Rule("date.slashed", "when", "<den>? <slashed> <part>?", figures.slashed),
        Rule("date.dotted", "when", "<den> <dotted> <part>?", figures.dotted),
        Rule(
            "date.dotted", "when", "<dotted> (?!<label|measure|krona|percent|thing>) <part>?", figures.dotted
        ),
        Rule("date.written", "when", "<den>? <number|ordinal> <month> <number>", words.with_year),
        Rule(
            "date.written",
            "when",
            "<den>? (?:<number|ordinal>|<number> <nth|and>) <month> <part>?",
            words.written,
        ),
        Rule("date.written", "when", "<den>? <number|ordinal> <month_after_day>", words.written),
        Rule(
            "date.explicit",
            "when",
            "<number>? <month> <den>? <number|ordinal> <number>?",
            words.explicit,
        ),
        Rule("date.last_of_month", "when", "<last_day> <month>", words.last_of_month),
        Rule(
            "weekday.of_week",
            "when",
            "<on>? <weekday> (?:<comma|and> <weekday>)* <part>? <i|on>? <week> <number>",
            weekdays.of_week,
        ),
        Rule("weekday.of_week", "when", "<week> <number> <on>? <weekday> <part>?", weekdays.of_week),
        Rule(
            "weekday.of_week",
            "when",
            "<on>? <weekday> (?:<comma|and> <weekday>)* <part>? <i|on>? <last_week|next_week|this_week>",
            weekdays.of_week,
        ),
        Rule("weekday.of_week", "when", "<i>? <last_week|next_week> <weekday> <part>?", weekdays.of_week),
        Rule(
            "weekday.range_of_week",
            "when",
            "<weekday> <dash|until|to> <weekday> <part>? <i|on>? (?:<week> <number>|<last_week|next_week>)",
            weekdays.from_to_of_week,
        ),
        Rule(
            "weekday.range",
            "when",
            "<from>? <weekday> (?:<dash|until|to>) <weekday> <part>?",
            weekdays.from_to,
        ),
        Rule("weekday.last", "when", "<last> <weekday>", days.no_single_day),
        Rule("weekday.any", "when", "<article> <weekday>", days.no_single_day),
        Rule("weekday.past", "when", "<i> <weekday> <part>?", weekdays.past),
        Rule(
            "weekday.just_past",
            "when",
            "<on|i>? <weekday> <part>? <which> <linking>"
            " (?=<stop|line|comma|colon|i|on|in|we|word|place|and|number>|$)",
            weekdays.just_past,
        ),
        Rule(
            "weekday.coming",
            "when",
            "<on|on_coming|to> <weekday> (?:<and|comma> <weekday>)* <part>?",
            weekdays.coming,
        ),
        Rule("weekday.bare", "when", "<on>? <weekday> <part>?", weekdays.bare),
        Rule(
            "day.beside",
            "when",
            "(?:<day_after|day_before> <feast>|<feast> <and> <day_after>)",
            days.beside_feast,
        ),
        Rule("feast", "when", "<on>? <feast> <part>?", days.feast),
        Rule(
            "date.day_of_month",
            "when",
            "<den> <number|ordinal> <stop>?"
            " (?!<piece|times|thing|visit|month|number>|<linking|word> <word>) <part>?",
            figures.day_of_month,
        ),
        Rule("date.of_this_month", "when", "<den>? <number|ordinal> <of_this_month>", figures.day_of_month),
        Rule(
            "date.bare_day_of_month",
            "when",
            "<ordinal> (?=<comma|stop|line|colon|close|emoji>|$)",
            figures.bare_day_of_month,
        ),
        Rule(
            "date.bare_day_of_month",
            "when",
            "(?:(?<=<comma|stop|line|and>)|^)<ordinal> (?=<activity|colon>)",
            figures.leading_day_of_month,
        ),
        Rule(
            "day.ago",
            "when",
            "(?:<for>? (?:<number|article|vague> <days|week>|<fortnight>)|<for> <word> <days|week>)"
            " <sen> <relative>?",
            days.days_ago,
        ),
        Rule(
            "day.ahead",
            "when",
            "<relative>? <about_time> (?:<number|article> <days|week>|<fortnight>)",
            days.days_ahead,
        ),
        Rule("day.relative", "when", "<relative> <weekday>? <part>?", days.relative),
        Rule("day.tonight", "when", "<tonight>", days.tonight),
        Rule(
            "day.so_many",
            "so_many_days",
            "(?:<on> <number>|<during> <number|vague>) <adjective>? <days|evenings> (?!<sen>)",
            days.so_many,
        ),
        Rule("day.weekend_evenings", "when_evenings", "<weekend_evenings>", days.all_evenings),
        Rule("span.quarter", "when", "<ordinal|number> <quarter>|<quarter> <number>", days.whole_quarter),
        Rule("span.week", "when", "<week> <number>", days.whole_week),
        Rule("span.last_week", "when", "<last_week>", days.stretch(week_span(None, -1))),
        Rule("span.this_week", "when", "<this_week>", days.stretch(week_span(None, 0))),
        Rule(
            "span.this_week",
            "when",
            "<week> (?=<colon>)|(?<=<walked|linking>)<week> (?=<question>|$)",
            days.stretch(week_span(None, 0)),
        ),
        Rule("span.next_week", "when", "<to>? <next_week>", days.stretch(week_span(None, 1))),
        Rule("span.last_month", "when", "<last_month>", days.stretch(months_from_now(-1))),
        Rule("span.this_month", "when", "<this_month>", days.stretch(months_from_now(0))),
        Rule("span.year", "when", "<year>", days.stretch(whole_year_span())),
        Rule("span.year", "when", "<during> <number>|<number> (?=<colon>)", days.year_by_number),
        Rule("noise.year", "noise", "<number> (?=<mere_with>)", days.year_by_number),
        Rule(
            "span.month",
            "when",
            "(?:<month_part|during|i|for|on>)? (?:<month> <and>)? <month>",
            days.whole_month,
        ),
        Rule("noise.last_before", "noise", f"{_THE_LAST} <vague_day>", days.coming_feast),
        Rule("day.of_a_period", "when", "<period_of> (?=<activity|visit>)", days.no_day_of_period),
        Rule("noise.of_a_period", "adjective", "<period_of>", always),
        Rule("day.vague", "when", "<vague_day>", days.no_day),
    )
)

SINCE = Stage(
    (
        Rule(
            "day.and_beside",
            "when",
            "<when> <and> <on>? <day_before|day_after> <part>?"
            " (?=<stop|line|comma|emoji|close|but|also|mere_with>|$)",
            days.and_beside,
        ),
        Rule("span.since", "when", "(?<=<place|activity|piece|times|thing>) <sen> <when>", days.since),
        Rule("noise.since", "noise", "(?<=<about_time|mere_with|on>) <sen> <when>", always),
        Rule("noise.instead_of_day", "noise", "<instead_of> <on|i>? <when>", always),
    )
)
