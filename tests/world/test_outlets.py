"""Which country an outlet writes in."""

import pytest

from onrecord.world.outlets import country_of


@pytest.mark.parametrize(
    ("outlet", "url", "country"),
    [
        ("The New York Times", None, "United States"),
        ("BBC News", "https://www.bbc.com/news/1", "United Kingdom"),
        ("The Times of India", None, "India"),
        ("The Moscow Times", None, "Russia"),
        ("Harbour Gazette", "https://www.harbour-gazette.co.uk/a", "United Kingdom"),
        ("Harbour Gazette", "https://news.harbour.gov/a", "United States"),
        ("Harbour Gazette", "https://harbour-gazette.com/a", None),
        ("Harbour Gazette", "not an address", None),
        (None, None, None),
    ],
)
def test_the_country_is_told_by_list_address_or_name(outlet: str | None, url: str | None, country: str | None) -> None:
    assert country_of(outlet, url) == country
