"""E-mail: newsletters and forwarded articles from messages and mailboxes.

A newsletter is a letter of its sender's: its own paragraphs are text, its list of links leads to articles, the rest is
furniture. A forwarded article belongs to whom it was from first, on the day it was sent first.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parseaddr
from typing import IO, Any

from onrecord.gather.addresses import joined
from onrecord.gather.decoding import declared_in_html, decode
from onrecord.gather.documents import make_document, one_line
from onrecord.gather.json_items import Fault
from onrecord.gather.markup import text_of
from onrecord.gather.paragraphs import sorted_out
from onrecord.gather.published import NOTHING_SAID, Published, read_published
from onrecord.model import Document, Trouble

LARGEST_MESSAGE = 25_000_000  # bytes; what mail servers take
MOST_PARTS = 200
MOST_LINKS = 300
_FORWARDED = re.compile(
    r"^[>\s]*(?:-{2,}\s*(?:forwarded message|original message|begin forwarded message|weitergeleitete nachricht|"
    r"message transféré|mensaje reenviado)\s*-{2,}|begin forwarded message:)\s*$",
    re.I,
)
_FIELD = re.compile(
    r"^[>\s]*\**(from|date|sent|subject|to|cc|reply-to|von|datum|betreff|de|objet)\**\s*:\**\s*(.*)$", re.I
)
_REPLY = re.compile(r"^[>\s]*on .{5,120}\bwrote:\s*$", re.I)
_SIGNATURE = re.compile(r"^--\s?$|^(?:sent from my \w+|get outlook for \w+).{0,40}$", re.I)
# Where a newsletter ends and the law begins.
_FOOTER = re.compile(
    r"\bunsubscribe\b|manage (?:your )?(?:subscription|preferences)|view (?:this|it) (?:e-?mail )?in (?:your|a) "
    r"browser|"
    r"you(?:'re|’re| are) receiv(?:ing|ed) this|this (?:e-?mail|message|newsletter) was sent (?:to|by)|opt[- ]out|"
    r"update (?:your )?(?:profile|preferences)|add us to your address book|"
    r"this e-?mail (?:and any|is confidential|may contain)|"
    r"intended (?:solely|only) for the",
    re.I,
)
_NO_ARTICLE_LINK = re.compile(
    r"unsubscribe|preferences|subscription|/privacy|/terms|/account|/login|/signup|/sign-up|view[-_]?in[-_]?browser|mailto:|"
    r"(?:facebook|twitter|x|instagram|linkedin|youtube|tiktok|whatsapp|t\.me|play\.google|apps\.apple)\.(?:com|me)?/|"
    r"/(?:about|contact|help|advertise|app|apps|share)(?:/|$|\?)",
    re.I,
)
_FEWEST_WORDS_OF_A_HEADLINE = 4


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a letter to an article: where it leads and the words that it stands on."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What a message holds. `forwarded` says whether it is someone else's that the sender passed on."""

    text: str
    sender: str | None = None
    sender_address: str | None = None
    subject: str | None = None
    sent: Published = NOTHING_SAID
    ref: str | None = None
    links: tuple[Link, ...] = ()
    forwarded: bool = False
    credit: str | None = None
    correction: str | None = None


def read_message(data: bytes) -> Letter | Fault:
    """The letter in a message of RFC 5322 and MIME."""
    if len(data) > LARGEST_MESSAGE:
        return Fault(f"the message is over the limit of {LARGEST_MESSAGE:,} bytes", "save its text as .txt")
    if b"\n" not in data and b"\r" not in data and b":" not in data[:1000]:
        return Fault("this is not a message", "save it from the mail program as .eml")
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        return _letter(message, _headers(message))
    except RecursionError:
        return Fault("its parts are nested too deeply", "save its text as .txt")
    except Exception as error:  # the library has faults on messages that break the rules
        return Fault(f"the message cannot be read ({type(error).__name__})", "save its text as .txt")


def letter_document(
    letter: Letter | Fault, place: str, *, outlet: str | None, published: str | None
) -> Document | Trouble:
    """The document that a letter is."""
    if isinstance(letter, Fault):
        return Trouble(one_line(place), letter.cause, letter.remedy)
    if not letter.text:
        remedy = (
            "the articles that it links to are read where `onrecord add` follows it" if letter.links else "leave it out"
        )
        return Trouble(one_line(place), "there is no text in this message beside links and notices", remedy)
    return make_document(
        letter.text, place=place, outlet=outlet or letter.sender, title=letter.subject,
        published_at=letter.sent.at or published, via="mail",
        ref=letter.ref, credit=letter.credit, correction=letter.correction,
    )  # fmt: skip


