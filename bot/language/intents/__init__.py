"""Intents: messages that report nothing new.

`commands` are one wish and nothing else; an `intent` is a question (`questions`, `asked_periods`,
`asked_promises` by their names or `aims`,
`asked_of_noted` of what is noted), an undo or a call for help (`taking_back`, `named_reports`);
`repeats` repeat a report, `corrections` change one (`told_anew` by a number, `remarks` behind them,
`changed_fields`, `signs_of_correction`, `words_beside`, `settling`, `denials`, `pointing_back`,
`which_ones`, `exchanges`, `misstatements`, `forgotten_details`, `joined_latest`, `said_of_latest`,
`one_more`, `named_contrasts`, `other_activity`); `fragments` answer a question of the bot;
`sayings` are what is understood only by what was told, with `company_told` of who took part and
`open_days`, by what may be a `sign` of it: the `signs_in_hindsight`, of which some are `looking_back`,
`signs_of_more`, `signs_of_share` or `signs_of_absence`.
"""
