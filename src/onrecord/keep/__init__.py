"""Keep: the record, only added to, in memory or in one SQLite file."""
