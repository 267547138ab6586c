"""The readers of the data sets, each on a few lines of its form."""

from __future__ import annotations

from onrecord.read.tokens import words
from training.examples import UNKNOWN
from training.labels_of import ARGUMENTS, ATTRIBUTION, TRIGGERS
from training.notation import labels
from training.sources import labelled, newswire, polnear, universal

TEXT = "Mayor Ortiz said the tram would open in May and promised a party."
BRAT = """T1\tSource 0 11\tMayor Ortiz
T2\tCue 12 16\tsaid
T3\tContent 17 43\tthe tram would open in May
T4\tAttribution 12 16\tsaid
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
T5\tCue 48 56\tpromised
T6\tContent 57 64\ta party
T7\tAttribution 48 56\tpromised
E2\tAttribution:T7 Source:T1 Cue:T5 Content:T6
T8\tDiscuss 0 5\tMayor
E3\tDiscuss:T8 Cue:T2
"""


def tagged() -> tuple[list[str], list[int], list[int]]:
    spans = tuple(words(TEXT, 0, len(TEXT)))
    tags, link, origin = polnear.attribution_targets(spans, polnear.quotes(BRAT))
    return [ATTRIBUTION[t] for t in tags], link, origin


def test_brat_relations_are_read_and_others_left() -> None:
    found = polnear.quotes(BRAT)
    assert len(found) == 2
    assert TEXT[slice(*found[1].source[0])] == "Mayor Ortiz"


def test_a_shared_source_is_pointed_at_by_both_cues() -> None:
    tags, _, origin = tagged()
    cues = [i for i, t in enumerate(tags) if t == "B-CUE"]
    assert [origin[i] for i in cues] == [1, 1]


def test_a_word_of_a_source_links_to_the_nearer_cue_and_contents_to_their_own() -> None:
    tags, link, _ = tagged()
    said, promised = (i + 1 for i, t in enumerate(tags) if t == "B-CUE")
    assert link[0] == said
    assert {link[i] for i, t in enumerate(tags) if t.endswith("CON")} == {said, promised}
    assert link[said - 1] == UNKNOWN


def test_a_source_outside_the_passage_is_not_told() -> None:
    spans = tuple(words(TEXT, 12, len(TEXT)))
    _, _, origin = polnear.attribution_targets(spans, polnear.quotes(BRAT))
    assert all(o == UNKNOWN for o in origin)


CONLLU = """# newdoc id = GUM_news_tram
# text = Trams won't run.
1\tTrams\ttram\tNOUN\tNNS\t_\t4\tnsubj\t_\t_
2-3\twon't\t_\t_\t_\t_\t_\t_\t_\t_
2\two\twill\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod:neg\t_\t_
4\trun\trun\tVERB\tVB\t_\t0\troot\t_\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_
"""


def test_conllu_sentences_without_ranges_and_with_short_relations() -> None:
    first, second = universal.read(CONLLU.split("\n"))
    assert first.words == ("Trams", "wo", "n't", "run", ".")
    assert first.relations[2] == "advmod"
    assert (first.document, second.document) == ("GUM_news_tram", "GUM_news_tram")


def test_joined_sentences_keep_their_own_roots() -> None:
    parts = list(universal.read(CONLLU.split("\n")))
    names = {r: i for i, r in enumerate(universal.relations(parts))}
    import random

    class Four(random.Random):
        def choice(self, _: object) -> int:  # type: ignore[override]
            return 4

    made = list(universal.examples([parts[1], *parts, *parts], names, Four()))
    joined = max(made, key=lambda e: len(e.words))
    assert joined.targets["head"].count(0) == joined.words.count("run") + joined.words.count("Go")
    for word, head in enumerate(joined.targets["head"], 1):
        if joined.words[word - 1] == "Trams":
            assert joined.words[head - 1] == "run"


NEWSWIRE = (
    "http://example.org/a\tO\n\nGhana\tB-Location\n’\tO\ns\tO\n"
    "Volta\tI-Organization\nRiver Authority\tI-Organization\nisn\tO\n’\tO\nt\tO\n"
)


def test_newswire_words_are_cut_as_the_reader_cuts_them() -> None:
    (sentence,) = newswire.read("gh_post_1", NEWSWIRE)
    assert sentence.words == ("Ghana", "’s", "Volta", "River", "Authority", "is", "n’t")
    assert sentence.tags == ("B-LOC", "O", "B-ORG", "I-ORG", "I-ORG", "O", "O")
    assert newswire.written(sentence) == "Ghana’s Volta River Authority isn’t"


def test_outlets_are_kept_for_measuring_as_a_whole() -> None:
    assert newswire.outlet("kr_kherald_12") == "kr_kherald"
    assert newswire.held_out("kr_kherald_12") == newswire.held_out("kr_kherald_3")


def test_labels_become_targets_of_words() -> None:
    text = "Lima and Quito will hold talks in Cusco in May, Peru said."
    notes = [
        (1, "A Peru | said | Lima and Quito will hold talks in Cusco in May"),
        (2, "E talks | talks | affirms | firm | Lima ; Quito | Cusco | May | 1"),
    ]
    (made,) = labelled.examples("labels", "x", text, labels(text, notes))
    at = made.words.index("talks")
    assert made.triggers == (at + 1,)
    assert made.targets["trigger"][at] == TRIGGERS.index("talks")
    assert made.targets["stance"].count(UNKNOWN) == len(made.words) - 1
    found = {(made.words[w - 1], ARGUMENTS[k]) for w, t, k in made.arguments if t == at + 1}
    assert found == {("Lima", "party"), ("Quito", "party"), ("Cusco", "place"), ("May", "window")}
    assert made.targets["origin"][made.words.index("said")] == made.words.index("Peru") + 1
