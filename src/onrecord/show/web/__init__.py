"""The record in a browser and over HTTP: pages, an interface for programs, calendars and feeds."""
