"""Dialogues as tables of said and expected, in sv/, and what plays them through the real program.

A file holds dialogues. A dialogue has a `name` that says what must hold, the people in it (`who`:
organisation and perhaps role; the first speaks where no `by` says another), its `turns`, and the figures
that must stand when all is said (`stands`: the fields of `status --json`, and a part's id for what is
done of it). A turn is an event of `chat --jsonl`:

    say: TEXT, press: ACTION, edit: ID with to: TEXT, delete: ID, again: ID (the same event once more),
    press: ACTION with under: ID (a button under another's report, in a chat that several share),
    fill: FIELDS (a form that is sent in; with under: ID it changes that message's report),
    share: LATITUDE, LONGITUDE (a place)

at a time (`at`, a clock or a whole moment; else a minute after the turn before), and then what the bot
must answer, whole: `bot`, with `buttons` as label and action; neither where it is silent. A message's ID
is "m" and the number of its turn, from 1.

`python -m tests.dialogues FILE` prints a file as the program answers it now.
"""
