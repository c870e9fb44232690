"""What was done beside what was told: `additions`, by the `more` that a message tells, and how `often`.

`there` too, or `another` time. Which one it is of those done so far is counted by `turns`; `sums` are what it
makes together, `totals` what several reports make, and `pieces` tell of all of it, place by place.
"""
