"""What reading knows of each language: tables of words and rules, one folder a language."""
