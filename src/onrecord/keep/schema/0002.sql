-- What is worked out from the kept tables. All of it can be emptied and made again.

-- Statements that wait for their event, and documents that wait for their origin, in the order of the record.
CREATE TABLE unsettled (
    day TEXT NOT NULL, document TEXT NOT NULL, start INTEGER NOT NULL, statement TEXT NOT NULL,
    PRIMARY KEY (day, document, start, statement)
) WITHOUT ROWID;
CREATE TABLE unsourced (
    day TEXT NOT NULL, document TEXT NOT NULL,
    PRIMARY KEY (day, document)
) WITHOUT ROWID;

CREATE TABLE origins (
    document TEXT PRIMARY KEY,
    day      TEXT NOT NULL,
    origin   TEXT NOT NULL,
    how      TEXT NOT NULL,
    marks    BLOB  -- its fingerprints, 8 bytes each; NULL while its origin is to be found again
) WITHOUT ROWID;
CREATE INDEX origins_in_order ON origins (day, document) WHERE marks IS NOT NULL;
CREATE INDEX origins_that_are_shared ON origins (origin) WHERE origin <> document;

CREATE TABLE fingerprints (
    mark INTEGER NOT NULL, n INTEGER NOT NULL,  -- n: the document's number
    PRIMARY KEY (mark, n)
) WITHOUT ROWID;

-- An event as the rules see it (`body`) and, where an editor joined others to it, as it is shown. Events are numbered
-- as they are founded, which is in the order of the record.
CREATE TABLE events (
    n        INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    first    TEXT NOT NULL,
    last     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    place    TEXT NOT NULL,
    earliest TEXT,
    latest   TEXT,
    words    TEXT NOT NULL,
    joined   TEXT,
    stale    INTEGER NOT NULL,
    keys     TEXT NOT NULL,
    body     TEXT NOT NULL,
    shown    TEXT
);
-- Narrow, and with all that listings filter by: the rows themselves are ten times as wide.
CREATE INDEX events_newest_first ON events (last DESC, n DESC, kind, place, words) WHERE joined IS NULL;
CREATE INDEX events_by_window ON events (latest, id) WHERE joined IS NULL;
CREATE INDEX events_joined ON events (joined) WHERE joined IS NOT NULL;
CREATE INDEX events_stale ON events (stale) WHERE stale;

CREATE TABLE parties (
    n    INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE event_parties (
    party INTEGER NOT NULL, event INTEGER NOT NULL,
    PRIMARY KEY (party, event)
) WITHOUT ROWID;
CREATE INDEX event_parties_of ON event_parties (event);

CREATE TABLE event_keys (
    key TEXT NOT NULL, last TEXT NOT NULL, event INTEGER NOT NULL,
    PRIMARY KEY (key, last, event)
) WITHOUT ROWID;

-- Where a statement was put, and the event as it was then, so that links can be taken back from the end.
CREATE TABLE links (
    statement TEXT NOT NULL UNIQUE,
    event     INTEGER NOT NULL,
    day       TEXT NOT NULL,
    document  TEXT NOT NULL,
    start     INTEGER NOT NULL,
    body      TEXT NOT NULL,
    keys      TEXT NOT NULL,
    grown     TEXT NOT NULL
);
CREATE INDEX links_in_order ON links (day, document, start, statement);
CREATE INDEX links_of_events ON links (event);

-- Change points; a standing is in force from its day until the day before `until`.
CREATE TABLE standings (
    event  INTEGER NOT NULL,
    n      INTEGER NOT NULL,
    since  TEXT NOT NULL,
    until  TEXT NOT NULL,
    status TEXT NOT NULL,
    body   TEXT NOT NULL,
    UNIQUE (event, n)
);
CREATE INDEX standings_by_status ON standings (status, since, until, event);

CREATE TABLE contradictions (
    event INTEGER NOT NULL, n INTEGER NOT NULL, body TEXT NOT NULL,
    UNIQUE (event, n)
);
CREATE TABLE reversals (
    event INTEGER NOT NULL, n INTEGER NOT NULL, body TEXT NOT NULL,
    UNIQUE (event, n)
);
