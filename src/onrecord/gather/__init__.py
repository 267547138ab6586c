"""Get documents in: files, folders, patterns and standard input."""