def mailbox(stream: IO[bytes], *, start: int = 0) -> Iterator[tuple[int, int, bytes | Fault]]:
    """The messages of an mbox file: each with where it begins and where the next one does, one in memory at a time.

    `start` is where a message begins; what comes before it is passed over.
    """
    stream.seek(start)
    begun, size, after_blank, at = start, 0, True, start
    lines: list[bytes] = []
    started = False
    while line := stream.readline(1_000_000):
        if after_blank and line.startswith(b"From "):
            if started and size:
                yield begun, at, _message(lines, size)
            begun, lines, size, started = at, [], 0, True
        elif size <= LARGEST_MESSAGE:
            lines.append(line[1:] if re.match(rb">+From ", line) else line)
            size += len(line)
        at += len(line)
        after_blank = line in (b"\n", b"\r\n")
    if size and (started or start == 0):
        yield begun, at, _message(lines, size)


def _message(lines: list[bytes], size: int) -> bytes | Fault:
    if size > LARGEST_MESSAGE:
        return Fault(f"the message is over the limit of {LARGEST_MESSAGE:,} bytes", "save its text as .txt")
    return b"".join(lines)


# --------------------------------------------------------------------------------------------- the parts


@dataclass(frozen=True, slots=True)
class _Headers:
    sender: str | None
    address: str | None
    subject: str | None
    sent: Published
    ref: str | None


def _headers(message: Any) -> _Headers:
    name, address = parseaddr(_header(message, "From") or "")
    words = " ".join(name.split()) or (address.partition("@")[2] or address) or None
    ref = _header(message, "Message-ID")
    subject = _header(message, "Subject")
    return _Headers(
        words, address or None, subject, read_published(_header(message, "Date")), ref.strip("<> ") if ref else None
    )


def _header(message: Any, name: str) -> str | None:
    """A header's words; None where it is absent or past understanding."""
    try:
        value = message[name]
        return " ".join(str(value).split())[:1000] or None if value is not None else None
    except Exception:
        return None


def _letter(message: EmailMessage, headers: _Headers, depth: int = 0) -> Letter:
    """The letter; of a message that carries another one as its part, that one."""
    html, plain, carried = _parts(message)
    if carried is not None and depth < 3:
        inner = _letter(carried, _headers(carried), depth + 1)
        if inner.text:
            return Letter(**{**_fields(inner), "forwarded": True})
    lines, links = _of_html(html) if html else _of_plain(plain or "")
    return _told(lines, links, headers)


def _fields(letter: Letter) -> dict[str, Any]:
    return {name: getattr(letter, name) for name in Letter.__dataclass_fields__}


def _parts(message: EmailMessage) -> tuple[str | None, str | None, EmailMessage | None]:
    """The HTML, the plain text and the message carried along; the first of each that is not an attachment."""
    html = plain = carried = None
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            break
        kind = part.get_content_type()
        if kind == "message/rfc822" and carried is None and part is not message:
            inner = part.get_payload()
            carried = inner[0] if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage) else None
        elif part.is_multipart() or _attached(part) or carried is not None:
            continue
        elif kind == "text/html" and html is None:
            html = _decoded(part, html=True)
        elif kind == "text/plain" and plain is None:
            plain = _decoded(part)
    return html, plain, carried


def _attached(part: Any) -> bool:
    try:
        return bool(part.get_content_disposition() == "attachment")
    except Exception:
        return False


def _decoded(part: Any, *, html: bool = False) -> str:
    data = part.get_payload(decode=True) or b""
    if not isinstance(data, bytes):
        return ""
    charset = part.get_content_charset() or (declared_in_html(data) if html else None)
    return decode(data, declared=charset)


def _of_html(html: str) -> tuple[list[str], list[Link]]:
    from lxml import etree
    from lxml import html as parser

    try:
        tree = parser.document_fromstring(html.replace("\0", "")[:5_000_000])
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return [], []
    for hidden in tree.xpath('//*[contains(translate(@style, " ", ""), "display:none") or @hidden]'):
        if hidden.getparent() is not None:
            hidden.drop_tree()
    links = []
    for anchor in tree.iter("a"):
        address, words = joined(None, anchor.get("href")), " ".join(text_of(anchor).split())
        if address and words:
            links.append(Link(address, words))
    return text_of(tree).split("\n"), links


