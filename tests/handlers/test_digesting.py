"""The command `digest` prints what would be said, and says nothing to anybody."""

from tests.handlers.program import Program, said


def test_the_digest_of_a_moment_is_printed(program: Program) -> None:
    program.talk(
        said("fotpatrull i Vårby", at="2020-04-01T21:10", user="lina", org="polisen"),
        said("12 hembesök i Skogås", at="2020-04-02T21:10", user="omar", org="sbff"),
    )
    ended = program.run("digest", "--at", "2020-04-06T08:00")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("Vecka 15: så står det till med löftena\n")
    past = ended.out.partition("Förra veckan\n")[2].partition("\n\n")[0]
    assert past == "• Polisen: en fotpatrull.\n• SBFF: 12 hembesök.\nTack, Polisen och SBFF!"


def test_in_the_first_week_it_says_what_it_is(program: Program) -> None:
    told = program.run("digest", "--at", "2020-01-06T08:00").out.split("\n")
    assert told[1].startswith("Varje måndag berättar jag")


def test_where_nothing_runs_there_is_nothing_to_say(program: Program) -> None:
    ended = program.run("digest", "--at", "2022-04-04")
    assert (ended.status, ended.out) == (0, "There is nothing to say: none of the promises runs then.\n")


def test_a_moment_that_is_none_is_refused(program: Program) -> None:
    ended = program.run("digest", "--at", "måndag")
    assert ended.status == 2
    assert ended.err == "--at 'måndag' is no time; write for example 2020-04-03T21:10.\n"
