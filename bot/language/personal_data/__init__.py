"""Personal data, found before anything else is read; `guard` is the way in.

`identity_numbers`, `telephones`, `email_addresses` and `plates` have a module of rules each, which give
`findings`.
"""
