"""The same reading over an archive: many worker processes, one record."""
