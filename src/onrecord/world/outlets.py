"""Which country an outlet writes in: by the address of its pages, by its name, by a short list of those known."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from onrecord.world.spelling import folded
from onrecord.world.states import any_side, side
from onrecord.world.table import listed, rows

# Endings of addresses that are countries, where outlets of other countries seldom use them for their look.
_ENDINGS = {
    "us": "United States", "gov": "United States", "mil": "United States", "uk": "United Kingdom", "ie": "Ireland",
    "au": "Australia", "nz": "New Zealand", "ca": "Canada", "in": "India", "pk": "Pakistan", "bd": "Bangladesh",
    "za": "South Africa", "ng": "Nigeria", "ke": "Kenya", "ph": "Philippines", "sg": "Singapore", "my": "Malaysia",
    "de": "Germany", "at": "Austria", "ch": "Switzerland", "fr": "France", "be": "Belgium", "nl": "Netherlands",
    "es": "Spain", "pt": "Portugal", "it": "Italy", "gr": "Greece", "pl": "Poland", "cz": "Czechia", "hu": "Hungary",
    "ro": "Romania", "bg": "Bulgaria", "rs": "Serbia", "hr": "Croatia", "ua": "Ukraine", "ru": "Russia",
    "tr": "Turkey", "il": "Israel", "ir": "Iran", "sa": "Saudi Arabia", "ae": "United Arab Emirates", "qa": "Qatar",
    "eg": "Egypt", "jp": "Japan", "kr": "South Korea", "cn": "China", "hk": "China", "tw": "Taiwan", "vn": "Vietnam",
    "th": "Thailand", "id": "Indonesia", "br": "Brazil", "mx": "Mexico", "ar": "Argentina", "cl": "Chile",
    "se": "Sweden", "no": "Norway", "dk": "Denmark", "fi": "Finland", "ee": "Estonia", "lv": "Latvia",
    "lt": "Lithuania", "ge": "Georgia", "am": "Armenia", "az": "Azerbaijan", "kz": "Kazakhstan",
}  # fmt: skip


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    return {folded(name): country for country, names in rows("outlets.txt") for name in listed(names)}


@lru_cache(maxsize=4096)
def country_of(outlet: str | None, url: str | None = None) -> str | None:
    """The country that an outlet writes in; None where nothing tells it."""
    host = (urlsplit(url).hostname or "") if url and "//" in url else ""
    known = _known().get(folded(outlet)) if outlet else None
    return known or _ENDINGS.get(host.rpartition(".")[2]) or (_in_name(outlet) if outlet else None)


def _in_name(outlet: str) -> str | None:
    """The one state that the words of an outlet's name tell of ("The Times of India", "The Moscow Times")."""
    told = {any_side(word.strip("'’()")) for word in outlet.split() if word[:1].isupper()} - {None}
    found = [name for name in told if name and (known := side(name)) is not None and known.kind == "state"]
    return found[0] if len(found) == 1 else None
