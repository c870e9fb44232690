"""Statements: all that a message says of one activity, and whether it was done.

`gathering` brings clauses together to a `statement` (`running_statements`), by whether a clause names the
activity again (`named_again`), tells of `another_occasion`, dates the next one (`leading_days`) or ends
before it (`ended_tellings`, `done_ahead`); `acts` are activities that no word names (`teams_out`,
`teams_there`, `field_work`, `walks`) or only a head (`named_by_head`, `heads_apart`), `spending` those that
are measured in kronor. Others who `stayed_away` are left out; of `unasked_places` only the asking is
denied, of those `joined_one_only` only the company. `modality` tells what was done from `plans`
(`short_of_plan`, `dates_ahead`, `later_on`, `tonight`, `lists_ahead`, `schedules`), `call_offs`
(`acts_called_off`, `denied_days`,
`denied_things`, `days_of_other_work`, `dated_call_offs`, `never_begun`, `partly_done`; not so on
`conditions`), `done_on_request`,
`hearsay`, `known_occasions`, `talk` and news of `other_towns`, by `predicates`, `headings`, `final_numbers`
and what was done `after_all`, or is `carried` over; `fewer_than_planned` of `numbers_of_plans`,
`fewer_places` are made one of `plans_and_deeds`; `joint_numbers` are cut in two; bare `status_notes`
tell how it stands; what was called off in
`stories`, or told in `stories_ahead` of all or in `remarks_ahead` of a comma, is something else. `works`
stand there once they are done, and are not only designed or mended.
"""
