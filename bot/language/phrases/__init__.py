"""Phrases: what several words mean together, read by rules that are applied stage by stage (`grammar`).

`sentence_ends` come first, then `numbers` and what they count (`counted_nouns`, `money`, `numbers_in_order`,
`numbers_in_parts`) or do not (`noise`, `list_labels`); `places` and `partners` (`company_words`,
`company_there`),
`colleagues`, and those that are only compared with (`comparisons`); what is joined by `both_and` or holds for
`one_each`; visits
that no word names (`told_visits`, `stood_there`, `told_by_number`, `told_homes`, `homes_reckoned`,
`told_rounds`, `other_visits`), to `named_venues` or to `other_venues`. What was quoted from others is left
out first (`own_words`), with `greetings` before a question, but not what a note says that is copied
(`copied_notes`). The `latest_report` becomes one word, by whatever name, and a wish for what it is to be
`changed_from` loses the word that leads to a place or a day; its digits may be named (`numbers_as_nouns`).
"""
