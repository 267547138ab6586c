PRAGMA application_id = 0x6f6e7263;  -- "onrc": how a file says that it is a record

-- What is kept. Rows are only added; triggers refuse anything else.

CREATE TABLE documents (
    n         INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    day       TEXT NOT NULL,
    published TEXT NOT NULL,  -- the day by which it was surely out
    retrieved TEXT NOT NULL,
    outlet    TEXT,
    body      TEXT NOT NULL
);
CREATE INDEX documents_in_order ON documents (day, id);

-- That a reader has read a document, and the times it found. The last reading by a machine counts, and all by editors.
CREATE TABLE readings (
    n         INTEGER PRIMARY KEY,
    document  TEXT NOT NULL REFERENCES documents (id),
    reader    TEXT NOT NULL,
    by_editor INTEGER NOT NULL,
    times     TEXT NOT NULL,
    UNIQUE (document, reader)
);
CREATE INDEX readings_by_machines ON readings (document, n) WHERE NOT by_editor;

CREATE TABLE statements (
    id       TEXT NOT NULL UNIQUE,
    day      TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    start    INTEGER NOT NULL,
    reading  INTEGER NOT NULL REFERENCES readings (n),
    body     TEXT NOT NULL
);
CREATE INDEX statements_of_readings ON statements (reading);
CREATE INDEX statements_in_order ON statements (day, document, start, id);

CREATE TABLE judgements (
    n         INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    subject   TEXT NOT NULL,
    object    TEXT,
    by_editor INTEGER NOT NULL,
    body      TEXT NOT NULL
);
CREATE INDEX judgements_by_subject ON judgements (subject);
CREATE INDEX judgements_by_object ON judgements (object) WHERE object IS NOT NULL;
CREATE INDEX judgements_by_editors ON judgements (n) WHERE by_editor;

CREATE VIEW statements_that_count AS
SELECT s.* FROM statements s JOIN readings r ON r.n = s.reading
WHERE r.by_editor
   OR r.n = (SELECT max(l.n) FROM readings l WHERE l.document = s.document AND NOT l.by_editor);

CREATE TRIGGER documents_stay BEFORE UPDATE ON documents
BEGIN SELECT RAISE(ABORT, 'documents are only added to'); END;
CREATE TRIGGER documents_remain BEFORE DELETE ON documents
BEGIN SELECT RAISE(ABORT, 'documents are only added to'); END;
CREATE TRIGGER readings_stay BEFORE UPDATE ON readings
BEGIN SELECT RAISE(ABORT, 'readings are only added to'); END;
CREATE TRIGGER readings_remain BEFORE DELETE ON readings
BEGIN SELECT RAISE(ABORT, 'readings are only added to'); END;
CREATE TRIGGER statements_stay BEFORE UPDATE ON statements
BEGIN SELECT RAISE(ABORT, 'statements are only added to'); END;
CREATE TRIGGER statements_remain BEFORE DELETE ON statements
BEGIN SELECT RAISE(ABORT, 'statements are only added to'); END;
CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are only added to'); END;
CREATE TRIGGER judgements_remain BEFORE DELETE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are only added to'); END;
