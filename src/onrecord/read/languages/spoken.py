"""The language that is read: the one place that names its folder. Another language is a folder of the same tables."""

from onrecord.read.languages.en import times_rules, times_tense, times_words

__all__ = ["times_rules", "times_tense", "times_words"]
