"""The facts of every picture: how a promise has come to where it stands.

All of it follows from `bot.counting`, asked day by day, slice by slice or area by area, so that a picture can
never tell otherwise than the words.
"""
