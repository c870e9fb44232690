"""Whether inhabitants had asked for what was told: `requests`, and `requests_of_some` of it.

`answers_beside` are answers that also put something right, or that are put right; `places_too` are those
that tell where it was, and `otherwise_too` what was otherwise, when nothing is asked.
"""
