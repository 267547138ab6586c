"""Which paragraphs of an article are its text: credits, corrections and the furniture of the page are told apart.

A statement may only ever rest on what the outlet reports. "An earlier version of this article said that they would meet" and
"Sign up for our briefing, out on Monday" read like news and are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

# News agencies by the names that credit lines use; the first is what a document is credited to.
_AGENCIES: tuple[tuple[str, ...], ...] = (
    ("Associated Press", "AP", "The Associated Press"), ("Reuters", "Thomson Reuters"),
    ("Agence France-Presse", "AFP"), ("dpa", "Deutsche Presse-Agentur", "dpa-AFX", "dpa international"),
    ("PA Media", "Press Association", "PA"), ("United Press International", "UPI"), ("Bloomberg", "Bloomberg News"),
    ("Interfax", "Interfax-Ukraine"), ("TASS", "Tass", "ITAR-TASS"), ("RIA Novosti", "RIA", "Sputnik"),
    ("Ukrinform",), ("Xinhua", "Xinhua News Agency"), ("Kyodo", "Kyodo News"), ("Jiji Press", "Jiji"),
    ("Yonhap", "Yonhap News Agency"), ("ANSA",), ("EFE", "EFE Agency"), ("Europa Press",), ("Lusa",),
    ("Anadolu Agency", "Anadolu", "AA"), ("MTI",), ("PAP", "Polish Press Agency"), ("CTK", "ČTK"), ("TASR",),
    ("APA",), ("Keystone-SDA", "SDA", "Keystone-ATS"), ("Belga",), ("ANP",), ("TT News Agency", "TT"), ("NTB",), ("Ritzau",),
    ("STT", "STT-Lehtikuva"), ("BNS", "Baltic News Service"), ("Agerpres",), ("BTA",), ("Tanjug",), ("HINA", "Hina"),
    ("Press Trust of India", "PTI"), ("ANI", "Asian News International"), ("IANS",), ("Antara",), ("Bernama",),
    ("Canadian Press", "The Canadian Press"), ("Australian Associated Press", "AAP"), ("SAPA",), ("NAN", "News Agency of Nigeria"),
    ("WAM", "Emirates News Agency"), ("Saudi Press Agency", "SPA"), ("MENA",), ("IRNA",), ("Petra",), ("KUNA",), ("QNA",),
    ("RFE/RL", "Radio Free Europe/Radio Liberty"), ("KNA",), ("epd",),
)  # fmt: skip
_NAMED = {name: names[0] for names in _AGENCIES for name in names}
_ANY = "|".join(sorted(map(re.escape, _NAMED), key=len, reverse=True))
# "BUDAPEST, Oct 21 (Reuters) - ", "WARSAW, Poland (AP) — ": it stays in the text, where a reader takes it for a dateline.
_DATELINE = re.compile(rf"^[^a-z(]{{0,3}}[A-Z][^()\n]{{0,60}}\((?P<agency>{_ANY})\)\s*[-–—:]")
_LEADING = re.compile(rf"^\((?P<agency>{_ANY})\)\s*[-–—:]?\s")
_CREDIT_LINE = re.compile(
    rf"^[(\[—–-]?\s*(?:by |source: ?|sources: ?|credit: ?|from |text: ?)?(?:the )?(?P<agency>{_ANY})"
    rf"(?:\s*(?:/|,|and|with|&)\s*(?:{_ANY}|[A-Z]\w+))?\s*[)\]]?\.?$",
    re.I,
)
_WORKED = re.compile(
    r"^[(\[—–*-]*\s*(?:(?:additional |further )?(?:reporting|writing|editing|compiled|translation|translated|produced|edited|"
    r"reported|written)(?: and (?:writing|editing|reporting))? by|"
    r"with (?:assistance|inputs?|reporting|files|additional reporting|contributions?|material) (?:by|from))\b.{0,300}$",
    re.I,
)
_CONTRIBUTED = re.compile(r"^.{2,200}\bcontributed (?:to )?(?:this|the) (?:report|story|article)\b.{0,60}$|"
                          r"^.{2,160}\bcontributed (?:reporting|from)\b.{0,120}$", re.I)  # fmt: skip
_COPYRIGHT = re.compile(
    r"^\W*(?:©|\(c\)|copyright\b|all rights reserved|this material may not be published|"
    r"our standards: |(?:this|the) (?:story|article|report) (?:was|is|has been) (?:first |originally )?(?:published|syndicated|"
    r"generated|auto-generated)\b)",
    re.I,
)
_CORRECTION = re.compile(
    r"^\W*(?:corrections?|clarifications?|corrigend(?:um|a)|amendments?|erratum|editors?['’]?s? note)\b\s*[:—–.-]|"
    r"^\W*\(?(?:this|the|an) (?:article|story|report|piece|post|headline|earlier version|previous version|original version)\b"
    r"(?=.{0,200}\b(?:correct(?:ed|s|ion)|amended|clarif(?:y|ied|ies)|misstated|misspelled|misidentified|incorrect(?:ly)?|"
    r"wrong(?:ly)?|in error|erroneous(?:ly)?|inaccurate(?:ly)?|earlier version|previous version)\b)|"
    r"^\W*(?:an|the|a) (?:earlier|previous|original) version of\b|"
    r"^\W*\(?(?:corrects|clarifies|refiles|removes)\b.{0,200}\b(?:paragraph|headline|lead|sentence|name|spelling|date|figure|error)",
    re.I,
)
_RETRACTED = re.compile(
    r"\b(?:this|the|our|an) (?:article|story|report|piece|post|item)\b.{0,80}\b(?:has been|was|is|have)\s+(?:been )?"
    r"(?:withdrawn|retracted|unpublished|taken down|removed (?:because|after|as|from|due))\b|"
    r"^\W*(?:retraction|retracted|withdrawn|story withdrawn|article withdrawn|mandatory kill)\b\s*[:—–.-]?|"
    r"\bwe (?:have )?(?:retracted|withdrawn|withdraw|retract) (?:this|the|our) (?:article|story|report)\b",
    re.I,
)
# Short lines that belong to the page and to no article.
_FURNITURE = re.compile(
    r"^\W*(?:"
    r"(?:read|see|watch|listen|find out|learn|click|tap|swipe|scroll) (?:more|also|now|on|here|next|the full|for more|to)\b.{0,160}"
    r"|(?:also )?(?:read|see|watch|listen)(?: also)?\s*[:|].{0,200}"
    r"|(?:submitted|posted|written) by\b.{0,80}|(?:media|press) (?:contacts?|enquir\w+)\b.{0,120}|press office:.{0,80}"
    r"|(?:sign|log) (?:up|in|on)\b.{0,220}|subscribe\b.{0,220}|register (?:now|for|to|here)\b.{0,160}"
    r"|(?:get|receive) (?:our|the|all|your|more|a)\b.{0,120}\b(?:newsletter|inbox|alerts?|briefing|app|e-?mail)\b.{0,120}"
    r"|(?:download|install) (?:our|the)\b.{0,80}\bapp\b.{0,80}"
    r"|(?:follow|like|find) us\b.{0,160}|follow @?\w+ on\b.{0,120}|share (?:this|on|via|with)\b.{0,80}|share|print|save|comments?"
    r"|(?:photo|image|picture|file photo|foto|credit|photograph|video|graphic|illustration)s?\s*(?:credit|by|courtesy)?\s*[:/].{0,200}"
    r"|representati(?:ve|onal) (?:image|photo|picture)\b.{0,80}|a version of this (?:article|story) (?:appear(?:s|ed)|was published) in print\b.{0,220}"
    r"|contact [\w .'’-]{2,60} at\b.{0,160}|people are also reading"
    r"|(?:getty images|shutterstock|epa-efe|afp via getty)\b.{0,120}"
    r"|advertis\w+.{0,60}|sponsored\b.{0,80}|story continues below.{0,60}|article continues (?:below|after).{0,60}|continue reading.{0,80}"
    r"|(?:we|this (?:site|website)) uses? cookies\b.{0,300}|by (?:continuing|clicking|signing up|subscribing)\b.{0,260}"
    r"|(?:accept|manage|reject)(?: all)? (?:cookies|preferences|choices)\b.{0,60}|privacy (?:policy|notice)\b.{0,80}|terms of (?:use|service)\b.{0,80}"
    r"|(?:send|e-?mail|contact|write to) (?:us|the (?:author|editor|reporter|writer))\b.{0,160}|do you have a (?:story|tip)\b.{0,200}|got a tip\b.{0,200}"
    r"|(?:last )?(?:updated|published|posted|modified)(?: on| at)?\s*:?\s*(?:\w+,? )?\d[\w ,:./-]{2,40}(?:[A-Z]{2,4})?"
    r"|\d{1,3}[- ]min(?:ute)?s?[- ](?:read|listen|watch)|\d+ (?:comments?|shares?|views)|(?:topics?|tags?|filed under|keywords)\s*:.{0,200}"
    r"|(?:view|load|show) (?:more|all|less|comments?)\b.{0,60}|back to (?:top|home).{0,20}|skip (?:to\b.{0,40}|ad(?:vertisement)?)|loading\W*|close|menu|search|home"
    r"|(?:become|be) a (?:member|subscriber|supporter)\b.{0,160}|donate\b.{0,120}"
    r"|to (?:unsubscribe|read this (?:e-?mail|newsletter)|view this (?:e-?mail|newsletter)).{0,160}|unsubscribe\b.{0,160}"
    r"|you(?:'| a)re receiving this\b.{0,200}|you are receiving this\b.{0,200}|you received this\b.{0,200}|view (?:this )?(?:e-?mail|it|newsletter)?\s?in (?:your|a) browser.{0,60}"
    r"|manage (?:your )?(?:subscription|preferences|e-?mail)\b.{0,120}|update your preferences.{0,80}|forward(?:ed)? (?:this|to a friend)\b.{0,160}"
    r")\W*$",
    re.I,
)
# These begin sentences too ("Related parties will meet"), so they count only where the line is none.
_HEADING = re.compile(
    r"^\W*(?:also )?(?:related|recommended|more (?:on|from|in|like)|most (?:read|popular|viewed)|trending|popular now|"
    r"editors?['’] picks?|in (?:pictures|case you missed it)|you (?:may|might) (?:also )?like|up next|what to read next|(?:visual|web) stories|"
    r"more stories|top stories|latest news|join (?:our|us|the)|support (?:our|independent|quality))\b.{0,160}$",
    re.I,
)
# "Ada Moe covers the courts. More about Ada Moe"
_ABOUT_AUTHOR = re.compile(r"^(?:.{2,240}[.!?] )?(?:More about [A-Z][^.!?]{2,50}|(?i:about the authors?)\W*)$")
# "Also read:" alone on its line; the headline follows on the next.
_POINTER = re.compile(r"^\W*(?:also )?(?:read|see|watch|listen)(?: also| more)?\s*[:|]\W*$", re.I)
_LONGEST_FURNITURE = 320
_SENTENCE = re.compile(r"[.!?][\"”’)]?$")


@dataclass(frozen=True, slots=True)
class Sorted:
    """The paragraphs of an article told apart."""

    text: str
    credit: str | None = None
    correction: str | None = None
    retracted: str | None = None


def sorted_out(text: str) -> Sorted:
    """An article's text without its furniture, the agency it credits, its corrections, and whether it is retracted."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    kept: list[str] = []
    corrections: list[str] = []
    credit: str | None = None
    retracted: str | None = None
    listing = False  # within headlines of other articles, which read like statements and are none of this one
    for line in lines:
        if listing and not _SENTENCE.search(line):
            continue
        listing = bool(_POINTER.match(line) or (_HEADING.match(line) and not _SENTENCE.search(line)))
        if listing:
            continue
        if _RETRACTED.search(line) and len(line) < 600 and (len(lines) <= 4 or line is lines[0] or _is_note(line)):
            retracted = retracted or line
        elif _CORRECTION.search(line):
            corrections.append(line)
        elif found := credited(line):
            credit = credit or found
        elif not is_furniture(line):
            credit = credit or _dateline(line)
            kept.append(line)
    kept, more = _without_tail(kept)
    return Sorted("\n".join(kept), credit or more, " ".join(corrections) or None, retracted)


