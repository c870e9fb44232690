"""Who took part in what was told: `companions`, of the `extents` that are named.

In several reports `together`, or in none: some had `stayed_away`.
"""
