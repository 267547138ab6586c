-- What gathering keeps: documents that wait for a reader, sources, pages and their versions.

-- Why nobody has read a document yet. It stays when one has: what counts is whether there is a reading.
CREATE TABLE unread (
    document TEXT PRIMARY KEY REFERENCES documents (id),
    reason   TEXT NOT NULL
) WITHOUT ROWID;
CREATE TRIGGER unread_stay BEFORE UPDATE ON unread
BEGIN SELECT RAISE(ABORT, 'reasons are only added to'); END;

CREATE INDEX retractions ON judgements (n) WHERE NOT by_editor AND json_extract(body, '$.verdict') IN ('withdraw', 'undo');

-- Where news comes from. `body` is the whole source with what was met there last (JSON). Times in UTC, all of one
-- form, so that text compares as time.
CREATE TABLE sources (
    n       INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    due     TEXT NOT NULL,
    body    TEXT NOT NULL
);
CREATE INDEX sources_by_due ON sources (due);

-- Every address that a source ever named: it is due to be looked at, or is looked at no more (due IS NULL).
CREATE TABLE pages (
    n       INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    page    TEXT,             -- the key under which its versions are
    due     TEXT,
    body    TEXT NOT NULL
);
CREATE INDEX pages_by_due ON pages (due) WHERE due IS NOT NULL;
CREATE INDEX pages_by_key ON pages (page) WHERE page IS NOT NULL;

-- What became of a page, in the order it was seen: first seen, edited, corrected, withdrawn. Only added to.
CREATE TABLE versions (
    n        INTEGER PRIMARY KEY,
    page     TEXT NOT NULL,  -- its key; of a post of a live blog, with the name of the post
    document TEXT,           -- none for a withdrawal
    seen     TEXT NOT NULL,
    body     TEXT NOT NULL
);
CREATE INDEX versions_of_pages ON versions (page, n);
CREATE INDEX versions_by_document ON versions (document) WHERE document IS NOT NULL;
CREATE INDEX versions_by_time ON versions (seen);
CREATE TRIGGER versions_stay BEFORE UPDATE ON versions
BEGIN SELECT RAISE(ABORT, 'versions are only added to'); END;
CREATE TRIGGER versions_remain BEFORE DELETE ON versions
BEGIN SELECT RAISE(ABORT, 'versions are only added to'); END;
