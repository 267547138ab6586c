"""Readers of the data sets: each turns one set into examples, and leaves out what a benchmark holds."""
