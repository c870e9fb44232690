"""What was otherwise than it was told: `contrasts`, by the `facets` that are put beside each entry.

On which of the `days` it was, or so many of them (`days_of_some`); the `whereabouts` of several, and what was
at several places (`splits`), or of some of one line elsewhere (`moved_in_part`); how many there were of each
of the `lines` that are named (`renumbered`); which numbers were told each of the other's place (`exchanges`).
`positions` point to one of them, or `not_that_one` is, and `numbers` are told of one by its place or day.
What would be counted again is `retold`.
"""
