"""The kinds of events, and which of them may name one happening, each pair with its reason."""

from __future__ import annotations

from functools import lru_cache

KINDS: tuple[str, ...] = (
    "summit", "meeting", "talks", "call", "visit", "conference", "debate", "speech", "ceasefire", "agreement",
    "signing", "vote", "trial", "verdict", "hearing", "launch", "landing", "test", "exercise", "strike", "protest",
    "measure", "sanctions", "tariff", "withdrawal", "deployment", "attack", "return", "release", "resignation",
    "appointment", "merger", "purchase", "opening", "closure", "publication", "contest", "ceremony", "payment",
    "endorsement", "attendance", "preparation", "other",
)  # fmt: skip

# Two kinds, how well they name one happening (1 the same, 0 never), and why.
PAIRS: tuple[tuple[str, str, float, str], ...] = (
    ("summit", "meeting", 0.95, "a summit is a meeting of principals"),
    ("summit", "talks", 0.85, "what leaders hold at a summit is called talks"),
    ("summit", "conference", 0.8, "a summit of many is a conference"),
    ("summit", "visit", 0.5, "the guest's side of a summit is a visit"),
    ("summit", "attendance", 0.75, "coming to a summit is told as attending it"),
    ("meeting", "talks", 0.9, "two sides that meet talk"),
    ("meeting", "conference", 0.6, "a conference is a meeting of many"),
    ("meeting", "visit", 0.6, "a visit is mostly made to meet someone"),
    ("meeting", "attendance", 0.7, "coming to a meeting is told as attending it"),
    ("meeting", "call", 0.2, "a meeting by video is at times told as a call"),
    ("talks", "conference", 0.7, "peace talks are at times called a conference"),
    ("talks", "call", 0.55, "a telephone call is told as talks by telephone"),
    ("talks", "visit", 0.35, "talks are held during a visit"),
    ("talks", "attendance", 0.6, "coming to talks is told as attending them"),
    ("talks", "agreement", 0.15, "talks end in agreements but are not them"),
    ("conference", "attendance", 0.8, "coming to a conference is told as attending it"),
    ("conference", "visit", 0.45, "the guest's side of a conference is a visit"),
    ("visit", "attendance", 0.7, "travelling to a gathering is both"),
    ("visit", "return", 0.45, "going home after an absence is told as a visit or a return"),
    ("visit", "ceremony", 0.35, "a visit for a ceremony"),
    ("visit", "speech", 0.2, "a visit to speak"),
    ("attendance", "ceremony", 0.7, "coming to a ceremony is told as attending it"),
    ("attendance", "debate", 0.7, "taking part in a debate is told as attending it"),
    ("attendance", "contest", 0.7, "taking part in a contest is told as attending it"),
    ("attendance", "hearing", 0.65, "appearing at a hearing"),
    ("attendance", "trial", 0.5, "appearing in court"),
    ("attendance", "speech", 0.4, "appearing at a place to speak"),
    ("agreement", "signing", 0.75, "an agreement is concluded by being signed"),
    ("agreement", "ceasefire", 0.7, "a ceasefire is agreed"),
    ("agreement", "merger", 0.7, "companies agree to merge"),
    ("agreement", "purchase", 0.7, "companies agree to buy"),
    ("agreement", "measure", 0.2, "an agreement taking effect is told as a measure"),
    ("signing", "ceasefire", 0.6, "a ceasefire is signed"),
    ("signing", "ceremony", 0.6, "a signing is held as a ceremony"),
    ("signing", "measure", 0.45, "a measure is signed into force"),
    ("ceasefire", "withdrawal", 0.2, "a truce at times is a withdrawal"),
    ("trial", "hearing", 0.8, "a trial is made of hearings"),
    ("trial", "verdict", 0.55, "a verdict ends a trial"),
    ("hearing", "verdict", 0.4, "a ruling is given at a hearing"),
    ("merger", "purchase", 0.9, "who buys a company merges with it, in the words of half the reports"),
    ("measure", "sanctions", 0.85, "sanctions are a measure"),
    ("measure", "tariff", 0.85, "a tariff is a measure"),
    ("measure", "withdrawal", 0.4, "leaving a treaty is a measure"),
    ("measure", "deployment", 0.4, "sending troops is a measure"),
    ("measure", "closure", 0.6, "a border closed is a measure"),
    ("measure", "opening", 0.5, "a border opened is a measure"),
    ("measure", "release", 0.3, "an amnesty is a measure and a release"),
    ("measure", "payment", 0.4, "aid and benefits are measures that pay"),
    ("measure", "vote", 0.3, "a measure is put to a vote"),
    ("sanctions", "tariff", 0.5, "punishing tariffs are told as sanctions"),
    ("withdrawal", "deployment", 0.15, "troops move either way"),
    ("withdrawal", "resignation", 0.35, "stepping down from a race is told as withdrawing"),
    ("strike", "protest", 0.6, "a strike is a protest of workers"),
    ("strike", "attack", 0.15, "air strikes; the word has two meanings"),
    ("launch", "test", 0.75, "a missile test is a launch"),
    ("launch", "opening", 0.3, "a service launched is opened"),
    ("launch", "publication", 0.25, "a product launched is published"),
    ("launch", "landing", 0.15, "one flight, its two ends"),
    ("exercise", "test", 0.25, "live-fire drills are told as tests"),
    ("exercise", "deployment", 0.3, "troops sent for drills"),
    ("ceremony", "opening", 0.6, "an opening is held as a ceremony"),
    ("ceremony", "contest", 0.35, "games open with ceremonies"),
    ("ceremony", "appointment", 0.5, "a swearing-in is the appointment's ceremony"),
    ("ceremony", "conference", 0.25, "a congress opened with a ceremony"),
    ("ceremony", "meeting", 0.3, "a reunion is a meeting and a ceremony"),
    ("opening", "conference", 0.25, "a conference opens"),
    ("contest", "opening", 0.2, "games open"),
    ("debate", "speech", 0.2, "candidates speak"),
    ("debate", "hearing", 0.25, "parliament debates and hears"),
    ("debate", "vote", 0.25, "parliament debates and votes"),
    ("debate", "meeting", 0.25, "a debate brings rivals together"),
    ("speech", "conference", 0.25, "an address at a conference"),
    ("speech", "publication", 0.25, "a statement is spoken or published"),
    ("vote", "contest", 0.3, "a run-off is told as a contest"),
    ("resignation", "appointment", 0.1, "one goes and another comes"),
    ("resignation", "endorsement", 0.05, "both are a candidate's step"),
    ("return", "release", 0.35, "captives released return"),
    ("return", "withdrawal", 0.35, "troops withdrawn return"),
    ("return", "landing", 0.4, "a crew returns by landing"),
    ("return", "appointment", 0.4, "returning to office is being reinstated"),
    ("appointment", "measure", 0.15, "a decree appoints"),
    ("return", "meeting", 0.1, "coming back to meet"),
    ("preparation", "meeting", 0.4, "preparations are made in meetings"),
    ("preparation", "talks", 0.45, "preparatory talks"),
    ("preparation", "call", 0.25, "preparations by telephone"),
    ("protest", "ceremony", 0.2, "a march is either"),
    ("protest", "meeting", 0.15, "a rally is a meeting"),
    ("protest", "other", 0.45, "a protest of an uncommon kind"),
)

