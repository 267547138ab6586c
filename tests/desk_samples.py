"""A small press of its own: what papers wrote about the meetings of some ministers, over two months."""

from __future__ import annotations

import random
from datetime import date, timedelta

from onrecord.model import (
    Channel,
    Description,
    Document,
    Firmness,
    Reading,
    Speaker,
    Stance,
    Statement,
    Window,
    digest,
)

READER = "hand/1"
MINISTERS = ("Anna Berg", "Olav Dahl", "Kari Moe", "Per Lund", "Eva Holm", "Nils Foss")
PLACES = ("Oslo", "Bergen", "Vienna", "Geneva", None)
KINDS = ("meeting", "talks", "visit", "vote", "signing", "strike")
WORDS = (
    *("minister", "border", "timber", "harbour", "price", "power", "ferry", "union", "parliament", "guest", "house"),
    *("draft", "treaty", "island", "winter", "budget", "railway", "council", "vote", "spring", "fishing", "quota"),
    *("delegation", "hotel", "airport", "snow", "reporter", "statement", "ministry", "coast", "capital", "trade"),
    *("recess", "answer", "crossing", "volume", "gathering", "town", "rain", "night", "government", "spokesman"),
)


def press(count: int, seed: int = 7) -> list[tuple[Document, Reading]]:
    """So many papers and what was read in them; about one in six is a copy of an earlier one."""
    chance = random.Random(seed)
    papers: list[tuple[Document, Reading]] = []
    for n in range(count):
        text = chance.choice(papers)[0].text if papers and chance.random() < 0.17 else _text(chance)
        papers.append(_paper(n, text, chance))
    return papers


def paper(name: str, day: str, *told: Statement, text: str = "The ministers will meet.") -> tuple[Document, Reading]:
    document = Document("d" + digest(name), text, f"{day}T18:00:00+00:00", outlet=name, published_at=day)
    return document, Reading(document.id, READER, told)


def said(
    paper_name: str,
    stance: Stance,
    *,
    by: str = "Anna Berg",
    parties: tuple[str, ...] = ("Anna Berg", "Olav Dahl"),
    kind: str = "meeting",
    place: str | None = "Oslo",
    window: Window | None = None,
    on: str | None = None,
    start: int = 0,
    chain: int | None = None,
) -> Statement:
    document = "d" + digest(paper_name)
    return Statement(
        "s" + digest(document, str(start), stance, kind),
        document,
        Description(kind, (start, start + 4), parties, place, window, chain=chain),
        Speaker(by),
        stance,
        Firmness.FIRM,
        (start, start + 20),
        said_at=on,
        channel=Channel.BRIEFING,
        reader=READER,
    )


def _text(chance: random.Random) -> str:
    return " ".join(f"The {' '.join(chance.choices(WORDS, k=9))}." for _ in range(6))


def _paper(n: int, text: str, chance: random.Random) -> tuple[Document, Reading]:
    day = date(2024, 3, 1) + timedelta(days=chance.randrange(60))
    name = f"paper {n}"
    told = tuple(_said(name, day, start, chance) for start in range(0, 20 * chance.randrange(4), 20))
    return paper(name, day.isoformat(), *told, text=text)


def _said(name: str, day: date, start: int, chance: random.Random) -> Statement:
    pair = tuple(chance.sample(MINISTERS, 2))
    begins = day + timedelta(days=chance.randrange(-5, 20))
    ends = begins + timedelta(days=chance.randrange(10))
    window = Window("then", begins.isoformat(), ends.isoformat()) if chance.random() < 0.7 else None
    return said(
        name,
        chance.choice(list(Stance)),
        by=chance.choice(pair),
        parties=pair,
        kind=chance.choice(KINDS),
        place=chance.choice(PLACES),
        window=window,
        on=(day - timedelta(days=chance.randrange(3))).isoformat() if chance.random() < 0.6 else None,
        start=start,
        chain=chance.choice((None, 0, 1)),
    )
