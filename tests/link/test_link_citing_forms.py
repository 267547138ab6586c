"""The many ways in which a text says whose report it tells, and the ways that look like them and say no such thing."""

from __future__ import annotations

import pytest
from origin_samples import paper

from onrecord.link.citing import cited
from onrecord.link.origins import marks, same_origin

DAY = "2024-03-06"


def rests_on(text: str, other: str | None = None, title: str | None = None) -> str | None:
    found = cited(paper(text, "Harbour Post", title=title), [other] if other else []).rests_on
    return found.outlet if found else None


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("The reactor restarts in June, a ministry official told NHK on Friday.", "nhk"),
        ("The reactor restarts in June, a ministry official told KRQ on Friday.", "krq"),
        ("An aide to the mayor told “Morgenblick” that the bridge would be torn down.", "morgenblick"),
        ("“I shall stand again,” the mayor told the newspaper Nordlys on Sunday.", "nordlys"),
        ("The bridge will be torn down, news site Hafenfunk said on Monday.", "hafenfunk"),
        ("German news magazine Der Spiegel says it has seen the draft, which cuts the fleet.", "der spiegel"),
        ("Austrian news magazine Falter says it has seen the draft, which cuts the fleet by a third.", "falter"),
        ("In statements to public broadcaster Radio Lumen, the minister ruled out a vote before May.", "radio lumen"),
        ("In remarks made to public broadcaster Lumen, the minister ruled out a vote before May.", "lumen"),
        ("The fleet will be cut by a third, according to the daily Nordlys.", "nordlys"),
        ("The fleet will be cut by a third, according to the Nordlys newspaper.", "nordlys"),
        ("The tram line opens in May, the Seljord news agency reports.", "seljord"),
        ("Le Figaro claims that the minister has offered to go.", "le figaro"),
        ("The minister has offered to go, the BBC understands.", "bbc"),
        ("The minister has offered to go, Reuters has learned.", "reuters"),
        ("The carrier will leave port in May, Kyodo writes.", "kyodo"),
        ("Bloomberg, citing two people close to the board, is reporting that the merger is off.", "bloomberg"),
        ("Le Monde, which has seen the letter, writes that the envoy will be recalled.", "le monde"),
        ("The envoy will be recalled after a row over fish, Le Monde reported.", "le monde"),
        ("The board will reject the offer, the Financial Times reported on Monday.", "financial times"),
        ("The minister told Reuters that the talks would open in May.", "reuters"),
        ("Keita told the BBC that he had previously said no to a summit, and would now go.", "bbc"),
        ("Keita will go to Lomé, he said in a BBC interview.", "bbc"),
        ("The vaccine comes next week, Francis said in an interview with Italian broadcaster Canale 5.", "canale 5"),
        ("The union, which had said it would wait, will strike on Friday, Reuters reported.", "reuters"),
    ],
)  # fmt: skip
def test_a_source_is_seen_however_it_is_tied_to_the_news(text: str, outlet: str) -> None:
    assert rests_on(text) == outlet


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Fleet to be cut by a third, says Le Monde", "le monde"),
        ("Fleet to be cut by a third, according to Reuters", "reuters"),
        ("Minister to go in May, BBC understands", "bbc"),
        ("Le Figaro claims minister has offered to go", "le figaro"),
    ],
)
def test_headlines_name_the_source(title: str, outlet: str) -> None:
    assert rests_on("The cut was decided on Sunday.", title=title) == outlet


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Skagen", "Skagen Asia"),
        ("RQÉ", "RQE"),
        ("RQE", "RQÉ"),
        ("Fjordblatt", "Das Fjordblatt"),
        ("the Fjordblatt", "Fjordblatt (Bergen)"),
        ("the Gazette", "Riverside Gazette"),
        ("the Riverside Gazette", "Gazette"),
        ("Bergener Fjordblatt", "Fjordblatt"),
        ("the newspaper Fjordblatt", "Bergener Fjordblatt"),
    ],
)
def test_an_outlet_at_hand_is_known_by_its_shorter_names(written: str, name: str) -> None:
    if written in ("the Riverside Gazette", "Bergener Fjordblatt"):
        assert rests_on(f"The ferry stops in May, {written} reported.", name) != name.lower(), (
            "a longer name is another"
        )
        return
    text = f"The ferry stops in May, {written} reported."
    found = cited(paper(text, "Harbour Post"), [name]).rests_on
    assert found is not None
    first = paper("The ferry to Bergen stops on 4 May, the owner Tor Vik said.", name)
    again = paper(f"Tor Vik’s ferry to Bergen stops on 4 May, {written} reported.", "Harbour Post", DAY)
    assert same_origin(again, first) is not None


