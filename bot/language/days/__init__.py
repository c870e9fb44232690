"""Days and times: from phrases to what they mean on the day that a message was sent.

`dates` brings the rules together: `numeric_dates`, `written_dates`, `weekday_phrases`, `day_phrases`;
`clock_times`, `nights`, `said_weeks` and `days_in_margin` are read for themselves. `when` is a phrase as a
message holds it; `days_only_named` tell no day. What it means is one of the `meanings`, of the `feasts`, of
the `spans` or of the `joined_days`.
"""
