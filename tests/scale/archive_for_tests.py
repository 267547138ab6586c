"""A run over a made archive, as a program of its own, so that it can be killed."""

import sys

from readers_for_tests import GOOD

from onrecord.desk import open_record
from onrecord.gather.documents import make_document
from onrecord.model import Document
from onrecord.scale.local import read_all


def archive(size: int) -> list[Document]:
    """Documents that take a while to read."""
    made = [
        make_document(f"slow {i}", place="here", outlet="A", published_at=f"2025-10-{i % 28 + 1:02d}")
        for i in range(size)
    ]
    return [document for document in made if isinstance(document, Document)]


def run(path: str, processes: int, size: int) -> None:
    """Read the archive into the record at this path, saying so after each batch."""
    record = open_record(path)
    read_all(archive(size), record, processes=processes, reader=GOOD, progress=lambda *told: print(*told, flush=True))
    record.close()


if __name__ == "__main__":
    run(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
