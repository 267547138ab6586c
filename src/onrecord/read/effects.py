"""How what words say of an event combines: effects on each other, "not", and tense."""

from __future__ import annotations

from onrecord.model import Stance

PROPOSES, AFFIRMS, DOUBTS, POSTPONES = Stance.PROPOSES, Stance.AFFIRMS, Stance.DOUBTS, Stance.POSTPONES
DENIES, CANCELS, HELD, NOT_HELD = Stance.DENIES, Stance.CANCELS, Stance.REPORTS_HELD, Stance.REPORTS_NOT_HELD

# Words that have a speaker and leave what is said as it is (a bare event is affirmed where it is confirmed).
SAYING = frozenset({"say", "think", "confirm"})

Effect = tuple[Stance | None, bool]  # what is now said of the event (None: nothing yet), and whether it is hedged

# What each effect makes of what was said below it. The key None is a bare event, of which nothing is said yet.
COMPOSE: dict[str, dict[Stance | None, Effect]] = {
    "affirm": {None: (AFFIRMS, False)},
    "expect": {None: (AFFIRMS, True), AFFIRMS: (AFFIRMS, True), CANCELS: (DOUBTS, True), POSTPONES: (POSTPONES, True)},
    "propose": {
        None: (PROPOSES, False),
        AFFIRMS: (PROPOSES, False),
        POSTPONES: (POSTPONES, True),
        CANCELS: (DOUBTS, True),
    },
    "doubt": dict.fromkeys((None, AFFIRMS, PROPOSES, POSTPONES, CANCELS, DENIES), (DOUBTS, True)),
    "postpone": dict.fromkeys((None, AFFIRMS, PROPOSES), (POSTPONES, False)),
    "cancel": {
        **dict.fromkeys((None, AFFIRMS, PROPOSES), (CANCELS, False)),
        **dict.fromkeys((CANCELS, POSTPONES, DENIES), (AFFIRMS, False)),
    },
    "refuse": {
        **dict.fromkeys((None, AFFIRMS, PROPOSES), (DENIES, False)),
        **dict.fromkeys((CANCELS, POSTPONES, DENIES), (AFFIRMS, False)),
        HELD: (NOT_HELD, False),
    },
    "negate": {
        **dict.fromkeys((None, AFFIRMS, PROPOSES), (DENIES, False)),
        **dict.fromkeys((CANCELS, POSTPONES, DENIES), (AFFIRMS, False)),
        HELD: (NOT_HELD, False),
        NOT_HELD: (HELD, False),
    },
    "fail": dict.fromkeys((None, AFFIRMS, PROPOSES, HELD), (NOT_HELD, False)),
    "confirm": {None: (AFFIRMS, False)},
    "date": {None: (AFFIRMS, False)},
    "say": {},
    "think": {},
    "true": {},
    "sign": {},
    "none": {},
}
# What "not" makes of a word with each effect: the effect that the two have together.
NOT: dict[str, str] = {
    "affirm": "negate",
    "expect": "unexpected",
    "propose": "silent",
    "doubt": "affirm",
    "postpone": "kept",
    "cancel": "kept",
    "refuse": "undenied",
    "negate": "undenied",
    "fail": "held_after_all",
    "confirm": "doubt",
    "date": "doubt",
    "say": "silent",
    "think": "silent",
    "none": "none",
    "true": "negate",
    "sign": "doubt",
}
COMPOSE["unexpected"] = {
    None: (DENIES, True),
    AFFIRMS: (DENIES, True),
    CANCELS: (AFFIRMS, True),
    POSTPONES: (AFFIRMS, True),
}
COMPOSE["kept"] = dict.fromkeys((None, AFFIRMS, PROPOSES, CANCELS, POSTPONES), (AFFIRMS, False))
COMPOSE["undenied"] = dict.fromkeys((None, AFFIRMS, CANCELS, POSTPONES), (DOUBTS, True))
COMPOSE["held_after_all"] = {None: (HELD, False)}
COMPOSE["silent"] = {}

# The tense of a finite event verb, or of a word by which the event happens ("hold", "take place").
BY_TENSE: dict[str, Effect] = {
    "past": (HELD, False),
    "present": (HELD, False),
    "progressive": (HELD, False),
    "perfect": (HELD, False),
    "past_perfect": (HELD, False),
    "future": (AFFIRMS, False),
    "would": (AFFIRMS, False),
    "may": (DOUBTS, True),
    "should": (PROPOSES, True),
}
NEGATED: dict[Stance | None, Stance] = {HELD: NOT_HELD, AFFIRMS: DENIES, DOUBTS: DOUBTS, PROPOSES: DENIES}
