"""One act of speech, however many documents tell it."""

from dataclasses import replace

from link_samples import Said, says

from onrecord.link.utterances import utterance
from onrecord.model import Speaker

TRUMP = Speaker(name="Donald Trump", side="United States")
SOURCE = Speaker(description="a senior US official", unnamed=True, side="United States")


def spoken(one: Said, speaker: Speaker, outlet: str = "The Gazette") -> str:
    return utterance("e1", speaker, one.statement, replace(one.document, outlet=outlet))


def test_a_named_speaker_is_one_in_every_outlet() -> None:
    told = says("2025-10-16", "affirms", "summit")
    later = says("2025-10-21", "affirms", "summit", said="2025-10-16")
    assert spoken(told, TRUMP) == spoken(later, TRUMP, "The Courier")


def test_an_unnamed_source_never_leaves_its_outlet() -> None:
    told = says("2025-10-21", "postpones", "summit")
    assert spoken(told, SOURCE) == spoken(told, SOURCE)
    assert spoken(told, SOURCE) != spoken(told, SOURCE, "The Courier")


def test_another_day_or_stance_is_another_act() -> None:
    told = says("2025-10-16", "affirms", "summit")
    assert spoken(told, TRUMP) != spoken(says("2025-10-17", "affirms", "summit"), TRUMP)
    assert spoken(told, TRUMP) != spoken(says("2025-10-16", "denies", "summit"), TRUMP)
    assert spoken(says("2025-10-16", "cancels", "summit"), TRUMP) == spoken(
        says("2025-10-16", "denies", "summit"), TRUMP
    )