def _of_plain(text: str) -> tuple[list[str], list[Link]]:
    """Paragraphs of plain text, which is wrapped at about 72 characters."""
    links = [
        Link(address, "")
        for found in re.findall(r"https?://[^\s<>\"')\]]{4,2000}", text)
        if (address := joined(None, found.rstrip(".,;:!?")))
    ]
    text = re.sub(r"[<(\[]?https?://[^\s<>\"')\]]+[>)\]]?", "", text.replace("\r\n", "\n").replace("\r", "\n"))
    paragraphs = re.split(r"\n[ \t>]*\n", text)
    lines: list[str] = []
    for paragraph in paragraphs:
        rows = [re.sub(r"^(?:>\s?)+", "", row).strip() for row in paragraph.split("\n")]
        if any(_FORWARDED.match(row) or _FIELD.match(row) or _SIGNATURE.match(row) for row in rows):
            lines += [row for row in rows if row]
        else:
            lines.append(" ".join(row for row in rows if row))
    return [line for line in lines if line], links


def _told(lines: list[str], links: list[Link], headers: _Headers) -> Letter:
    """The letter's own text without what belongs to every letter; a forwarded one under its first sender's name."""
    lines, passed_on = _forwarded(lines, headers)
    if passed_on is not None:
        headers = passed_on
    kept: list[str] = []
    linked = {link.words for link in links if len(link.words) > 0}
    for line in lines:
        if _SIGNATURE.match(line) or _REPLY.match(line):
            break
        if _FOOTER.search(line) and (len(line) < 400):
            if len(kept) > 0 and len(line) < 200 and _is_last(line, lines):
                break
            continue
        if line in linked and not re.search(r"[.!?][\"”’]?$", line):
            continue  # a headline or a button that leads to an article is not text
        kept.append(line)
    told = sorted_out("\n".join(kept))
    articles = {
        link.address: link
        for link in links[: 3 * MOST_LINKS]
        if not _NO_ARTICLE_LINK.search(link.address) and not _FOOTER.search(link.words) and _is_headline(link)
    }
    return Letter(
        told.text, headers.sender, headers.address, headers.subject, headers.sent, headers.ref,
        tuple(articles.values())[:MOST_LINKS], passed_on is not None, told.credit, told.correction,
    )  # fmt: skip


def _is_last(line: str, lines: list[str]) -> bool:
    """Whether a footer's line stands in the last third."""
    return lines.index(line) * 3 > len(lines) * 2


def _is_headline(link: Link) -> bool:
    return not link.words or len(link.words.split()) >= _FEWEST_WORDS_OF_A_HEADLINE


def _forwarded(lines: list[str], headers: _Headers) -> tuple[list[str], _Headers | None]:
    """What follows the mark of a forwarded message, and who sent that when, as its first lines say."""
    start = next((n for n, line in enumerate(lines) if _FORWARDED.match(line)), None)
    if start is None:
        return lines, None
    fields: dict[str, str] = {}
    at = start + 1
    while at < len(lines) and (found := _FIELD.match(lines[at])):
        fields.setdefault(_ENGLISH.get(found[1].lower(), found[1].lower()), found[2].strip())
        at += 1
    name, address = parseaddr(fields.get("from", "").replace("mailto:", ""))
    if not (name or address):
        return lines, None
    sent = read_published(_mail_date(fields.get("date") or fields.get("sent")))
    subject = fields.get("subject") or re.sub(r"^(?:fwd?|wg|tr)\s*:\s*", "", headers.subject or "", flags=re.I) or None
    sender = name or address.partition("@")[2]
    return lines[at:], _Headers(sender, address or None, subject, sent if sent.at else headers.sent, headers.ref)


_ENGLISH = {"von": "from", "de": "from", "datum": "date", "betreff": "subject", "objet": "subject"}


def _mail_date(words: str | None) -> str | None:
    """A date as mail programs write it above a forwarded message: "Tue, 21 Oct 2025 at 14:05"; the day at least."""
    if not words:
        return None
    if read_published(words).at:
        return words
    day = re.split(r"\s+at\s+|\s+\d{1,2}:\d{2}", words)[0].strip(" ,")
    return day if read_published(day).at else re.sub(r"^[A-Za-z]{3,9},?\s+(?=[A-Za-z]|\d)", "", day)
