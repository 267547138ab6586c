"""Small events and testimony for the tests of weighing, and Hypothesis strategies that make any of them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from onrecord.model import (
    Description,
    Event,
    Firmness,
    Party,
    Speaker,
    Stance,
    Statement,
    Testimony,
    Window,
    digest,
)

TRUMP = Speaker(name="Donald Trump", side="United States", office="president")
RUBIO = Speaker(name="Marco Rubio", side="United States", office="secretary of state")
OFFICIAL = Speaker(description="senior US official", side="United States", unnamed=True)
KREMLIN = Speaker(name="Kremlin", side="Russia", office="body")
HOST = Speaker(name="Viktor Orban", side="Hungary", office="prime minister")
ONLOOKER = Speaker(name="Emmanuel Macron", side="France", office="president")
SOURCE = Speaker(description="person familiar with the planning", unnamed=True)
OUTLET = Speaker(narration=True)
SPEAKERS = (TRUMP, RUBIO, OFFICIAL, KREMLIN, HOST, ONLOOKER, SOURCE, OUTLET)

SUMMIT = Event(
    "e1",
    "summit",
    (Party("Donald Trump", "United States"), Party("Vladimir Putin", "Russia")),
    "Budapest",
)
STRIKE = Event("e2", "strike", (Party("train drivers’ union"),))
UNKNOWN = Event("e3", "other")
START = date(2025, 10, 1)


def day(number: int) -> str:
    return (START + timedelta(days=number)).isoformat()


def says(
    speaker: Speaker,
    stance: str,
    on: int,
    *,
    window: tuple[int | None, int | None] | None = None,
    told: int | None = None,
    said: bool = True,
    outlet: str = "The Daily",
    origin: str | None = None,
    utterance: str | None = None,
    firmness: Firmness = Firmness.FIRM,
    left_open: bool = False,
    withdrawn: str | None = None,
) -> Testimony:
    """One statement said on a day and published on that day or `told`."""
    published = day(on if told is None else told)
    first, last = (None if n is None else day(n) for n in window or (None, None))
    about = Window("words", first, last, left_open=left_open) if window or left_open else None
    name = speaker.name or speaker.description or outlet
    parts = (name, stance, str(on), str(told), str(window), outlet, str(firmness), str(withdrawn), str(said))
    statement = Statement(
        id="s" + digest(*parts),
        document="d" + digest(outlet, published),
        event=Description("summit", (0, 6), window=about),
        speaker=speaker,
        stance=Stance(stance),
        firmness=firmness,
        content_span=(0, 6),
        said_at=day(on) if said and not speaker.narration else None,
    )
    return Testimony(
        statement,
        speaker,
        utterance if utterance is not None else digest(name, stance, str(on), outlet if speaker.unnamed else ""),
        outlet,
        published,
        published,
        origin if origin is not None else f"{outlet} {published}",
        withdrawn,
    )


_ends = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda two: (two[0], two[0] + two[1]))


@st.composite
def statements_by(draw: st.DrawFn, speakers: tuple[Speaker, ...]) -> Testimony:
    """Any statement of the small world by one of these speakers."""
    on = draw(st.integers(0, 30))
    return says(
        draw(st.sampled_from(speakers)),
        draw(st.sampled_from(list(Stance))).value,
        on,
        window=draw(st.none() | _ends),
        told=on + draw(st.integers(0, 5)),
        said=draw(st.booleans()),
        outlet=draw(st.sampled_from(("The Daily", "Evening Post", "The Ledger"))),
        firmness=draw(st.sampled_from(list(Firmness))),
    )


events = st.sampled_from((SUMMIT, STRIKE, UNKNOWN))
several = st.lists(statements_by(SPEAKERS), min_size=1, max_size=8)
