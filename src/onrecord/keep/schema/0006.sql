-- Where documents have their news from: the outlet they rest on by name, and passages that have another origin.

ALTER TABLE origins ADD COLUMN outlet TEXT;             -- its name, where its own report is not on record
ALTER TABLE origins ADD COLUMN passages TEXT;           -- JSON [[start, end, origin], ...]; NULL for none
CREATE INDEX origins_by_name ON origins (origin) WHERE outlet IS NOT NULL;
CREATE INDEX origins_with_all_documents ON origins (origin, day, document);

-- What an older onrecord had found is found again.
DELETE FROM fingerprints;
UPDATE origins SET marks = NULL;
INSERT OR IGNORE INTO unsourced SELECT day, document FROM origins;
