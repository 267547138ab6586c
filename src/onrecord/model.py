"""The nouns of onrecord. Who knows these knows the program; this file imports nothing of ours.

Three things are kept (Document, Statement, Judgement). Everything else is worked out from them and may be dropped and
rebuilt. Values never change: a change is a new value.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

# A day or time as precisely as it is known, in ISO 8601: "2025", "2025-10", "2025-10-16", "2025-10-16T14:05:00+02:00".
Moment = str
# [start, end) in Unicode code points of the document's text.
Span = tuple[int, int]
# How an origin begins that is an outlet by name: its own report is not in the record.
BY_NAME = "outlet:"


class Stance(StrEnum):
    """What one speaker says of one event."""

    PROPOSES = "proposes"
    AFFIRMS = "affirms"
    DOUBTS = "doubts"
    POSTPONES = "postpones"
    DENIES = "denies"
    CANCELS = "cancels"
    REPORTS_HELD = "reports_held"
    REPORTS_NOT_HELD = "reports_not_held"


class Firmness(StrEnum):
    """How firmly it is said."""

    FIRM = "firm"
    HEDGED = "hedged"
    CONDITIONAL = "conditional"


class Status(StrEnum):
    """Where an event stands on a day."""

    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    CONFIRMED = "confirmed"
    IN_DOUBT = "in_doubt"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    UNDER_WAY = "under_way"
    TOOK_PLACE = "took_place"
    DID_NOT_TAKE_PLACE = "did_not_take_place"
    LAPSED = "lapsed"


class Channel(StrEnum):
    """Through what the speaker spoke."""

    SOCIAL_MEDIA = "social_media"
    BRIEFING = "briefing"
    INTERVIEW = "interview"
    SPEECH = "speech"
    WRITTEN_STATEMENT = "written_statement"
    CALL_READOUT = "call_readout"
    LETTER = "letter"
    OFFICIAL_WEBSITE = "official_website"
    UNNAMED_SOURCE = "unnamed_source"
    OTHER = "other"


class Verdict(StrEnum):
    """A decision on identity or worth."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    WITHDRAW = "withdraw"
    CORRECT = "correct"
    UPHOLD = "uphold"
    UNDO = "undo"


class Over(StrEnum):
    """What a contradiction is over."""

    WHETHER = "whether"
    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    WHAT_WAS_SAID = "what was said"


class Rank(StrEnum):
    """A speaker's standing toward an event, highest first."""

    PRINCIPAL = "principal"
    OFFICE = "office"
    OFFICIAL = "official"
    OUTSIDER = "outsider"
    OUTLET = "outlet"


# ------------------------------------------------------------------------------------------------ kept


@dataclass(frozen=True, slots=True)
class Document:
    """One published text as it was read; a changed article is a new document."""

    id: str
    text: str
    retrieved_at: Moment
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    title: str | None = None
    language: str | None = None
    published_at: Moment | None = None
    via: str = "file"  # feed, file, page, mail, archive
    ref: str | None = None  # the id that the input gave
    path: str | None = None  # as given on the command line
    credit: str | None = None  # the agency that it credits with its words
    correction: str | None = None  # what it says that it corrects; never part of the text

    @property
    def day(self) -> str:
        """The day (or year, or month) that the document counts for: its publication, else when we got it."""
        return (self.published_at or self.retrieved_at)[:10]


