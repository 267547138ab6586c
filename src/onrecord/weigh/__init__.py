"""Decide from values alone: where an event stands, who contradicts whom, who turned."""
