"""Pages that are not the article: paywalls, questions for consent, tests for robots, pages that need a program to be seen."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.gather.json_items import Fault

# A stub has little text beside the one sentence that makes it one.
_SHORT = 1_500
_VERY_SHORT = 500
_PAYWALL = re.compile(
    r"subscribe (?:now |today )?(?:to|and) (?:continue|keep|read|unlock|get|access)|to (?:continue|keep) reading|"
    r"(?:this|the full) (?:article|content|story) is (?:only |exclusively )?(?:for|available (?:only )?(?:to|for)|reserved for|limited to)"
    r" (?:our )?(?:premium |paying |registered )?(?:subscribers|members|users)|"
    r"already (?:a )?(?:subscribe[rd]|member|have an account)|for subscribers only|subscribers? only|subscriber[- ]exclusive|"
    r"you(?:'ve| have) (?:reached|read|used)(?: all)? (?:your|the) (?:limit|last|final|free|monthly)|"
    r"(?:unlock|get) (?:full|unlimited|this) (?:access|article|story)|start your (?:free )?trial|create (?:a|your) free account to|"
    r"(?:sign|log) in to (?:continue|read|view|access)|remaining \d+% of th|register (?:for free )?to (?:continue|read|view)",
    re.I,
)
_CONSENT = re.compile(
    r"(?:we|our partners|we and our (?:\d+ )?partners)[^.]{0,60}(?:use|store|process)[^.]{0,60}(?:cookies|personal data|device)|"
    r"before you continue to|accept (?:all )?(?:cookies|and continue)|(?:your|cookie|privacy) (?:consent|preferences|choices)|"
    r"we value your privacy|agree to (?:our|the) use of cookies|manage (?:your )?(?:cookie|privacy)",
    re.I,
)
_ROBOT = re.compile(
    r"verify(?:ing)? (?:that )?you(?:'re| are) (?:a )?(?:human|not a robot)|are you a robot|unusual (?:traffic|activity)|captcha|"
    r"checking your browser|just a moment\W|enable (?:javascript|js) and (?:cookies|disable)|access (?:to this page )?(?:has been )?denied|"
    r"request (?:was )?(?:blocked|unsuccessful)|ddos protection|security check",
    re.I,
)
_SCRIPT = re.compile(
    r"(?:please )?(?:enable|turn on|activate|requires?|need) (?:your )?java ?script|java ?script (?:is )?(?:disabled|required)|"
    r"your browser (?:is )?(?:not supported|does not support|out of date)",
    re.I,
)
_END = re.compile(r"(?<!\.\.)[.!?][\"”’)]?\s*$")  # of a sentence; dots that stand for the rest are none
_ERROR = re.compile(
    r"^\W*(?:error )?(?:404|403|500|502|503)\b|page (?:not found|cannot be found|does not exist|no longer exists|isn['’]t available)|"
    r"(?:we )?(?:can['’]t|could ?n[o']t|cannot) find (?:the|that) page|something went wrong",
    re.I,
)


def stub(
    text: str, page_text: Callable[[], str], *, free: bool | None = None, title: str | None = None
) -> Fault | None:
    """Why a page is not the article, None if it may well be.

    `text` is what was extracted; `page_text` gives the page's whole text, and is asked where that is very short; `free` is
    what the page says of itself (schema.org isAccessibleForFree).
    """
    if len(text) >= _SHORT:
        return _CONSENT_PAGE if _mostly(_CONSENT, text) else None
    if _PAYWALL.search(text) or (free is False and _breaks_off(text, page_text)):
        return _WALL
    if _ROBOT.search(title or ""):
        return _PROOF
    return _very_short(text, page_text()[:20_000], title) if len(text) < _VERY_SHORT else None


def _breaks_off(text: str, page_text: Callable[[], str]) -> bool:
    """Whether a page that is not for free shows only the beginning: some count the readings and show the whole."""
    return len(text) < _VERY_SHORT or not _END.search(text) or bool(_PAYWALL.search(page_text()[:20_000]))


def _very_short(text: str, around: str, title: str | None) -> Fault | None:
    if len(around) < 6_000 and _PAYWALL.search(around):  # the text breaks off before it has begun
        return _WALL
    if len(around) < 2 * _SHORT and _ROBOT.search(around):
        return _PROOF
    if _CONSENT.search(text) or (len(text) < 60 and _CONSENT.search(around)):
        return _CONSENT_PAGE
    if _ERROR.search(title or "") or (len(text) < 200 and _ERROR.search(text)):
        return Fault("this is the page of an error, not an article", "check the address")
    if _SCRIPT.search(text) or (len(text) < 60 and _SCRIPT.search(around)):
        return Fault("the page shows its article only to a browser that runs its programs", _SAVE)
    return None


_SAVE = "open it in a browser, and save the text"
_WALL = Fault(
    "the article is behind a paywall, and only its beginning is shown",
    "open it with the account that you have, and save the text",
)
_PROOF = Fault("the site asked for a proof that we are human instead of showing the article", _SAVE)
_CONSENT_PAGE = Fault("the page asks for consent to cookies instead of showing the article", _SAVE)


def _mostly(pattern: re.Pattern[str], text: str) -> bool:
    lines = [line for line in text.split("\n") if line]
    return bool(lines) and sum(bool(pattern.search(line)) for line in lines) * 2 > len(lines)
