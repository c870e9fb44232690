"""What becomes of plans, and what is planned by what was told.

`plans` and `plans_of_several` are carried out or called off, of those that are `awaited`; of the other
`open_plans` one may need `rescheduling`, tell by its place of `carrying_out`, or have `company`. A report may
turn out to lie `ahead`, `going_again` is a plan by what was told, and `intended` is one by its subject.
"""
