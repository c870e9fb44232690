"""What was not done after all: `absences`, or that `nothing` came of it.

`evenings` and `quiet_days` on which it was not done, and so many `fewer`; of several things, `verdicts` are
what was done and what was not, and `some_of_them` takes the latter back; `others_did` the rest.
`the_other_one` is to go where one was right.
"""
