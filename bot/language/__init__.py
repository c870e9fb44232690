"""From a Swedish message to its reading, step by step; `reader` is the way in, `reading` what comes out.

1. Personal data are found first and blanked (`personal_data`), so that nothing after it sees them.
2. Words: the text becomes `units`; misspelt words are put right (`spelling`, `typos`), and every word that
   the lexicon or the partnership knows (`lexicon`, `word_list`, `inflection`) gets its meaning
   (`vocabulary`).
3. Rules: `parsing` applies the stages of the `grammar` one after the other, and what one has read the next
   reads on: `numbers`, `clock_times`, `dates`, `places`, `partners`; `acts` are what was done where no word
   names it.
4. Clauses: `cutting` cuts the units into `clauses`, in which `markers` are the signs of what is said: not,
   tomorrow, perhaps, only.
5. Intents: a wish (`commands`), a question (`intents`), a repetition (`repeats`) or a change of what was
   told (`corrections`, `taking_back`, `pointing_back`) is read as that and as nothing else.
6. Statements: the rest is gathered to `statements` of one activity each (`gathering`), which were done,
   planned, called off or only talked about (`modality`).
7. Entries: what belongs to a statement is bound to it (`binding`, `chunking`, `occasions`), and what it
   tells apart is spread over entries (`spreading`, `told_days`, `spots`, `totals`).
8. Doubt: what is left open, or not sure, is asked and not stored (`telling`, `certainty`, `unread`,
   `unaccounted`); what is likeliest is offered first (`guessing`).

A short answer to a question of the bot is read by `fragments`, a word that nobody knows by `unknown_words`.
"""
