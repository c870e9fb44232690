"""Hindsight: what a message says of what its sender has told before it, understood by what that was.

A colleague who has just heard "tobakstillsyn, två i Stuvsta och en i Segeltorp" understands "butiken i
Segeltorp var stängd". `seeing` is the way in; what was `told` is known to all that come after it: what was
not done after all (`absences`), on which of the `evenings` told, or that `nothing` came of it, what was done
beside it (`additions`, by the `more` that a message tells, and how `often`), `there` too or `another` time,
and what that makes together (`sums`), who took part in it (`companions`, of the `extents` that are named, in
several reports `together`) or had `stayed_away`, for which of it inhabitants had asked (`requests`, and
`requests_of_some`), on which of the `days` it was and the `whereabouts` of several, what was at several
places (`splits`), which numbers were told each of the other's place (`exchanges`), what lies `ahead`, and
what was otherwise (`contrasts`), which `facets` puts beside each entry.
Where something is said of some of it only, `portions` knows of how much, and `parting` tells the rest apart;
`fewer` takes off so many that are not to count, `days_of_some` moves so many to another day. Which one it is
of those done so far is counted by `turns`, and what was found there (`findings`) changes nothing. Of several
things, `verdicts` are what was done and what was not, and `some_of_them` takes the latter back. `positions`
point to one of them. `answers_beside` are answers that also put something right, or that are put right,
`regrets` let what was taken back stand again. `plans` and `plans_of_several` are followed first: what is
`awaited` may be of the day before. Of the `open_plans`, one may need `rescheduling`, or tell by its place of
`carrying_out`; `going_again` is a plan by what was told. On `quiet_days` before, nothing was done.
"""
