-- What gathering keeps: documents that wait for a reader, sources, pages and their versions.

-- Why nobody has read a document yet. It stays when one has: what counts is whether there is a reading.
CREATE TABLE unread (
    document TEXT PRIMARY KEY REFERENCES documents (id),
    reason   TEXT NOT NULL
) WITHOUT ROWID;
CREATE TRIGGER unread_stay BEFORE UPDATE ON unread
BEGIN SELECT RAISE(ABORT, 'reasons are only added to'); END;

CREATE INDEX retractions ON judgements (n) WHERE NOT by_editor AND json_extract(body, '$.verdict') = 'withdraw';

-- Where news comes from. `state` is what was met there last (JSON): times, errors, yield, what the server said.
CREATE TABLE sources (
    n        INTEGER PRIMARY KEY,
    address  TEXT NOT NULL UNIQUE,
    kind     TEXT NOT NULL,
    settings TEXT NOT NULL,
    added    TEXT NOT NULL,
    due      TEXT NOT NULL,  -- UTC, so that text compares as time
    state    TEXT NOT NULL
);
CREATE INDEX sources_by_due ON sources (due);

-- One row an address that was ever named: it is due to be looked at, or was looked at for the last time (due IS NULL).
CREATE TABLE pages (
    n        INTEGER PRIMARY KEY,
    address  TEXT NOT NULL UNIQUE,
    source   INTEGER NOT NULL REFERENCES sources (n),
    due      TEXT,
    state    TEXT NOT NULL
);
CREATE INDEX pages_by_due ON pages (due) WHERE due IS NOT NULL;
CREATE INDEX pages_by_source ON pages (source);
-- Under which names feeds spoke of a page: its id in the feed, its address before a redirect.
CREATE TABLE page_names (
    name TEXT NOT NULL, page INTEGER NOT NULL REFERENCES pages (n),
    PRIMARY KEY (name, page)
) WITHOUT ROWID;

-- What became of a page, in the order it was seen: first seen, edited, corrected, withdrawn. Only added to.
CREATE TABLE versions (
    n        INTEGER PRIMARY KEY,
    page     TEXT NOT NULL,    -- its address; of a post of a live blog with the post's name
    document TEXT,             -- none for a withdrawal
    replaces TEXT,             -- the document it takes the place of
    change   TEXT NOT NULL,    -- first, edited, corrected, withdrawn
    seen     TEXT NOT NULL,
    note     TEXT,
    dated    TEXT              -- when the page was first published: what its relative dates count from
);
CREATE INDEX versions_of_pages ON versions (page, n);
CREATE INDEX versions_by_document ON versions (document) WHERE document IS NOT NULL;
CREATE INDEX versions_by_time ON versions (seen);
CREATE TRIGGER versions_stay BEFORE UPDATE ON versions
BEGIN SELECT RAISE(ABORT, 'versions are only added to'); END;
CREATE TRIGGER versions_remain BEFORE DELETE ON versions
BEGIN SELECT RAISE(ABORT, 'versions are only added to'); END;
