"""How a promise stands: pure functions from a promise, what was done and a day, to its progress.

A new kind of promise is a dataclass in `bot.promises`, a function here, its line in `counters.COUNTERS`, and
a table of examples in the tests.
"""
