"""The edge to Telegram: updates become events, answers become messages with buttons."""

import os

# The library's own switch: it tells of waiting times as timedeltas, and does not warn at each that it will.
os.environ.setdefault("PTB_TIMEDELTA", "1")
