"""One way to write a name down for comparing: no accents, no case, no leading article, no possessive."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that decomposition leaves whole.
_WHOLE = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae"}
    | {"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "–": "-", "‑": "-"}
)


def plain(text: str) -> str:
    """The text without accents, with straight quotes and single spaces; case is kept."""
    if text.isascii():
        return " ".join(text.split())
    decomposed = unicodedata.normalize("NFD", text.translate(_WHOLE))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


@lru_cache(maxsize=16384)
def folded(name: str) -> str:
    """The form under which a name is looked up: "The Kremlin’s" gives "kremlin"."""
    text = plain(name).strip(" ,.;:\"'()").lower()
    text = text.removesuffix("'s").removesuffix("'")
    for article in ("the ", "a ", "an "):
        text = text.removeprefix(article)
    return text.replace(".", "").replace("'", "")


# What a company's full name adds to the name it goes by.
_FORMS = frozenset((
    "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "plc", "ag", "sa", "nv",
    "se", "gmbh", "spa", "holdings", "group",
))  # fmt: skip


@lru_cache(maxsize=16384)
def core(name: str) -> str:
    """The name as looked up, without a company's form: "Pfizer Inc." gives "pfizer", and "The Company" stays."""
    parts = folded(name).replace(",", "").split()
    while len(parts) > 1 and parts[-1] in _FORMS:
        parts.pop()
    return " ".join(parts)
