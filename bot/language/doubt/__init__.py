"""Doubt: what a message leaves open is asked, never guessed.

`certainty` looks for what may change a telling and was not read, `undone` for what may not have been done,
`too_many` for more than can be, `taking_part` for partners of some of it, `one_or_another` for a choice,
`unaccounted` (`open_numbers`) for numbers and `named_in_vain` for places that nothing explains;
`near_misses` and `alternatives` are of words that may be other ones, `unknown_words` of those that nobody
knows. `guessing` gives the likeliest answers. `days_taken_back` are called off after they were told.
"""
