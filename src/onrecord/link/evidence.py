"""What speaks for and against two mentions being one happening: features, weights and the sentence for each, as data.

The weights are log-odds set by judgement from what the features mean and checked on development stories; they add up,
and a logistic curve makes the sum a score between 0 and 1. `START` is the odds that two mentions that share a blocking
key, and of which nothing else is known, are one.
"""

from __future__ import annotations

from math import exp

START = -2.0
KIND = 3.0  # how much kinds that are fully alike weigh against kinds that are not

# Scores from which two mentions are held to be one happening, or left to a person.
SAME, UNSURE = 0.6, 0.42

# How often a state or a pair has an event of this kind: the rarer, the more a mention means the one that is known.
RARITY: dict[str, float] = {
    "vote": 0.8,
    "summit": 0.5,
    "verdict": 0.6,
    "trial": 0.4,
    "merger": 0.8,
    "purchase": 0.5,
    "launch": 0.2,
    "landing": 0.4,
    "contest": 0.4,
    "conference": 0.4,
    "strike": 0.2,
    "ceasefire": 0.3,
    "withdrawal": 0.3,
    "resignation": 0.4,
    "return": 0.4,
    "opening": 0.3,
    "speech": 0.0,
    "debate": 0.0,
    "visit": 0.1,
    "meeting": 0.0,
    "talks": 0.0,
    "agreement": -0.2,
    "deployment": -0.5,
    "call": -0.3,
    "measure": -0.9,
    "sanctions": -0.5,
    "tariff": 0.0,
    "publication": -0.6,
    "appointment": -0.2,
    "hearing": -0.2,
    "exercise": -0.2,
    "protest": -0.6,
    "attack": -2.2,
    "other": -0.8,
}

# Feature: weight, and the sentence that gives it as a reason.
WEIGHTS: dict[str, tuple[float, str]] = {
    "both parties": (2.4, "the same two parties"),
    "both sides": (1.9, "the same two sides"),
    "one person": (1.4, "the same person"),
    "one party": (1.0, "the same party"),
    "one side": (0.7, "the same side"),
    "its state": (0.9, "the one of its kind in the same state"),
    "some of its state": (0.1, "in the same state"),
    "another sort": (-1.8, "another sort of it"),
    "same towns": (0.3, "told of the same towns"),
    "other towns": (-0.8, "told of other towns"),
    "elsewhere": (-1.3, "told of another state"),
    "other one of a row": (-2.6, "another one of a row"),
    "other parties": (-2.6, "other parties"),
    "other second party": (-2.4, "another second party"),
    "other way round": (-2.8, "another one's doing"),
    "other persons": (-2.0, "other persons of the same sides"),
    "their aides": (-1.6, "one is of heads of state, the other of their aides"),
    "named beside": (0.9, "its parties are named beside"),
    "called off": (-1.1, "that one was called off, this one is a new plan"),
    "another one": (-1.8, "the text calls it another one"),
    "no party known": (-0.3, "no party is named"),
    "same subject": (0.7, "told of the same people"),
    "same matter": (0.4, "told of one matter"),
    "very same matter": (0.9, "told in the same words"),
    "another matter": (-0.5, "told of another matter"),
    "same city": (1.2, "the same place"),
    "same state": (0.6, "places in the same state"),
    "other city": (-0.8, "another place in the same state"),
    "other state": (-1.6, "a place in another state"),
    "same name": (2.2, "the same proper name"),
    "other name": (-2.4, "another proper name"),
    "same day": (2.0, "the same day"),
    "windows agree": (1.2, "windows that agree"),
    "same season": (0.2, "windows of months that agree"),
    "windows touch": (0.5, "windows a few days apart"),
    "old window": (1.2, "the window it was given before"),
    "new window": (-0.4, "a new window for an event still to come"),
    "windows apart": (-1.4, "windows that do not meet"),
    "far apart": (-2.8, "windows far apart"),
    "two held": (-4.5, "both took place, on different days"),
    "held before": (-1.5, "that one had taken place days before"),
    "held long before": (-2.3, "that one had taken place weeks before"),
    "is over": (-3.2, "that one was over, this one is still to come"),
    "not yet": (-2.2, "that one was still to come, this one is over"),
    "it came": (0.8, "that one was due then"),
    "just held": (0.8, "that one had just taken place"),
    "spoken of now": (0.6, "spoken of in these days"),
    "spoken of lately": (0.2, "spoken of within two weeks"),
    "long silence": (-0.7, "not spoken of for two months"),
    "very long silence": (-1.6, "not spoken of for half a year"),
    "told apart": (-1.0, "the text tells the two apart"),
    "told as two in one place": (-0.8, "the text tells of the two as if apart"),
    "told together": (0.4, "told in the same text"),
}


def chance(total: float) -> float:
    """The score of a sum of weights."""
    return 1.0 / (1.0 + exp(-total))


def weight(feature: str) -> float:
    """The weight of a feature."""
    return WEIGHTS[feature][0]


def because(features: list[str]) -> str:
    """The reasons in one sentence, for before against."""
    told = [WEIGHTS[f][1] for f in features if WEIGHTS[f][0] > 0]
    against = [WEIGHTS[f][1] for f in features if WEIGHTS[f][0] < 0]
    sentence = ", ".join(told) or "little in common"
    return f"{sentence}; against it: {', '.join(against)}" if against else sentence
