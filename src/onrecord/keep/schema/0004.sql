-- For those who look at the record: what was said by whom, word by word, and which day moves what.

-- One row for each linked statement. `n` ties it to its words in `said`.
CREATE TABLE spoken (
    n         INTEGER PRIMARY KEY,
    statement TEXT NOT NULL UNIQUE,
    day       TEXT NOT NULL,
    speaker   TEXT NOT NULL,  -- the name as resolved; empty where the speaker is unnamed or the outlet itself
    side      TEXT NOT NULL
);
CREATE INDEX spoken_by ON spoken (speaker, day, n) WHERE speaker <> '';
CREATE INDEX spoken_newest_first ON spoken (day DESC, n DESC);

CREATE VIRTUAL TABLE said USING fts5 (words, who, tokenize = 'unicode61 remove_diacritics 2');

CREATE TRIGGER links_are_spoken AFTER INSERT ON links
BEGIN
    INSERT INTO spoken (statement, day, speaker, side)
    SELECT NEW.statement, NEW.day,
           CASE WHEN json_extract(NEW.body, '$.speaker.unnamed') OR json_extract(NEW.body, '$.speaker.narration') THEN ''
                ELSE coalesce(json_extract(NEW.body, '$.speaker.name'), '') END,
           coalesce(json_extract(NEW.body, '$.speaker.side'), '');
    INSERT INTO said (rowid, words, who)
    SELECT last_insert_rowid(),
           substr(json_extract(d.body, '$.text'), s.start + 1,
                  max(coalesce(json_extract(s.body, '$.content_span[1]'), 0),
                      coalesce(json_extract(s.body, '$.source_span[1]'), 0),
                      coalesce(json_extract(s.body, '$.cue_span[1]'), 0)) - s.start),
           coalesce(json_extract(NEW.body, '$.speaker.name'), '') || ' '
           || coalesce(json_extract(NEW.body, '$.speaker.description'), '') || ' '
           || coalesce(json_extract(NEW.body, '$.speaker.side'), '')
    FROM statements s JOIN documents d ON d.id = s.document WHERE s.id = NEW.statement;
END;
CREATE TRIGGER links_are_unspoken AFTER DELETE ON links
BEGIN
    DELETE FROM said WHERE rowid = (SELECT n FROM spoken WHERE statement = OLD.statement);
    DELETE FROM spoken WHERE statement = OLD.statement;
END;

-- What an older onrecord had linked already.
INSERT INTO spoken (statement, day, speaker, side)
SELECT l.statement, l.day,
       CASE WHEN json_extract(l.body, '$.speaker.unnamed') OR json_extract(l.body, '$.speaker.narration') THEN ''
            ELSE coalesce(json_extract(l.body, '$.speaker.name'), '') END,
       coalesce(json_extract(l.body, '$.speaker.side'), '')
FROM links l ORDER BY l.day, l.document, l.start, l.statement;
INSERT INTO said (rowid, words, who)
SELECT p.n,
       substr(json_extract(d.body, '$.text'), s.start + 1,
              max(coalesce(json_extract(s.body, '$.content_span[1]'), 0),
                  coalesce(json_extract(s.body, '$.source_span[1]'), 0),
                  coalesce(json_extract(s.body, '$.cue_span[1]'), 0)) - s.start),
       coalesce(json_extract(l.body, '$.speaker.name'), '') || ' '
       || coalesce(json_extract(l.body, '$.speaker.description'), '') || ' '
       || coalesce(json_extract(l.body, '$.speaker.side'), '')
FROM spoken p JOIN links l ON l.statement = p.statement
JOIN statements s ON s.id = p.statement JOIN documents d ON d.id = s.document;

CREATE INDEX standings_by_day ON standings (since, event, n);
CREATE INDEX events_spanning ON events (last, first) WHERE joined IS NULL;

-- Who asked to be told of changes, and what is still to be sent. Not part of the record: it is never exported.
CREATE TABLE hooks (
    id      TEXT PRIMARY KEY,
    body    TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE deliveries (
    hook    TEXT NOT NULL,
    id      TEXT NOT NULL,      -- of the change; with the hook it names the delivery
    body    TEXT NOT NULL,      -- what is sent, to the letter, each time
    tries   INTEGER NOT NULL,
    due     TEXT,               -- when to try (again); NULL once it is delivered, given up, or was known before
    outcome TEXT NOT NULL,
    PRIMARY KEY (hook, id)
) WITHOUT ROWID;
CREATE INDEX deliveries_due ON deliveries (due) WHERE due IS NOT NULL;
