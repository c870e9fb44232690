"""What somebody writes right after a report, in many people's ways: `situations` are played to `outcomes`.

The words are in sv/: those that are understood; in held_out/ those that nobody who writes rules has seen;
in not_yet/ those that are not understood yet.
"""
