"""Outlets by their names: which one a name means, whether it is an agency, which country it writes in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from onrecord.world.places import find_place
from onrecord.world.spelling import folded, plain
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
# What stands around an outlet's name in an address or a label without telling outlets apart.
_HOST = re.compile(
    r"^(?:https?://)?(?:www\.|m\.|edition\.|news\.)*([\w-]+)(?:\.(?:com?|org|net))?(?:\.\w{2,4})?(?:/.*)?$", re.I
)
_VIA = re.compile(r"\s+(?:via|through|/)\s+.*$", re.I)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet as the table has it: its first name, the country it writes in, whether it is a news agency."""

    name: str
    country: str
    agency: bool


@lru_cache(maxsize=1)
def _known() -> Mapping[str, Outlet]:
    """Every name, folded and also without its blanks ("lemonde"), with its outlet; the first row of a name counts."""
    known: dict[str, Outlet] = {}
    for country, kind, cell in rows("outlets.txt"):
        for entry in listed(cell):
            names = [name.strip() for name in entry.split("=")]
            outlet = Outlet(names[0], country, kind == "agency")
            for name in names:
                known.setdefault(folded(name), outlet)
                known.setdefault(_unspaced(name), outlet)
    return known


@lru_cache(maxsize=1)
def names_by_first_word() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The names as they are written in text, in words, by their first word, the longest first; without articles."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for _, _, cell in rows("outlets.txt"):
        for name in (name.strip() for entry in listed(cell) for name in entry.split("=")):
            words = tuple(plain(name).removeprefix("The ").split())
            found.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(names, key=lambda n: (-len(n), n))) for first, names in found.items()}


@lru_cache(maxsize=8192)
def outlet_named(name: str) -> Outlet | None:
    """The outlet of that name, abbreviation or address ("the AP", "www.lemonde.fr"); None if the table lacks it."""
    known = _known()
    bare = _VIA.sub("", name.strip())
    if found := known.get(folded(bare)):
        return found
    host = _HOST.match(bare) if "." in bare or "/" in bare else None
    return known.get(_unspaced(host[1])) if host else None


@lru_cache(maxsize=8192)
def outlet_key(name: str | None) -> str:
    """One key for all names of an outlet, known or not; empty for none. "The AP" and "Associated Press" share one."""
    if not name or not name.strip():
        return ""
    found = outlet_named(name)
    return folded(found.name if found else _VIA.sub("", name.strip()))


def _all_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


# What many outlets are called, and what says only what sort of outlet one is.
_COMMON = _all_of(
    "times post gazette herald news journal tribune daily press weekly observer chronicle courier mail telegraph star"
    " globe standard review zeitung presse today dispatch examiner mirror ledger inquirer wire bulletin echo express"
    " independent monitor sentinel argus advertiser sun guardian world national nation people morning evening sunday"
    " radio tv television channel agency network broadcasting magazine online north south east west new united"
    " financial business capital local state public central general first free international global northern southern"
    " eastern"
    " western"
)
_SORTS = _all_of("news newspaper daily weekly agency tv television radio online magazine network website com")
_ARTICLES = _all_of("the der die das le la les el il los las al de l o a os")


@lru_cache(maxsize=4096)
def forms(name: str) -> tuple[str, ...]:
    """How texts write an outlet's name: with and without its article, its sort and all but its first or last word."""
    bare = re.sub(r"\s*\(.*?\)", "", _VIA.sub("", name.strip()))
    words = bare.split()
    found = [bare]
    if words and folded(words[0]) in _ARTICLES and len(words) > 1:
        words = words[1:]
        found.append(" ".join(words))
    if "." in bare and " " not in bare and (host := _HOST.match(bare)):
        found.append(host[1][:1].upper() + host[1][1:])
    if len(words) > 1:
        kept = [word for word in words if folded(word) not in _SORTS]
        if kept and any_side(" ".join(kept)) is None and (len(kept) > 1 or folded(kept[0]) not in _COMMON):
            found.append(" ".join(kept))
        found += [word for word in (words[0], words[-1]) if _telling(word)]
        found += [words[-1]] if folded(words[-1]) in _COMMON - _SORTS else []
        letters = "".join(word[0] for word in bare.split() if word[0].isupper())
        found += [letters] if len(letters) > 2 else []
    return tuple(dict.fromkeys(form for form in found if len(form) > 1))


def is_common(word: str) -> bool:
    """Whether a word is part of many outlets' names, and of other names as well."""
    return folded(word) in _COMMON


def _telling(word: str) -> bool:
    """Whether one word of a name is enough to tell the outlet: no country, city or word that many names have."""
    low = folded(word)
    if len(low) < 3 or low in _COMMON or low in _ARTICLES or any_side(word) is not None or not word[:1].isupper():
        return False
    return find_place(word) is None


def meant_by(name: str, others: Iterable[str]) -> str | None:
    """The key of the one of `others` that a text may call so ("Nikkei" for Nikkei Asia); None if none or several."""
    low, key = folded(re.sub(r"^[Tt]he ", "", name)), outlet_key(name)
    whole, short = set(), set()
    for other in others:
        if outlet_key(other) == key:
            whole.add(key)
        elif low in {folded(form) for form in forms(other)} and (outlet_named(name) is None or _telling(name)):
            short.add(outlet_key(other))
    found = whole or short
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=8192)
def short_key(key: str) -> str:
    """What an outlet is kept under whether a text writes its whole name or its first word of its own."""
    words = [word for word in key.split() if word not in _ARTICLES]
    return words[0] if words and _telling(words[0].capitalize()) else key


@lru_cache(maxsize=4096)
def country_of(outlet: str | None, url: str | None = None) -> str | None:
    """The country that an outlet writes in; None where nothing tells it."""
    host = (urlsplit(url).hostname or "") if url and "//" in url else ""
    known = _known().get(folded(outlet)) if outlet else None
    return (
        (known.country if known else None)
        or _ENDINGS.get(host.rpartition(".")[2])
        or (_in_name(outlet) if outlet else None)
    )


def outlets() -> Iterator[Outlet]:
    """Every outlet of the table, once."""
    yield from dict.fromkeys(_known().values())


def _unspaced(name: str) -> str:
    return re.sub(r"[^\w]", "", folded(name))


def _in_name(outlet: str) -> str | None:
    """The one state that the words of an outlet's name tell of ("The Times of India", "The Moscow Times")."""
    told = {any_side(word.strip("'’()")) for word in outlet.split() if word[:1].isupper()} - {None}
    found = [name for name in told if name and (known := side(name)) is not None and known.kind == "state"]
    return found[0] if len(found) == 1 else None
