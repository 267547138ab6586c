"""The record in other people's formats: tables, calendars, linked data, news items, provenance, feeds."""
