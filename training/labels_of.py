"""The labels of every head, in the order of the model's output columns."""

from __future__ import annotations

from onrecord.model import Firmness, Stance
from training.notation import KINDS
from training.notation import STANCES as _STANCES

ATTRIBUTION = ("O", "B-SRC", "I-SRC", "B-CUE", "I-CUE", "B-CON", "I-CON")
UPOS = (
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM"),
    *("PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"),
)
# person, organisation, place, nationality (also religious and political groups), other names (events, works, products)
ENTITY_SORTS = ("PER", "ORG", "LOC", "NORP", "NAME")
ENTITIES = ("O", *(f"{mark}-{sort}" for sort in ENTITY_SORTS for mark in "BI"))
TRIGGERS = ("O", *KINDS)
STANCES = tuple(_STANCES)
FIRMNESS = tuple(str(f) for f in Firmness)
ARGUMENTS = ("none", "party", "target", "place", "window")
# Universal Dependencies relations that keep their subtype; all others are cut back to the bare relation.
SUBTYPES = frozenset(
    ["nsubj:pass", "aux:pass", "obl:agent", "nmod:poss", "acl:relcl", "obl:unmarked", "nsubj:outer", "compound:prt"]
)

assert set(STANCES) == {*map(str, Stance), "none"}
