"""The shipped reader in worker processes, over the dossier that ships."""

from importlib.resources import files

import pytest

from onrecord.desk import open_record
from onrecord.gather.files import gather
from onrecord.scale import local
from onrecord.scale.local import read_all


def test_two_processes_put_the_dossier_on_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "BATCH", 4)  # else the dossier is one batch, which is read without workers
    dossier = str(files("onrecord") / "stories" / "budapest" / "documents.jsonl")
    record = open_record(None)
    phases: dict[str, int] = {}
    summary = read_all(
        gather([dossier], published=None, outlet=None),
        record,
        processes=2,
        progress=lambda phase, done, total: phases.update({phase: done}),
    )
    assert summary.troubles == ()
    assert summary.new == summary.documents == record.counts()["documents"] == phases["read"]
    assert summary.statements == record.counts()["statements"] > 30
    assert record.waiting() == {"origins": 0, "statements": 0, "events": 0}
    for statement in record.statements():
        document = record.document(statement.document)
        assert document is not None
        assert document.text[slice(*statement.span)].strip()
