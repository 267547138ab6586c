"""Titles, the offices they mean, and names without them."""

import pytest

from onrecord.world.titles import strip_titles, title, title_in


def test_titles_name_offices() -> None:
    meant = title("Foreign Secretary")
    assert meant
    assert (meant.office, meant.rank) == ("foreign minister", "principal")
    assert title("poet laureate") is None


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("the newly elected Iranian president", "president"),
        ("a senior US official", "official"),
        ("a State Department spokeswoman", "spokesperson"),
        ("the former Pakistani prime minister", "former"),
        ("two people familiar with the planning", None),
    ],
)
def test_a_title_is_found_in_a_description(words: str, office: str | None) -> None:
    found = title_in(words)
    assert (found.office if found else None) == office


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("President Donald Trump", "Donald Trump"),
        ("US Secretary of State Marco Rubio", "Marco Rubio"),
        ("Russian Foreign Minister Sergei Lavrov", "Sergei Lavrov"),
        ("Gen. Ashfaq Kayani", "Ashfaq Kayani"),
        ("State Department spokesman John Kirby", "John Kirby"),
        ("King Salman", "King Salman"),
        ("Justice Department", "Justice Department"),
        ("Donald Trump", "Donald Trump"),
    ],
)
def test_names_without_titles(name: str, bare: str) -> None:
    assert strip_titles(name)[0] == bare
