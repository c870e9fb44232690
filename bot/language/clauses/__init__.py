"""Clauses: a message is cut at its marks and where a `clause` begins without one.

What was `said_anew` comes in the place of a slip first. `cutting` is the way in, with `signs_between` words
that are marks too; `unmarked_clauses`, `shares_in_turn` and `new_subjects`, `denied_places` are those
without a mark, as are `findings_behind` those told, `list_items` those of a list (`first_parts`),
`listed_below` what stands under a day or a place, `period_sums` the sums of a stretch of time,
`homes_of_several` where those live who had asked for it, `answers_in_turn` whether they had; `other_deeds`
are denied and none of ours, `asked_clauses` are no tellings.
"""
