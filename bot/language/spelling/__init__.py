"""Misspelt words, put right where only one word can be meant.

`repair` is the way in: slips of the thumb (`typos`) with the `choices` among what they may be, words that
were `run_together`, `misspelt_streets`, `listed_places`, and `abbreviations`, whose full stops end no
sentence. For the words that it leaves alone, `resemblances` tell which ones they might be.
"""