def credited(line: str) -> str | None:
    """The agency, or the people, that a credit line names; None if it is no credit line."""
    if len(line) > 400:
        return None
    if found := _CREDIT_LINE.match(line):
        return _agency(found["agency"])
    if _CONTRIBUTED.match(line) or _WORKED.match(line):
        named = re.search(rf"\b(?:{_ANY})\b", line)
        if named is None and re.search(r"\bagenc(?:y|ies)\b", line, re.I):
            return "agencies"
        return _NAMED[named[0]] if named else "its own staff"
    return None


def is_furniture(line: str) -> bool:
    """Whether a paragraph belongs to the page and not to the article."""
    if not any(map(str.isalnum, line)):  # a button's sign, an end mark
        return True
    if len(line) > _LONGEST_FURNITURE:
        return bool(_COPYRIGHT.match(line)) and len(line) < 600
    if _COPYRIGHT.match(line) or _FURNITURE.match(line):
        return True
    return bool(_HEADING.match(line) or _ABOUT_AUTHOR.match(line)) and not _SENTENCE.search(line)


def correction_notes(lines: Iterable[str]) -> list[str]:
    """The paragraphs that correct."""
    return [line for line in lines if _CORRECTION.search(line)]


def _is_note(line: str) -> bool:
    return len(line) < 300 and bool(
        re.match(r"^\W*(?:editor|note|retract|withdraw|this (?:article|story))", line, re.I)
    )


def _dateline(line: str) -> str | None:
    found = _DATELINE.match(line) or _LEADING.match(line)
    return _agency(found["agency"]) if found else None


def _without_tail(lines: list[str]) -> tuple[list[str], str | None]:
    """A credit that closes the last paragraph: "... on Friday. (AFP)"."""
    if not lines:
        return lines, None
    found = re.search(rf"(?<=[.!?\"”’])\s*[-–—(\[]\s*(?P<agency>{_ANY})\s*[)\]]?\.?$", lines[-1])
    if not found:
        return lines, None
    return [*lines[:-1], lines[-1][: found.start()].rstrip()], _agency(found["agency"])


def _agency(name: str) -> str:
    return _NAMED.get(name) or next((first for one, first in _NAMED.items() if one.casefold() == name.casefold()), name)
