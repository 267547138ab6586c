"""Says which: speakers to names and sides, statements to events, words to acts of speech, texts to origins."""