# Kinds that name themselves so loosely that the other words must decide.
_WITH_OTHER = 0.35

# Blocking puts kinds of one family under one key: wide enough that compatible kinds meet.
_FAMILIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("meet", ("summit", "meeting", "talks", "call", "visit", "conference", "attendance", "return", "preparation")),
    ("agree", ("agreement", "signing", "ceasefire", "merger", "purchase")),
    ("court", ("trial", "verdict", "hearing")),
    ("measure", ("measure", "sanctions", "tariff", "withdrawal", "deployment", "closure", "opening", "payment")),
    ("crowd", ("strike", "protest")),
    ("rocket", ("launch", "test", "landing", "exercise")),
    ("ceremony", ("ceremony", "contest", "debate", "speech", "publication")),
    ("office", ("resignation", "appointment", "endorsement")),
)


@lru_cache(maxsize=1)
def _scores() -> dict[tuple[str, str], float]:
    table = {(kind, kind): 1.0 for kind in KINDS}
    table["other", "other"] = 0.6  # two unnamed kinds are not yet one kind
    for left, right, score, _ in PAIRS:
        table[left, right] = table[right, left] = score
    for kind in KINDS:
        for pair in ((kind, "other"), ("other", kind)):
            table.setdefault(pair, _WITH_OTHER)
    return table


def compatible(left: str, right: str) -> float:
    """How well two kinds may name one happening: 1 the same kind, 0 never."""
    return _scores().get((left, right), 1.0 if left == right else 0.0)


def reason(left: str, right: str) -> str:
    """Why two kinds may name one happening, in a few words."""
    if left == right:
        return f"both a {left}"
    for one, other, _, why in PAIRS:
        if {one, other} == {left, right}:
            return why
    return "one of them is of no set kind" if "other" in (left, right) else "kinds that never name one happening"


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    return {kind: family for family, kinds in _FAMILIES for kind in kinds}


def family(kind: str) -> str:
    """The family of a kind, under which candidates are looked for; a kind without one is its own family."""
    return _families().get(kind, kind)


@lru_cache(maxsize=128)
def families(kind: str) -> tuple[str, ...]:
    """All families that a kind's compatible kinds belong to, its own first; only pairs worth a look are followed."""
    near = {family(other) for other in KINDS if other != "other" and compatible(kind, other) >= 0.35}
    return (family(kind), *sorted(near - {family(kind)}))
