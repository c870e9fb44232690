"""Nothing of what the guard has found is left: not in the database, the output or the errors."""

from pathlib import Path

from tests import guard_corpus
from tests.conftest import Databases
from tests.handlers.program import Program, as_lines, said
from tests.traces import bytes_of_databases, found_in


def test_chat_keeps_and_shows_no_personal_data(tmp_path: Path, sqlite_databases: Databases) -> None:
    program = Program(tmp_path, {"DATABASE_URL": sqlite_databases.migrated()})
    found = [case for case in guard_corpus.holding() if guard_corpus.is_found(case)]
    agreed = [said(text) for case in found for text in (case.say, "ja")]
    ended = program.run("chat", "--jsonl", said=as_lines(agreed))
    values = [value for case in found for value in case.secrets]
    assert len(ended.lines) == len(agreed)
    assert found_in(ended.out + ended.err, values) == []
    assert found_in(bytes_of_databases(tmp_path), values) == []
