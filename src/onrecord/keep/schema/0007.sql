-- What a person is to look at: where the probabilistic check is sure of another status than the rules, and pairs of
-- statements of which a rule was not sure.

CREATE TABLE checks (
    event INTEGER NOT NULL, n INTEGER NOT NULL, body TEXT NOT NULL,
    UNIQUE (event, n)
);
CREATE INDEX judgements_unsure ON judgements (n) WHERE NOT by_editor AND json_extract(body, '$.verdict') = 'unsure';
CREATE INDEX contradictions_open ON contradictions (event, n) WHERE json_extract(body, '$.ended') IS NULL;

-- What an older onrecord had weighed is weighed again, with the check.
UPDATE events SET stale = 1 WHERE joined IS NULL;
