"""Words: a text as `units`, and what each of them means.

What is known comes from the `lexicon` of the language, the partnership's data and the calendar
(`calendar_words`, `number_words`); `word_list` has every word in all its forms (`inflection`) with what it
stands for (`word_values`), and `vocabulary` finds them in a message, with its `compounds`, its `streets`
and other `place_names`. `markers` are the words that are signs of what a clause says; `sign_words` have
them by what they do.
"""
