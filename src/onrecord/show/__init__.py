"""Say it to people and programs: words, pages, listings, exports, the command line."""
