"""Hindsight: what a message says of what its sender has told before it, understood by what that was.

A colleague who has just heard "tobakstillsyn, två i Stuvsta och en i Segeltorp" understands "butiken i
Segeltorp var stängd". `seeing` is the way in; what was `told` is known to all that come after it: what was
`undone` after all, what was `more_done` beside it, in whose `company` it was, whether inhabitants had
`wished` for it, and what was `otherwise`. Where something is said of some of it only, `portions` knows of how
much, and `parting` tells the rest apart; it may be said of the `latest_change`, or `while_asked`. `centres`
are of whichever place that is. What was found there (`findings`) changes nothing, nor what is `told_again`;
`regrets` let what was taken back stand again. `planning` is followed first: plans may be of days before.
"""
