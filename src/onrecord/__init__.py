"""onrecord keeps the record of announced events."""
