"""Entries: what a statement says of its activity, spread over the occasions that it tells apart.

`binding` finds what belongs to the activity: `chunking` cuts a clause into `chunks` with their numbers
(`occasions`, `people`, `those_checked`, `found_there`, `hours`, `bare_numbers`, `one_occasion`,
`beside_one` with its `rows_of_numbers`, `at_names`, `numbers_there`), their `shares` (`joint_shares`), their
places and days (`where_it_was`, `homes`, `when_it_was`, `places_with_days`), their partners (`company`,
`by_ourselves`), and who had asked for them (`who_asked`, `who_is_meant`, `whose_request`, `requests`,
`asked_in_turn`). `spreading` makes entries of it, as many as are told `apart`: by the days (`told_days`), the
`spots`, the `visits`, `numbers_behind` and `places_listed`, with numbers that are added up (`totals`,
`in_turn`, `by_whom`, `grand_totals`, `summed_up`, `parts_of_day`). What is said once for several is lent
(`lending`, `named_activities`). What a number may leave open is found by `several_numbers`, `multiplied`,
`partly_told`, `shortfalls` (`left_out`, `nobody_there`), `of_several`, `running_totals` and
`unread` (`half_read_rows`).
"""
