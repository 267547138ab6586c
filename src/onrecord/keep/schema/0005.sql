-- For those who ask what was known on a past day: looked up here, so that only what was still told of after that day
-- and moved near it is weighed anew.

-- From which day on a statement counts, and by which day its document was surely out.
ALTER TABLE spoken ADD COLUMN said_on TEXT NOT NULL DEFAULT '';
ALTER TABLE spoken ADD COLUMN published_on TEXT NOT NULL DEFAULT '';

-- Days on which something about an event can have changed: words were said or came out, a window ended, the day after.
-- A day too many costs a look; none is missing.
CREATE TABLE stirred (
    day TEXT NOT NULL, event INTEGER NOT NULL,
    PRIMARY KEY (day, event)
) WITHOUT ROWID;
CREATE INDEX stirred_by_event ON stirred (event);

-- A statement with its days. Of a moment known to the month or year, the first and the last day of that.
CREATE VIEW days_of_statements AS
SELECT s.id AS statement, d.published,
       CASE length(json_extract(s.body, '$.said_at'))
           WHEN 4 THEN json_extract(s.body, '$.said_at') || '-01-01'
           WHEN 7 THEN json_extract(s.body, '$.said_at') || '-01'
           ELSE substr(nullif(json_extract(s.body, '$.said_at'), ''), 1, 10) END AS first_said,
       CASE length(json_extract(s.body, '$.said_at'))
           WHEN 4 THEN json_extract(s.body, '$.said_at') || '-12-31'
           WHEN 7 THEN date(json_extract(s.body, '$.said_at') || '-01', '+1 month', '-1 day')
           ELSE substr(nullif(json_extract(s.body, '$.said_at'), ''), 1, 10) END AS last_said,
       substr(json_extract(s.body, '$.event.window.latest'), 1, 10) AS ends
FROM statements s JOIN documents d ON d.id = s.document;

UPDATE spoken SET (said_on, published_on) =
    (SELECT coalesce(first_said, published), published FROM days_of_statements t WHERE t.statement = spoken.statement);
INSERT OR IGNORE INTO stirred
SELECT day, event FROM (
    SELECT first_said AS day, event FROM links JOIN days_of_statements USING (statement)
    UNION ALL SELECT last_said, event FROM links JOIN days_of_statements USING (statement)
    UNION ALL SELECT published, event FROM links JOIN days_of_statements USING (statement)
    UNION ALL SELECT ends, event FROM links JOIN days_of_statements USING (statement)
    UNION ALL SELECT date(ends, '+1 day'), event FROM links JOIN days_of_statements USING (statement)
) WHERE day IS NOT NULL;

CREATE TRIGGER spoken_on_days AFTER INSERT ON spoken
BEGIN
    UPDATE spoken SET (said_on, published_on) =
        (SELECT coalesce(first_said, published), published FROM days_of_statements WHERE statement = NEW.statement)
    WHERE n = NEW.n;
END;
CREATE TRIGGER links_stir AFTER INSERT ON links
BEGIN
    INSERT OR IGNORE INTO stirred
    SELECT day, NEW.event FROM (
        SELECT first_said AS day FROM days_of_statements WHERE statement = NEW.statement
        UNION SELECT last_said FROM days_of_statements WHERE statement = NEW.statement
        UNION SELECT published FROM days_of_statements WHERE statement = NEW.statement
        UNION SELECT ends FROM days_of_statements WHERE statement = NEW.statement
        UNION SELECT date(ends, '+1 day') FROM days_of_statements WHERE statement = NEW.statement
    ) WHERE day IS NOT NULL;
END;
CREATE TRIGGER events_rest AFTER DELETE ON events
BEGIN
    DELETE FROM stirred WHERE event = OLD.n;
END;

-- Whom one named speaker, and all of them, are counted from without touching the rows.
DROP INDEX spoken_by;
CREATE INDEX spoken_by ON spoken (speaker, day, n, side) WHERE speaker <> '';
-- Only what was spoken of on more than one day can have stood otherwise in between: one event of ten.
DROP INDEX events_spanning;
CREATE INDEX events_spanning ON events (last, first) WHERE joined IS NULL AND last <> first;
