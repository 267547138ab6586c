"""Which way an expression points from its anchor, by the verb it hangs on: from the parse, else from nearby words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Span
from onrecord.read.languages.spoken import times_tense as tense
from onrecord.read.parsed import Word
from onrecord.read.times.found import Direction
from onrecord.read.times.tokens import Tokens

_STOP = frozenset(".!?;:")
_REACH = 40  # words on either side that are looked at for a verb
_CLOSE = 4  # a verb nearer than this is surely the one meant
_MOVED_REACH = 14  # words between a verb of moving and the new date
_NAMED_WITH = 8  # words of a thing that is named with its day
_CLIMB = 8  # steps from an expression to its verb; longer paths lead out of the clause


# ------------------------------------------------------------------------------------- from words alone


def _stops(tokens: Tokens, at: int) -> bool:
    """Whether a sentence ends at this token; the full stop of an abbreviation or initial does not end one."""
    low = tokens.low[at]
    if low not in _STOP:
        return low.isspace()
    if low != ".":
        return True
    before, after = tokens.raw(at - 1), tokens.raw(at + 1)
    return not (len(before) == 1 or (after and not after[0].isupper() and after[0] not in "\"'“‘("))


def _phrase_before(tokens: Tokens, first: int) -> Direction:
    """Words straight before an expression that point one way whatever the verb ("ahead of", "since")."""
    low = tokens.low
    skip = first - 1
    while skip >= 0 and low[skip] in tense.BEFORE_DATE:
        skip -= 1
    for edge in (first - 1, skip):
        before = " ".join(low[max(0, edge - 3) : edge + 1])
        for phrases, way in ((tense.AHEAD_BEFORE, "ahead"), (tense.BACK_BEFORE, "back")):
            phrase = next((p for p in phrases if before == p or before.endswith(" " + p)), None)
            if phrase:
                return Direction(way, phrase)
    return _ahead_of(tokens, first)


def _ahead_of(tokens: Tokens, first: int) -> Direction:
    """What comes "ahead of" a thing named with its day: "ahead of New York's Tuesday primary"."""
    for at in range(first - 1, max(0, first - _NAMED_WITH), -1):
        if (tokens.near(at - 1), tokens.low[at]) == tense.AHEAD_OF:
            return Direction("ahead", " ".join(tense.AHEAD_OF))
        if _stops(tokens, at) or _is_mark(tokens.low[at]) or _verb_way(tokens, at).way:
            break
    return Direction()


def _helpers(tokens: Tokens, at: int) -> list[str]:
    """Up to four words before a verb, nearest first, with adverbs and the subject of a question between."""
    return [tokens.near(i) for i in range(at - 1, max(-1, at - 6), -1) if not _is_mark(tokens.near(i))]


def _is_mark(low: str) -> bool:
    return low in (",", ";", ":", "(", ")", '"', "“", "”")


def _is_ahead(low: str) -> bool:
    return low in tense.AHEAD_AUX or low.endswith(tense.AHEAD_ENDINGS)


def _verb_way(tokens: Tokens, at: int) -> Direction:
    """What the token shows if it is a verb or part of one."""
    low = tokens.low[at]
    raw = tokens.raw(at)
    if raw[:1].isupper() and at and not tokens.title and not _stops(tokens, at - 1):
        return Direction()  # a name ("May", "Will Smith", "United")
    if _is_ahead(low):
        return Direction("ahead", raw)
    if low in tense.PLANNED:
        return _plan_way(tokens, at)
    if low == tense.TO:
        return _infinitive(tokens, at)
    if tense.is_past(low):
        return _past_way(tokens, at)
    if low in tense.BE_PAST:
        return Direction("back", raw)
    if low in tense.TIMETABLE:
        return Direction("ahead", raw) if tense.is_present(low) else Direction()
    if low in tense.BE_NOW and not _genitive(tokens, at):
        return Direction("near", raw)
    return Direction()


def _genitive(tokens: Tokens, at: int) -> bool:
    """Whether "'s" marks an owner ("the week's sales"), as it does after a noun, and is no "is" ("it's")."""
    return tokens.classes[at] == "GENITIVE" and tokens.near(at - 1) not in tense.SUBJECTS


def _infinitive(tokens: Tokens, at: int) -> Direction:
    """For "to" is a sign of the future after words of intent, and before a verb of coming to be done."""
    helpers = _helpers(tokens, at)[:3]
    intent = next((h for h in helpers if h in tense.INTENT), None)
    after = tokens.near(at + 1)
    if intent in tense.PLANNED and any(h in tense.WAS for h in _helpers(tokens, at)[:4]):
        return Direction("near", f"was {intent} to")
    if intent and tokens.kind(at + 1) not in ("THE", "WEEKDAY", "MONTH", "A") and after.isalpha():
        return Direction("ahead", f"{intent} to", far=tense.is_past(intent))
    return Direction()


def _plan_way(tokens: Tokens, at: int) -> Direction:
    """A plan points ahead; one that was already past when told ("had been due") points to the nearest."""
    helpers = _helpers(tokens, at)[:3]
    if tokens.low[at] in tense.PLAN_NOUNS and helpers and helpers[0] in tense.DETERMINERS:
        return Direction()
    if tense.ASIDE in helpers[:2]:
        return Direction()  # an aside: "began, as previously planned, on Saturday"
    if (
        tokens.low[at] == tense.SET
        and tokens.near(at + 1) not in tense.SET_FOR
        and not (tense.BE - tense.OWNERS).intersection(helpers)
    ):
        return Direction()  # "a record set on Aug. 6"
    if any(h in tense.WAS for h in helpers[:2]) and tokens.low[at] not in tense.STILL_AHEAD:
        return Direction("near", f"{helpers[0]} {tokens.low[at]}")
    return Direction("ahead", tokens.raw(at))


def _past_way(tokens: Tokens, at: int) -> Direction:
    """A past form points back unless it is the participle after a word of the future ("will be held")."""
    helpers = _helpers(tokens, at)[:4]
    for place, helper in enumerate(helpers):
        if _is_ahead(helper):
            return Direction("ahead", helper)
        if helper == tense.TO and place and helpers[place - 1] == tense.PERFECT:
            return Direction("back", f"to have {tokens.raw(at)}")  # "claims to have killed" tells what was done
        if helper == tense.TO and place <= 2:
            intent = [h for h in helpers[place:] + _helpers(tokens, at)[4:] if h in tense.INTENT]
            return Direction("ahead", "to " + " ".join(reversed(helpers[:place]))) if intent or place else Direction()
        if helper not in tense.WITHIN_VERB:
            break
    raw = tokens.raw(at)
    if helpers and helpers[0] in tense.PASSIVE_NOW:
        return Direction("near", f"{helpers[0]} {raw}")
    return Direction("back", raw)


def by_words(tokens: Tokens, first: int, last: int) -> Direction:
    """Direction from the words around, without a parse: the nearest verb before in the sentence, else the next one."""
    phrase = _phrase_before(tokens, first)
    if phrase.way:
        return phrase
    if (moved := _moved_to(tokens, first)) is not None:
        return Direction("ahead", moved, close=True)
    if (chosen := _chosen_for(tokens, first)) is not None:
        return Direction("ahead", chosen, close=True)
    before = _look(tokens, range(first - 1, max(-1, first - _REACH), -1))
    after = _look(tokens, range(last, min(len(tokens.low), last + _REACH)))
    if tokens.near(last) in tense.DEADLINES:
        return Direction("near", tokens.raw(last))
    if not before[0].way and not after[0].way:
        return _headline(tokens, first)
    if not before[0].way:
        return replace(after[0], far=after[1] > _REACH // 2)
    aside = before[2] and after[0].way and after[1] <= 3 and not after[2]
    way, steps, comma = after if aside else before
    if steps <= 1 and way.because.lower() in tense.BE_NOW:
        return replace(way, way="ahead")  # "the funeral is on Saturday"
    return replace(way, far=way.far or steps > _CLOSE or comma, close=steps <= 1 and not comma and way.way == "back")


def _moved_to(tokens: Tokens, first: int) -> str | None:
    """The verb of moving that a date after "to" or "until" goes with: "postpones the vote to Wednesday"."""
    if tokens.near(first - 1) not in tense.TO_DAY:
        return None
    for at in range(first - 2, max(-1, first - _MOVED_REACH), -1):
        if _stops(tokens, at):
            return None
        between = tokens.low[at + 1 : first - 1]
        if tokens.low[at] in tense.PUTS_OFF or (tokens.low[at] in tense.PUTS and tense.OFF.intersection(between)):
            return f"{tokens.low[at]} {tokens.low[first - 1]}"
    return None


def _chosen_for(tokens: Tokens, first: int) -> str | None:
    """The verb of choosing or booking and what it is for, where the date is that thing's: "picked for a match in May".

    Who is picked "for the squad in May" was picked then: only a happening has a date of its own.
    """
    happening = None
    for at in range(first - 1, max(-1, first - _MOVED_REACH), -1):
        if _stops(tokens, at) or _is_mark(tokens.low[at]):
            return None
        if tokens.low[at] == tense.CHOSEN_FOR:
            break
        if _verb_way(tokens, at).way:
            return None  # "for the vote that was held in May"
        happening = happening or (tokens.low[at] if tokens.low[at] in tense.HAPPENINGS else None)
    else:
        return None
    if happening is None:
        return None
    for verb in range(at - 1, max(-1, at - _MOVED_REACH), -1):
        if _stops(tokens, verb):
            return None
        if tokens.low[verb] in tense.CHOSEN:
            return f"{tokens.low[verb]} {tense.CHOSEN_FOR} {happening}"
        if _verb_way(tokens, verb).way:
            return None
    return None


def _headline(tokens: Tokens, first: int) -> Direction:
    """A line without a finite verb but with an infinitive announces: "Premier to visit Oslo Monday"."""
    for at in range(first - 1, max(0, first - _REACH), -1):
        if _stops(tokens, at):
            break
        after = tokens.raw(at + 1)
        if tokens.low[at] == tense.TO and after.isalpha() and at + 1 < first - 1 and (tokens.title or after.islower()):
            return Direction("ahead", f"to {after}", far=True)
    return Direction()


def _look(tokens: Tokens, places: range) -> tuple[Direction, int, bool]:
    """The first verb on the way to the end of the sentence, how far it is, and whether a comma lies between."""
    comma = False
    for steps, at in enumerate(places):
        if _stops(tokens, at):
            break
        if tokens.low[at] in (",", "(", ")", "—"):
            comma = True
        way = _verb_way(tokens, at)
        if way.way:
            return way, steps, comma
    return Direction(), 0, comma


# ------------------------------------------------------------------------------------------ by the parse


class Tree:
    """The parse of a passage, made ready for climbing from an expression to the verb it hangs on."""

    __slots__ = ("children", "starts", "words")

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.starts = [w.start for w in words]
        self.children: list[list[int]] = [[] for _ in words]
        for at, word in enumerate(words):
            if 0 <= word.head < len(words) and word.head != at:
                self.children[word.head].append(at)

    def top(self, span: Span) -> int | None:
        """The word of a span whose head lies outside it."""
        at = max(0, bisect_right(self.starts, span[0]) - 1)
        inside = []
        while at < len(self.words) and self.words[at].start < span[1]:
            if self.words[at].end > span[0]:
                inside.append(at)
            at += 1
        within = set(inside)
        return next((i for i in inside if self.words[i].head not in within), None)


def by_parse(tree: Tree, span: Span) -> Direction:
    """Direction from the verb that the expression hangs on, climbing through nouns ("talks on Friday")."""
    at = tree.top(span)
    seen: set[int] = set()
    noun = False
    while at is not None and 0 <= at < len(tree.words) and at not in seen and len(seen) < _CLIMB:
        word = tree.words[at]
        seen.add(at)
        if word.start >= span[1] or word.end <= span[0]:
            found = _of_head(tree, at)
            if found.way == "near" and _led_ahead(tree, at):
                found = replace(found, way="ahead")
            if found.way == "back" and (to_do := _to_do(tree, at, span)):
                return Direction("ahead", to_do)
            if found.way:
                return _through_noun(found) if noun else found
            if any(
                tree.words[c].rel == "case" and tree.words[c].text.lower() == tense.AHEAD for c in tree.children[at]
            ):
                return Direction("ahead", f"ahead of {word.text}")
            noun = True
        at = word.head
    return Direction()


def _led_ahead(tree: Tree, at: int) -> bool:
    """Whether what governs a present tense lies ahead: "will stay until he speaks", "would see him speak"."""
    word = tree.words[at]
    bare = word.rel in ("xcomp", "ccomp") and word.text.lower() == word.lemma.lower()
    led = 0 <= word.head < len(tree.words) and (bare or _in_time_clause(tree, at))
    return led and _of_head(tree, word.head).way == "ahead"


def _to_do(tree: Tree, at: int, span: Span) -> str:
    """What was asked or agreed to be done, told before the day: "has invited him to speak on Thursday"."""
    word = tree.words[at]
    if word.text.lower() not in tense.INTENT:
        return ""
    for child in tree.children[at]:
        verb = tree.words[child]
        to = any(tree.words[c].text.lower() == tense.TO and tree.words[c].upos == "PART" for c in tree.children[child])
        if to and word.start < verb.start < span[0]:
            return f"{word.text} to {verb.text}"
    return ""


def _in_time_clause(tree: Tree, at: int) -> bool:
    """Whether a verb stands in a clause of time or condition, where the present tense tells of what is to come."""
    word = tree.words[at]
    marks = (tree.words[c].text.lower() for c in tree.children[at])
    return word.rel.startswith("advcl") and 0 <= word.head < len(tree.words) and not tense.TIME_CLAUSE.isdisjoint(marks)


def _through_noun(found: Direction) -> Direction:
    """A guess ("may be behind Wednesday's fall") says nothing of when; a plan ("will attend Friday's talks") does."""
    first = found.because.split(" ")[0].lower()
    return replace(found, way="near") if found.way == "ahead" and first in tense.EPISTEMIC else found


def _of_head(tree: Tree, at: int) -> Direction:
    """What one word on the way up shows: a verb by its auxiliaries and form, a plan by its meaning."""
    word = tree.words[at]
    low = word.text.lower()
    if low in tense.DEADLINES:
        return Direction("near", word.text)
    if word.upos in ("VERB", "AUX") or (low in tense.PLANNED and word.upos == "ADJ") or _has_copula(tree, at):
        return _verb(tree, at, low)
    return Direction()


def _has_copula(tree: Tree, at: int) -> bool:
    return any(tree.words[c].rel == "cop" or tree.words[c].rel.startswith("aux") for c in tree.children[at])


def _verb(tree: Tree, at: int, low: str) -> Direction:
    """Direction of one verb."""
    word = tree.words[at]
    aux = [tree.words[c].text.lower() for c in tree.children[at] if tree.words[c].rel.split(":")[0] in ("aux", "cop")]
    ahead = next((a for a in aux if _is_ahead(a)), None)
    if ahead:
        return Direction("ahead", f"{ahead} {word.text}")
    aside = any(tree.words[c].text.lower() == tense.ASIDE for c in tree.children[at])
    if low in tense.PLANNED and aside:
        return Direction()  # "began, as previously planned, on Saturday"
    if low in tense.PLANNED:
        was = next((a for a in aux if a in tense.WAS), None)
        return Direction("near", f"{was} {low}") if was else Direction("ahead", word.text)
    if any(tree.words[c].text.lower() == tense.TO and tree.words[c].upos == "PART" for c in tree.children[at]):
        return Direction("back", f"to have {word.text}") if tense.PERFECT in aux else _after_to(tree, at)
    if any(a in tense.BE_PAST | tense.PAST_AUX for a in aux):
        return Direction("back", f"{aux[-1]} {word.text}")
    if any(a in tense.HAVE for a in aux):
        return Direction("back", f"{aux[0]} {word.text}")
    return _form(tree, at, low, aux)


def _form(tree: Tree, at: int, low: str, aux: list[str]) -> Direction:
    """Direction from the form of a verb that has no telling auxiliary."""
    word = tree.words[at]
    if tense.is_past(low) and word.rel == "xcomp" and not aux:
        return Direction()  # "must remain closed": the verb above it tells
    if tense.is_participle(low) and not aux:
        return Direction("ahead", word.text) if low in tense.STARTING else Direction()
    if tense.is_past(low) and word.upos != "AUX" and not any(a in tense.BE_NOW for a in aux):
        return Direction("back", word.text)
    if low in tense.BE_PAST | tense.PAST_AUX:
        return Direction("back", word.text)
    if any(a in tense.BE_NOW for a in aux) and not tense.is_past(low):
        return Direction("ahead", f"{aux[-1]} {word.text}")
    if word.lemma.lower() in tense.TIMETABLE and word.upos == "VERB":
        return Direction("ahead", word.text)
    return Direction("near", word.text)


def _after_to(tree: Tree, at: int) -> Direction:
    """An infinitive is still to be done after words of intent, done after "managed to", undecided after other verbs."""
    word, head = tree.words[at], tree.words[at].head
    own = [tree.words[c].text.lower() for c in tree.children[at] if tree.words[c].rel.split(":")[0] in ("aux", "cop")]
    if not 0 <= head < len(tree.words) or tense.BE_NOW.intersection(own):
        return Direction("ahead", f"{'is ' if own else ''}to {word.text}")
    governor = tree.words[head]
    low, said = governor.text.lower(), f"{governor.text} to {word.text}"
    helpers = [tree.words[c].text.lower() for c in tree.children[head]]
    if low in tense.PLANNED and any(h in tense.WAS for h in helpers):
        return Direction("near", f"was {said}")
    if not tense.is_past(low) or low in tense.INTENT | tense.PLANNED or any(_is_ahead(h) for h in helpers):
        return Direction("ahead", said, far=tense.is_past(low))  # "had urged it to finish by July" may be over
    return Direction("back" if governor.lemma.lower() in tense.DONE_TO else "near", said)