def test_a_report_goes_on_where_the_text_says_the_paper() -> None:
    text = (
        "A third of the fleet is to be sold. The ships would go to two buyers in Asia. That is what Le Monde has found"
        " in a letter to the board, in which the price is left open. No buyer is named there, but the paper says that"
        " one of them is a state. The report adds that the board will meet in June to vote. The newspaper spoke of"
        " three members who are against it."
    )
    assert rests_on(text.replace("That is what Le Monde has found in", "It is Le Monde that reports it, from")) is None
    assert rests_on(text.replace("That is what Le Monde has found in", "Le Monde has learned of it from")) == "le monde"


def test_background_of_its_own_does_not_make_a_report_independent() -> None:
    first = paper(
        "Alvik plans to sell its yard in Bergen to Dansk Havn for 300 million euros, two people familiar with the"
        " talks said. A deal could be signed before 4 May. Alvik declined to comment.",
        "Reuters",
    )
    again = paper(
        "Shipbuilder Alvik may part with its Bergen yard in a deal worth 300 million euros, Reuters reported, citing"
        " unnamed people. The buyer would be Dansk Havn, the agency said, and the papers may be ready by 4 May. Alvik"
        " shares closed 2.1 percent higher at 48.20 kroner. The company, founded in 1912, builds ferries and tugs.",
        "Harbour Post",
        DAY,
    )
    tie = same_origin(again, first)
    assert tie is not None
    assert tie.cites == "reuters"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor told NATO that the bridge was safe.",
        "Its lawyers told the FAA that the aircraft was safe.",
        "Analysts told “Viktor” jokes while they waited.",
        "The space agency Roscosmos said the launch was on Friday.",
        "The minister denied claims in Le Monde that he would resign.",
        "The minister rejected as fabricated a report by Der Spiegel that he would resign.",
        "The minister denied having told Reuters that he would resign.",
        "Alvik fell 3 percent after a Reuters report on its debts.",
        "The envoy left on Monday, his ministry said in a statement. Last year Le Monde reported that he was ill.",
        "The envoy left on Monday, his ministry said. In May, according to Le Monde, he had bought a house.",
        "The council said it would buy four trams. It told a news conference that they come in May. The Riverside"
        " Gazette earlier reported that the trams were to be blue.",
        "The council said on Monday it would buy trams, and its spokeswoman gave a price. The Gazette, an old paper,"
        " has long written about trams.",
        "The editor of Le Monde will speak in Oslo on Friday.",
        "Reuters will be sold to a fund, its owner said.",
        "The daily march began at noon and the police said it was calm.",
        "The minister previously told Le Monde that he would stay. He resigned on Friday.",
        "Bosses told NHS staff that the wards would close.",
        "A weekly market opens in Bergen on Friday, the town said.",
        "The opposition asked about a Le Figaro report and walked out.",
    ],
)
def test_what_looks_like_a_source_and_is_none(text: str) -> None:
    assert rests_on(text) is None


def test_a_short_name_that_several_could_have_means_none_of_them() -> None:
    found = cited(paper("The ferry stops, the Gazette reported."), ["Riverside Gazette", "Lakeside Gazette"]).rests_on
    assert found is None or found.outlet not in ("riverside gazette", "lakeside gazette")


def test_a_report_found_by_a_short_name_is_a_candidate_in_the_record() -> None:
    first = paper("The ferry to Bergen stops on 4 May, the owner Tor Vik said.", "Skagen Asia")
    again = paper("Tor Vik’s ferry to Bergen stops on 4 May, the daily Skagen reported.", "Harbour Post", DAY)
    assert marks(again).asked[2] & marks(first).kept
