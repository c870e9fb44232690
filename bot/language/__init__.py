"""From a Swedish message to its reading, step by step; `reader` is the way in, `reading` what comes out.

Each step is a package, whose docstring maps it, and knows only those before it.

1. `personal_data` are found first and blanked, so that nothing after it sees them.
2. `words`: the text becomes units, and every word that the lexicon or the partnership knows gets its
   meaning; misspelt ones are put right (`spelling`).
3. `phrases` and `days`: `parsing` applies named rules stage by stage, and what one has read the next reads
   on: numbers, clock times, dates, places, partners.
4. `clauses`: the units are cut where something else begins to be told.
5. `intents`: a wish, a question, a repetition or a change of what was told is read as that and as nothing
   else.
6. `statements`: the rest is gathered, by activity, and each was done, planned, called off or only talked
   about.
7. `entries`: what belongs to a statement is bound to its activity and spread over the occasions that it
   tells apart.
8. `doubt`: `telling` brings all entries together; what is left open, or not sure, is asked and not stored.
"""