@dataclass(frozen=True, slots=True)
class Window:
    """When an event is said to happen: the wording and what it was resolved to.

    `earliest` and `latest` are days (YYYY-MM-DD), either may be None (open). `left_open` marks a window that the
    speaker leaves open on purpose ("no timeframe"), which is not the same as no window at all.
    """

    words: str
    earliest: str | None = None
    latest: str | None = None
    edtf: str | None = None
    anchor: Moment | None = None
    rule: str | None = None
    left_open: bool = False


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a name if there is one, the words that describe it, the side it speaks for, its office."""

    name: str | None = None
    description: str | None = None
    side: str | None = None
    unnamed: bool = False
    narration: bool = False  # the outlet's own voice
    office: str | None = None  # "president", "spokesperson", "body" ...


@dataclass(frozen=True, slots=True)
class Description:
    """An event as one statement describes it. Parties and place are names as read in that document."""

    kind: str
    span: Span  # the words that name the happening ("summit", "will meet")
    parties: tuple[str, ...] = ()
    place: str | None = None
    window: Window | None = None
    name: str | None = None  # a proper name of the event ("Bahrain Grand Prix")
    chain: int | None = None  # statements of one document with one chain speak of one happening, as its reader sees it


@dataclass(frozen=True, slots=True)
class Statement:
    """One document's account of what one speaker said about one event; never changed."""

    id: str
    document: str
    event: Description
    speaker: Speaker
    stance: Stance
    firmness: Firmness
    content_span: Span
    source_span: Span | None = None
    cue_span: Span | None = None
    said_at: Moment | None = None  # None: not told; publication is then its upper bound
    said_how: str | None = None  # the rule by which said_at was found, if the words do not date the speech themselves
    channel: Channel | None = None
    condition: str | None = None
    quoted: bool = False
    reader: str = ""

    @property
    def span(self) -> Span:
        """The passage that covers source, cue and content."""
        parts = [s for s in (self.source_span, self.cue_span, self.content_span) if s]
        return min(s[0] for s in parts), max(s[1] for s in parts)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision on identity or worth. Added, never edited; the newest of the highest hand (editor over rule) rules.

    Identity is judged between statements: an event is known by its founding statement. `value` holds what a
    correction sets ("stance=denies"), or what an editor looked at and lets stand ("over=when" between two statements,
    "2025-10-21=postponed,in_doubt" for an event's standing and what the check says); an undo names the judgement that
    it takes back as its subject.
    """

    id: str
    subject: str
    verdict: Verdict
    by: str  # "rule:<name>" or "editor:<name>"
    because: str
    made_at: Moment
    object: str | None = None
    score: float | None = None
    value: str | None = None

    @property
    def by_editor(self) -> bool:
        return self.by.startswith("editor")


# -------------------------------------------------------------------------------- what reading hands on


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A temporal expression of a text and what it was resolved to (TIMEX3 type and value, first and last day)."""

    span: Span
    words: str
    type: str  # DATE, TIME, DURATION, SET
    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    edtf: str | None = None
    anchor: Moment | None = None
    rule: str | None = None
    reason: str | None = None  # why it was left unresolved

    @property
    def precision(self) -> str | None:
        """How finely it is told: minute, part of day, day, weekend, week, month, ..., vague; None if left open."""
        if self.value is None or self.type in ("DURATION", "SET"):
            return None
        return next((name for shape, name in _PRECISIONS if re.fullmatch(shape, self.value)), None)


# The shapes of TIMEX3 values, finest first.
_PRECISIONS = (
    (r"[-\dX]+T\d\d:\d\d(:\d\d)?", "minute"),
    (r"[-\dX]+T(MO|AF|EV|NI)", "part of day"),
    (r"\d{4}-\d\d-\d\d", "day"),
    (r"\d{4}-W\d\d-WE", "weekend"),
    (r"\d{4}-W\d\d", "week"),
    (r"\d{4}-\d\d", "month"),
    (r"\d{4}-Q\d", "quarter"),
    (r"\d{4}-(SP|SU|FA|WI)", "season"),
    (r"\d{4}-H\d", "half year"),
    (r"\d{4}", "year"),
    (r"\d{3}", "decade"),
    (r"\d{2}", "century"),
    (r"(PAST|PRESENT|FUTURE)_REF", "vague"),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader found in one document."""

    document: str
    reader: str
    statements: tuple[Statement, ...] = ()
    times: tuple[TimeExpression, ...] = ()


@dataclass(frozen=True, slots=True)
class Trouble:
    """Bad input as data: where it is, what is wrong, what would help. One sentence when printed."""

    place: str
    cause: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.cause}; {self.remedy}."


# ----------------------------------------------------------------------------------- where news comes from


@dataclass(frozen=True, slots=True)
class Health:
    """How a source is: what was met there last, and what it gave. Times are moments with a zone."""

    checked: Moment | None = None
    succeeded: Moment | None = None
    failed: Moment | None = None
    error: str | None = None  # one sentence, as of the last failure
    failures: int = 0  # since the last success
    documents: int = 0  # that came from it so far
    etag: str | None = None
    last_modified: str | None = None
    position: str | None = None  # how far a file, mailbox or archive has been read
    moved: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where news comes from, and is looked for again: a feed, a page, a folder, a mailbox, an archive.

    `due` is when it is to be looked at next. `settings` are what the command line said of it.
    """

    address: str
    kind: str  # feed, sitemap, page, folder, file, imap
    added: Moment
    due: Moment
    title: str | None = None
    every: int = 900  # seconds
    outlet: str | None = None
    allow_private: bool = False
    follow: bool = False  # read what a newsletter links to
    names: Mapping[str, str] = field(default_factory=dict)
    health: Health = Health()


@dataclass(frozen=True, slots=True)
class Page:
    """One address that a source named: when it is to be looked at (None: no more), and what was met there.

    `key` is the address that the page itself says is its own; versions are kept under it.
    """

    address: str
    source: str
    due: Moment | None
    first_seen: Moment
    key: str | None = None
    visits: int = 0
    failures: int = 0
    error: str | None = None
    missing: Moment | None = None  # when it was first found gone
    etag: str | None = None
    last_modified: str | None = None
    told: Mapping[str, str | None] = field(
        default_factory=dict
    )  # what the source says of it: title, published, text ...


@dataclass(frozen=True, slots=True)
class Version:
    """What became of a page at one time: first seen, edited, corrected, withdrawn, restored. Only added to.

    `dated` is when the page was first published: what the relative dates of all its versions count from.
    """

    page: str
    change: str
    seen: Moment
    document: str | None = None
    replaces: str | None = None
    note: str | None = None
    dated: Moment | None = None


# ------------------------------------------------------------------------------------------ worked out


@dataclass(frozen=True, slots=True)
class Party:
    """Someone an event depends on, and the side it belongs to."""

    name: str
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A name for statements that speak of one happening; it holds no status of its own.

    `id` is "e" and the digest of its founding statement (the first in the order of the record), whose id is "s" and
    the same digest. `first` and `last` are the first and last day on which something was said about it.
    """

    id: str
    kind: str
    parties: tuple[Party, ...] = ()
    place: str | None = None
    window: Window | None = None
    name: str | None = None
    part_of: str | None = None
    first: str = ""
    last: str = ""
    # What linking needs to tell a later mention of this event from a new one of the same parties:
    held_on: str | None = None  # the last day on which it is reported to have taken place
    off_on: str | None = None  # the day on which it was last called off, if nobody has said since that it is on
    kinds: tuple[str, ...] = ()  # other kinds under which it was spoken of
    setting: tuple[str, ...] = ()  # sides, names and matters it was told among (link.setting)
    windows: tuple[Window, ...] = ()  # windows it was given before the present one, newest last, a few


def founding_statement(event: str) -> str:
    """The id of the statement that founded the event with this id."""
    return "s" + event[1:]


@dataclass(frozen=True, slots=True)
class Link:
    """Where a statement was put: its event, its speaker as resolved on that day, the act of speech it tells."""

    statement: str
    event: str
    speaker: Speaker
    utterance: str
    score: float
    because: str


@dataclass(frozen=True, slots=True)
class Testimony:
    """One statement as it counts for one event, with what weighing needs to know of its document."""

    statement: Statement
    speaker: Speaker  # as resolved by linking
    utterance: str
    outlet: str | None
    published_on: str  # day
    retrieved_on: str  # day
    origin: str
    withdrawn_on: str | None = None
    retracted_on: str | None = None  # taken back by its publisher: known to everyone from that day on

    @property
    def said_on(self) -> str:
        """First day the words can count for: when they were said, else (upper bound) when they were published."""
        return first_day(self.statement.said_at) or self.published_on


@dataclass(frozen=True, slots=True)
class Standing:
    """An event's status from a day on, the statements for and against, and the rule that decided, as a sentence."""

    event: str
    on: str
    status: Status
    because: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """That the probabilistic check is sure of another status than the rules while a standing is in force.

    `posterior` (0 to 1) is how likely it takes `likeliest` to be at the end of `day`.
    """

    event: str
    on: str  # the day on which the standing began
    status: Status  # by the rules
    likeliest: Status
    posterior: float
    day: str


@dataclass(frozen=True, slots=True)
class SidePosition:
    """What one side of an event has said last, and since when; a needed side without a statement is silent.

    `statement` is the last word that someone answers for, `unnamed` the last of an unnamed source if it came later.
    `since` is the day since when the side has said the same.
    """

    side: str
    needed: bool
    statement: str | None = None
    stance: Stance | None = None
    since: str | None = None
    unnamed: str | None = None

    @property
    def silent(self) -> bool:
        """Whether the event depends on this side and nobody has spoken for it by name."""
        return self.needed and self.statement is None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two standing last words about one event that cannot both hold."""

    event: str
    left: str
    right: str
    over: Over
    since: str
    ended: str | None = None
    how_ended: str | None = None


@dataclass(frozen=True, slots=True)
class Reversal:
    """One speaker, or one side, whose stance or window turned."""

    event: str
    before: str
    after: str
    speaker: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Documents that are one text, or rest on one source; `outlet` is that source where its own report is not kept."""

    id: str
    documents: tuple[str, ...]
    how: str
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Sourcing:
    """Where a document has its news from: its origin, how that was seen, and passages that have another one.

    `origin` is the id of the first document of that origin. `outlet` is the outlet that the document rests on, where
    that outlet's own report is not on record. A passage is its first and one past its last character, and its origin:
    a document, or an outlet by name (`BY_NAME` and its key).
    """

    document: str
    origin: str
    how: str = ""
    outlet: str | None = None
    passages: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """A named speaker as it is on record: its sides, how many statements, the first and last day they were told."""

    name: str
    sides: tuple[str, ...]
    statements: int
    first: str
    last: str


# ------------------------------------------------------------------------------------------------- days


def first_day(moment: Moment | None) -> str | None:
    """The first day of a moment: "2025-10" gives "2025-10-01"."""
    if not moment:
        return None
    return {4: moment + "-01-01", 7: moment + "-01"}.get(len(moment), moment[:10])


def last_day(moment: Moment | None) -> str | None:
    """The last day of a moment: "2025-10" gives "2025-10-31"."""
    if not moment:
        return None
    if len(moment) == 4:
        return moment + "-12-31"
    if len(moment) == 7:
        year, month = int(moment[:4]), int(moment[5:7])
        return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()
    return moment[:10]


def digest(*parts: str | None, length: int = 16) -> str:
    """Hex digest that names content; parts are kept apart, so ("a", "b") and ("ab", "") differ."""
    joined = "\x1f".join("" if p is None else p for p in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def now() -> Moment:
    """This moment with its zone, to the second."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


# ------------------------------------------------------------------------------------------- the record


@dataclass(frozen=True, slots=True)
class EventQuery:
    """What `events` may ask: every field given must hold. `day` asks for the status on that day.

    `until` leaves out events that were spoken of again after that day.
    """

    party: str | None = None
    place: str | None = None
    kind: str | None = None
    status: Status | None = None
    day: str | None = None
    words: str | None = None
    limit: int | None = None
    after: str | None = None  # the id of an event: only those that come after it in the listing
    until: str | None = None


# Where a statement stands in the record: the document's day, the document, where the passage starts, the statement.
Position = tuple[str, str, int, str]


def position(document: Document, statement: Statement) -> Position:
    """What the order of the record sorts by, the same in every store."""
    return document.day, document.id, statement.span[0], statement.id


class Ledger(Protocol):
    """What watching needs of a store beside the record: sources, pages and their versions."""

    def sources(self) -> Iterator[Source]:
        """All sources in the order they were added."""
        ...

    def source(self, address: str) -> Source | None: ...
    def save_source(self, source: Source) -> bool:
        """Add a source or set it anew; whether it is new."""
        ...

    def drop_source(self, address: str) -> bool:
        """Look at a source no more; what came from it stays, and so does what is known of its pages."""
        ...

    def page(self, address: str) -> Page | None: ...
    def save_page(self, page: Page) -> None:
        """Add a page or set it anew, and remember the key under which its versions are."""
        ...

    def pages_due(self, now: Moment, horizon: Moment, limit: int) -> Sequence[Page]:
        """Pages to look at now, the longest due first; those due after `horizon` were set by a wrong clock."""
        ...

    def next_due(self) -> Moment | None:
        """When something is due next."""
        ...

    def pages_of(self, key: str) -> Sequence[Page]:
        """The pages that lead to one key."""
        ...

    def pages_from(self, source: str) -> Sequence[Page]:
        """The pages that a source named."""
        ...

    def add_version(self, version: Version) -> None: ...
    def versions(self, *, page: str | None = None, since: Moment | None = None) -> Iterator[Version]:
        """Versions in the order they were seen, of one page (and of its parts) or all, from a moment on."""
        ...

    def version_of(self, document: str) -> Version | None:
        """The version that a document is."""
        ...


class RecordRefused(Exception):  # noqa: N818 - it refuses a caller; nothing of ours went wrong
    """A store cannot do what was asked (locked, full, read-only, not a record): one sentence, never a stack trace."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(str(trouble))
        self.trouble = trouble


class Record(Protocol):
    """What the desk needs of a store. Memory and SQLite keep the same promises, checked by one test suite.

    Kept things are only added, in one transaction a document, and adding twice changes nothing. Worked-out things can
    be dropped and made again. The order of the record is that of `position`. Of a document that several
    readers have read, the statements and times of the last reading count; those of an earlier one stay kept and can
    be looked up by id.
    """

    # kept
    def has_read(self, document: str, reader: str) -> bool: ...
    def enter(self, document: Document, reading: Reading) -> bool:
        """Keep a document and what was read in it; False if that reading was kept already."""
        ...

    def enter_all(self, read: Iterable[tuple[Document, Reading]]) -> int:
        """Many at once in one transaction; how many were new."""
        ...

    def keep_unread(self, documents: Iterable[tuple[Document, str]]) -> int:
        """Keep documents that no reader at hand can read, each with the reason; how many were new."""
        ...

    def unread(self) -> Iterator[tuple[Document, str]]:
        """Documents kept with a reason that no machine has read since, in the order of the record."""
        ...

    def judge(self, judgements: Iterable[Judgement]) -> int: ...
    def retractions(self) -> Iterator[Judgement]:
        """Withdrawals that rules wrote down because a publisher took words back, in the order they were made."""
        ...

    def unsure(self) -> Iterator[Judgement]:
        """Judgements by which a rule said that it was not sure, in the order they were made."""
        ...

    def document(self, id: str) -> Document | None: ...
    def documents(self, *, after: str | None = None) -> Iterator[Document]: ...
    def statement(self, id: str) -> Statement | None: ...
    def statements(self, *, document: str | None = None) -> Iterator[Statement]: ...
    def readings(self) -> Iterator[Reading]:
        """Readings with their times (statements left empty), in the order of the record."""
        ...

    def judgements(self, *, about: Collection[str] | None = None, by_editor: bool = False) -> Iterator[Judgement]: ...
    def counts(self) -> dict[str, int]:
        """How many documents, statements, judgements, events."""
        ...

    # worked out
    def work(self) -> AbstractContextManager[None]:
        """One writer at a time works things out: everything inside is one transaction."""
        ...

    def waiting(self) -> dict[str, int]:
        """How many documents wait for their origin, statements for their event, events to be weighed."""
        ...

    def unsettled(self, limit: int) -> Sequence[tuple[Document, Statement]]:
        """The next statements without a link, in the order of the record."""
        ...

    def without_origin(self, limit: int) -> Sequence[Document]:
        """The next documents without an origin, in the order of the record.

        Where one of them stands before documents that have theirs, those later ones are taken back first, so that
        each document is only ever compared with the ones before it.
        """
        ...

    def sharing(self, fingerprints: Collection[int]) -> Sequence[tuple[str, int]]:
        """Documents with an origin that share fingerprints, and how many; most first; at most 20.

        Of the documents that share one fingerprint the first 50 are known by it: a phrase that an outlet puts under
        each of its texts costs no more than any other, and the first of a hundred copies is found all the same.
        """
        ...

    def origin_of(self, document: str) -> str | None: ...
    def save_origin(self, found: Sourcing, fingerprints: Collection[int]) -> None:
        """Say where a document has its news from; the events it speaks of are weighed again if that has changed."""
        ...

    def origin(self, id: str) -> Origin | None:
        """The origin with this id (that of its first document), of one document too."""
        ...

    def origins(
        self, *, of: Collection[str] | None = None, after: str | None = None, published: str = ...
    ) -> Iterator[Origin]:
        """Origins with two documents or more, and those that are an outlet by name: all, these, those after one.

        By id, and as far as they were published by a day.
        """
        ...

    def candidates(self, keys: Collection[str], since: str) -> Sequence[Event]:
        """Events that share a blocking key and were last spoken of on or after `since`; at most 200, newest first."""
        ...

    def save_link(self, link: Link, event: Event, keys: Collection[str]) -> None:
        """Put a statement to an event (made or grown by it) and mark the event as not yet weighed."""
        ...

    def unlink_from(self, statement: str) -> int:
        """Take back every link from this statement on in the order of the record, and the events founded there;
        events that lose statements are marked as not yet weighed. How many links were taken back."""
        ...

    def last_settled(self) -> str | None:
        """The last linked statement in the order of the record."""
        ...

    def link(self, statement: str) -> Link | None:
        """Where the rules put a statement, before any joining of events by an editor."""
        ...

    def event_as_linked(self, id: str) -> Event | None:
        """An event as the rules made it, before any joining of events by an editor."""
        ...

    def joined(self) -> dict[str, str]:
        """Events that an editor joined to another one, and to which."""
        ...

    def save_joined(self, joined: Mapping[str, str], shown: Collection[Event]) -> None:
        """Set all joins anew: which event goes into which, and how the events joined to are to be shown.

        A joined event is no longer listed; its id leads to the other one, which has the statements of both.
        """
        ...

    def mark_stale(self, events: Collection[str]) -> None:
        """Mark events as not yet weighed."""
        ...

    def unweighed(self, limit: int) -> Sequence[str]: ...
    def save_weighed(
        self,
        event: str,
        standings: Sequence[Standing],
        contradictions: Sequence[Contradiction],
        reversals: Sequence[Reversal],
        checks: Sequence[Check] = (),
    ) -> None: ...

    def forget_work(self) -> None:
        """Drop everything worked out."""
        ...

    # looking things up
    def event(self, id: str) -> Event | None:
        """By id or by the beginning of one, if it names one event only."""
        ...

    def event_of(self, statement: str) -> str | None:
        """The event that a statement counts for, joins by an editor included."""
        ...

    def events(self, query: EventQuery = EventQuery()) -> Iterator[Event]:
        """What the query asks for, last spoken of first, of two of one day the later founded."""
        ...

    def events_named(self, ids: Collection[str]) -> dict[str, Event]:
        """Events by their whole ids; an id that leads to another event by an editor's joining leads there."""
        ...

    def events_told(self, statements: Collection[str]) -> dict[str, str]:
        """Of each of these statements the event that it counts for, joins by an editor included."""
        ...

    def due(self, since: str, until: str) -> Iterator[Event]:
        """Events whose window ends on one of these days, the first to end first."""
        ...

    def testimony(self, event: str) -> Sequence[Testimony]:
        """All statements of an event in the order they were said, then published."""
        ...

    def testimonies(self, events: Collection[str]) -> dict[str, Sequence[Testimony]]:
        """The same of several events at once, by their ids."""
        ...

    def standings(self, event: str) -> Sequence[Standing]: ...
    def standings_among(self, events: Collection[str]) -> dict[str, Sequence[Standing]]:
        """The change points of several events at once, by their ids, each oldest first."""
        ...

    def contradictions(self, event: str | None = None) -> Iterator[Contradiction]: ...
    def open_contradictions(self, event: str | None = None) -> Iterator[Contradiction]:
        """Those without an end."""
        ...

    def reversals(self, event: str | None = None) -> Iterator[Reversal]: ...
    def checks(self, event: str | None = None) -> Iterator[Check]: ...
    def links(self) -> Iterator[Link]:
        """All links in the order of the record, joins by an editor included."""
        ...

    # browsed
    def search(
        self, words: str, *, after: str | None = None, said: str | None = None, published: str | None = None
    ) -> Iterator[str]:
        """Linked statements whose passage or speaker has all these words, the newest document first."""
        ...

    def spoken(
        self,
        *,
        speaker: str | None = None,
        after: str | None = None,
        said: str | None = None,
        published: str | None = None,
    ) -> Iterator[str]:
        """Linked statements, of one named speaker or all, the newest document first.

        Those after a given one; those said, and those published, by a day.
        """
        ...

    def speakers(self, *, until: str = ..., name: str | None = None) -> Sequence[Voice]:
        """Named speakers, those most on record first, by the documents of a day and before; all of them or one."""
        ...

    def changes(self, since: str, until: str, event: str | None = None) -> Iterator[tuple[Standing, Standing | None]]:
        """Change points on these days and the standing each replaces, the newest first; of one event or all."""
        ...

    def spanning(self, day: str, *, since: str | None = None, until: str | None = None) -> Iterator[Event]:
        """Events that were spoken of by this day and again after it.

        With `since` and `until` those of which words were said or came out, or a window ended, on these days (for a
        window, or on the day before them).
        """
        ...

    def close(self) -> None: ...
