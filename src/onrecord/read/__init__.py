"""Finds statements about announced events, and temporal expressions, in one document."""

from onrecord.read.reader import READER, read_document, read_documents

__all__ = ["READER", "read_document", "read_documents"]
