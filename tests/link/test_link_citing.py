"""Whose report a text rests on, told from reports that it recalls, denies or tells beside its own."""

from __future__ import annotations

import pytest
from origin_samples import paper

from onrecord.link.citing import cited


def rests_on(
    text: str, outlet: str = "Harbour Post", title: str | None = None, credit: str | None = None
) -> str | None:
    found = cited(paper(text, outlet, title=title, credit=credit)).rests_on
    return found.outlet if found else None


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Iran is ready to sign, Amir Rad told CNN on Sunday. “We want it,” he said.", "cnn"),
        ("The Financial Times reported on Tuesday that the merger is off.", "financial times"),
        ("The prime minister will resign in May. “I will go,” he told the BBC in an interview.", "bbc"),
        ("In an interview with the French daily Le Monde, Keita said that he would go to Lomé.", "le monde"),
        ("Talks will be held in Oslo, according to a report in Der Spiegel.", "der spiegel"),
        ("The deal is off, the Riverside Gazette reported, citing two officials.", "riverside gazette"),
        ("Officials told Reuters news agency that talks would resume on 3 May.", "reuters"),
        ("Japan's Kyodo news agency said the launch was planned for Friday.", "kyodo"),
        (
            "Iran's semi-official Fars News Agency quoted the general as saying the drill begins on Friday.",
            "fars news agency",
        ),
        ("The New York Times published an article on it. The talks were off, the Times said.", "new york times"),
        ("LAGOS, May 3 (Reuters) - The talks begin.", "reuters"),
        ("The talks begin on Friday, officials said, the AP reported.", "associated press"),
    ],
)
def test_a_text_rests_on_the_outlet_that_its_first_sentences_name(text: str, outlet: str) -> None:
    assert rests_on(text) == outlet


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin on Monday denied a Reuters report that Putin would travel to Rome.",
        "Asked about a CNN report that he is ill, Keita said he had never felt better.",
        "Keita said on Monday that he would go. Le Monde reported last month that he was ill.",
        "Keita said on Monday that he would go. Reuters first reported the plan.",
        "Keita said that he would go to Lomé. He had told the BBC that he would not.",
        "Obama spoke with Putin on Friday. He told Putin that he would come.",
        "The minister told reporters that the talks would begin at noon.",
        "CNN will not be on air on Friday.",
    ],
)
def test_a_report_that_is_denied_recalled_or_only_named_is_not_what_a_text_rests_on(text: str) -> None:
    assert rests_on(text) is None


def test_an_outlet_does_not_rest_on_itself() -> None:
    assert rests_on("Keita told CNN on Sunday that he would go.", "CNN International") is None
    assert rests_on("PARIS (AFP) - Keita will go.", "Agence France-Presse") is None


def test_credits_and_headlines_count() -> None:
    assert rests_on("Keita will go to Lomé.", credit="dpa") == "dpa"
    assert rests_on("Keita will go to Lomé.", title="Keita will go to Lomé, minister tells Le Figaro") == "le figaro"
    assert rests_on("Keita will go to Lomé.", title="Keita will go to Lomé: Reuters") == "reuters"


def test_an_unknown_outlet_is_known_by_the_names_at_hand() -> None:
    text = "Keita will go to Lomé, he told Nordlys."
    assert cited(paper(text)).rests_on is None
    found = cited(paper(text), ["Nordlys"]).rests_on
    assert found is not None
    assert (found.name, found.told) == ("Nordlys", True)


def test_what_was_told_goes_on_until_another_speaks() -> None:
    text = (
        "Keita told the BBC that he would go. “I want to,” he said. He will take a train. "
        "Mensah’s spokeswoman told reporters that she knew nothing of it."
    )
    (passage,) = cited(paper(text)).passages
    assert text[slice(*passage.span)].endswith("He will take a train.")
