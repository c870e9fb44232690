"""The data files that were loaded into the database."""

from datetime import timedelta

from storage.database import Database
from tests.storage.examples import NOW


def test_a_data_file_is_given_back_letter_by_letter(database: Database) -> None:
    source = 'name = "Södertörn"\n\t# två rader\n'
    database.save_partnership("sodertorn", source, NOW)
    assert database.partnership_source("sodertorn") == source


def test_a_partnership_that_was_not_loaded_has_no_source(database: Database) -> None:
    assert database.partnership_source("sodertorn") is None


def test_loading_again_replaces_the_source(database: Database) -> None:
    database.save_partnership("sodertorn", "old", NOW)
    database.save_partnership("sodertorn", "new", NOW + timedelta(days=1))
    assert database.partnership_source("sodertorn") == "new"
    assert database.loaded_partnerships() == {"sodertorn": NOW + timedelta(days=1)}


def test_loaded_partnerships_are_listed_by_id(database: Database) -> None:
    assert database.loaded_partnerships() == {}
    database.save_partnership("varby", "", NOW)
    database.save_partnership("haninge", "", NOW)
    assert list(database.loaded_partnerships().items()) == [("haninge", NOW), ("varby", NOW)]
