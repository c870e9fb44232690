"""Who took part in what was told: `companions`, of the `extents` that are named.

In several reports `together`, in `only_some` of what they were told with, or in none: some had `stayed_away`.
"""
