"""What a desk drops on the command line: each becomes documents or one sentence."""

import gzip
import io
import os
import re
import sys
from pathlib import Path

import pytest

from onrecord.gather import documents, files, json_items
from onrecord.gather.files import gather
from onrecord.model import Document, Trouble


def got(*paths: object, published: str | None = None, outlet: str | None = None) -> list[Document | Trouble]:
    return list(gather([str(p) for p in paths], published=published, outlet=outlet))


def one_document(*paths: object, published: str | None = None, outlet: str | None = None) -> Document:
    [document] = got(*paths, published=published, outlet=outlet)
    assert isinstance(document, Document)
    return document


def one_trouble(*paths: object) -> Trouble:
    [trouble] = got(*paths)
    assert isinstance(trouble, Trouble)
    assert_one_sentence(trouble)
    return trouble


def assert_one_sentence(trouble: Trouble) -> None:
    sentence = str(trouble)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert not re.search(r"\. [A-Z]", sentence.removeprefix(trouble.place))


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# ------------------------------------------------------------------------------------------------ text


def test_a_text_takes_day_and_outlet_from_the_command_line(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "They will meet.\r\nSo she says.\rHe too.\n")
    document = one_document(path, published="16 October 2025", outlet="The Courier")
    assert document.text == "They will meet.\nSo she says.\nHe too.\n"
    assert (document.published_at, document.outlet, document.path) == ("2025-10-16", "The Courier", str(path))
    assert document.via == "file"


def test_without_day_and_outlet_they_stay_unknown(tmp_path: Path) -> None:
    document = one_document(write(tmp_path, "a.md", "They will meet."))
    assert (document.published_at, document.outlet) == (None, None)


def test_the_same_text_of_two_outlets_is_two_documents_and_read_again_is_the_same(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "They will meet.")
    first = one_document(path, published="2025-10-16", outlet="A")
    assert first.id != one_document(path, published="2025-10-16", outlet="B").id
    assert first.id != one_document(path, published="2025-10-17", outlet="A").id
    assert first.id == one_document(path, published="2025-10-16T08:00:00+02:00", outlet="A").id


def test_a_day_that_is_none_on_the_command_line_stops_everything(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "They will meet.")
    [trouble] = got(path, published="yesterday")
    assert isinstance(trouble, Trouble)
    assert trouble.place == "--published"


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "empty"),
        (b" \n\t ", "no text"),
        (b"\xef\xbb\xbf", "no text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (bytes(range(1, 32)) * 4, "binary"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, cause: str) -> None:
    assert cause in one_trouble(write(tmp_path, "a.txt", content)).cause


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_give_the_same_text(tmp_path: Path, encoding: str) -> None:
    text = "“We will meet,” said the président – in Genève, for 5 €.\n"
    assert one_document(write(tmp_path, "a.txt", text.encode(encoding))).text == text


def test_one_broken_character_does_not_turn_the_rest_to_gibberish(tmp_path: Path) -> None:
    text = "Genève, Genève, Genève, Genève, Genève, Genève, Genève, Genève, Genève, Genève".encode() + b" \xff."
    assert one_document(write(tmp_path, "a.txt", text)).text.startswith("Genève, Genève")


def test_a_text_of_fifty_megabytes_is_refused_with_the_limit(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"They will meet. " * 3_200_000)
    assert f"{documents.LONGEST_TEXT:,}" in one_trouble(path).cause
    path = write(tmp_path, "a.txt", b"They will meet. " * 400_000)
    assert "6,400,000 characters" in one_trouble(path).cause


def test_a_file_without_a_telling_name_is_judged_by_its_content(tmp_path: Path) -> None:
    assert one_document(write(tmp_path, "a", "They will meet.")).text == "They will meet."
    assert one_document(write(tmp_path, "b", '{"text": "They will meet."}')).text == "They will meet."
    page = "<!DOCTYPE html><html><body><article><p>" + "They will meet. " * 20 + "</p></article></body></html>"
    assert "<" not in one_document(write(tmp_path, "c", page)).text


def test_standard_input_is_read_as_text_and_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO("They will meet in Genève.".encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    document = one_document("-", published="2025-10-16")
    assert (document.text, document.path) == ("They will meet in Genève.", "-")
    assert not stdin.buffer.closed


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.zip", "a.opml"])
def test_formats_that_are_not_read_are_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    assert "this version does not read" in one_trouble(write(tmp_path, name, "x")).cause


# -------------------------------------------------------------------------------- folders, patterns, paths


def test_a_folder_is_read_in_order_without_hidden_files_and_what_is_about_the_folder(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ["c.txt", "b/d.txt", "a.txt", ".hidden.txt", ".git/e.txt", "README.md", "photo.jpg"]:
        write(tmp_path, name, name)
    assert [d.text for d in got(tmp_path) if isinstance(d, Document)] == ["a.txt", "b/d.txt", "c.txt"]


def test_a_link_back_up_does_not_go_round_forever(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "They will meet.")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(got(tmp_path)) == 1


def test_a_link_to_nowhere_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    write(tmp_path, "b.txt", "They will meet.")
    assert [type(x) for x in got(tmp_path)] == [Trouble, Document, Trouble]
    assert "cannot be read" in one_trouble(tmp_path / "a.txt").cause


def test_folder_named_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.json").mkdir()
    write(tmp_path / "x.json", "a.txt", "They will meet.")
    assert one_document(tmp_path / "x.json").text == "They will meet."


def test_patterns_that_the_shell_left_alone(tmp_path: Path) -> None:
    for name in ["b.txt", "a.txt", "c.md"]:
        write(tmp_path, name, name)
    assert [d.text for d in got(tmp_path / "*.txt") if isinstance(d, Document)] == ["a.txt", "b.txt"]
    assert len(got(tmp_path / "**")) == 3
    assert "no file matches" in one_trouble(tmp_path / "*.html").cause


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    assert one_document(write(tmp_path, "a[1].txt", "They will meet.")).text == "They will meet."


def test_missing_paths_and_empty_folders_are_reported(tmp_path: Path) -> None:
    assert "no such file" in one_trouble(tmp_path / "gone.txt").cause
    assert "no such file" in one_trouble("a\0b").cause
    assert "no file in this folder" in one_trouble(tmp_path).cause


def test_what_we_may_not_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "a.txt", "They will meet.")
    if os.geteuid() == 0:  # root may read everything

        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr(files, "_open", refuse)
    else:
        path.chmod(0)
    assert "not allowed" in one_trouble(path).cause


def test_a_name_that_is_no_utf8_can_be_stored_and_printed(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(raw)).write_text("They will meet.")
    document = one_document(os.fsdecode(raw))
    assert document.path is not None
    assert document.path.encode().endswith("caf\ufffd.txt".encode())


# ------------------------------------------------------------------------------------------------ JSON


def test_json_lines_with_the_keys_of_others(tmp_path: Path) -> None:
    lines = """\
{"id": 7, "url": "https://a.example/1", "outlet": "A", "published": "2025-10-16", "title": "T", "text": "One."}

{"publisher": {"name": "B"}, "date": "2025-10", "body": "Two.", "author": "Ada", "language": "en"}
{"outlets": ["C", "D"], "published_at": 1760623200, "content": "Three."}
"""
    found = got(write(tmp_path, "a.jsonl", lines), outlet="Z", published="2020-01-01")
    first, second, third = (d for d in found if isinstance(d, Document))
    assert (first.ref, first.url, first.outlet, first.title, first.text) == (
        "7",
        "https://a.example/1",
        "A",
        "T",
        "One.",
    )
    assert (second.outlet, second.published_at, second.author, second.language) == ("B", "2025-10", "Ada", "en")
    assert (third.outlet, third.published_at) == ("C", "2025-10-16T14:00:00+00:00")


def test_the_command_line_fills_only_what_an_item_does_not_say(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"text": "One.", "outlets": [], "date": null, "title": ""}')
    document = one_document(path, outlet="Z", published="2020-01-01")
    assert (document.outlet, document.published_at, document.title) == ("Z", "2020-01-01", None)


@pytest.mark.parametrize("content", ['[{"text": "One."}, {"text": "Two."}]', '{"text": "One."}\n{"text": "Two."}'])
def test_json_as_a_list_or_one_after_another(tmp_path: Path, content: str) -> None:
    found = got(write(tmp_path, "a.json", content))
    assert [d.text for d in found if isinstance(d, Document)] == ["One.", "Two."]


def test_a_broken_line_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"text": "One."}\n{"text": "Two\n{"text": "Three."} x\n{"text": "Four."}\n')
    one, two, three, four = got(path)
    assert [d.text for d in (one, four) if isinstance(d, Document)] == ["One.", "Four."]
    assert isinstance(two, Trouble)
    assert isinstance(three, Trouble)
    assert (two.place, three.place) == (f"{path}:2", f"{path}:3")


def test_what_stands_before_the_break_of_a_list_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", '[\n{"text": "One."},\n{"text": "Two."\n')
    one, trouble = got(path)
    assert isinstance(one, Document)
    assert isinstance(trouble, Trouble)
    assert trouble.place == f"{path}:3"
    assert_one_sentence(trouble)
    path = write(tmp_path, "b.json", '[{"text": "One."}')
    assert [type(x) for x in got(path)] == [Document, Trouble]


@pytest.mark.parametrize(
    ("item", "cause"),
    [
        ("{}", "no text"),
        ('{"text": ""}', "no text"),
        ('{"text": "  "}', "no text"),
        ('{"text": 5}', "not a string"),
        ('{"text": ["a"]}', "not a string"),
        ('"text"', "not a JSON object"),
        ("[1]", "not a JSON object"),
        ("null", "not a JSON object"),
        ('{"text": "a", "text": "b"}', "twice"),
        ('{"text": "a\\u0000b"}', "binary"),
        ('{"text": "a", "n": ' + "9" * 5000 + "}", "too long"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
    ],
)
def test_items_that_are_refused(tmp_path: Path, item: str, cause: str) -> None:
    assert cause in one_trouble(write(tmp_path, "a.jsonl", item)).cause


def test_a_key_twice_with_one_value_or_of_no_concern_is_no_fault(tmp_path: Path) -> None:
    assert one_document(write(tmp_path, "a.jsonl", '{"text": "a", "text": "a", "x": 1, "x": 2}')).text == "a"


def test_fields_of_wrong_type_are_left_out_and_said(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"text": "One.", "title": 5, "id": [], "url": true, "outlet": {"name": 3}}')
    *troubles, document = got(path)
    assert isinstance(document, Document)
    assert (document.title, document.ref, document.url, document.outlet) == (None, None, None, None)
    assert len(troubles) == 4


def test_a_date_that_is_none_is_said_and_the_document_taken(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"text": "One.", "date": "soon"}')
    trouble, document = got(path)
    assert isinstance(document, Document)
    assert document.published_at is None
    assert "without a date" in str(trouble)
    trouble, document = got(path, published="2025-10-16")
    assert isinstance(document, Document)
    assert document.published_at == "2025-10-16"


def test_lone_surrogates_are_replaced(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"text": "One \\ud800.", "title": "\\udfff", "id": "\\ud800"}')
    document = one_document(path)
    assert document.text == "One \ufffd."
    (document.text + str(document.title) + str(document.ref)).encode()


def test_json_lines_in_other_encodings(tmp_path: Path) -> None:
    line = '{"text": "Le président est à Genève, déclare-t-il."}\n'
    for encoding in ["utf-8-sig", "utf-16", "cp1252"]:
        assert "Genève" in one_document(write(tmp_path, "a.jsonl", line.encode(encoding))).text


def test_packed_files(tmp_path: Path) -> None:
    packed = gzip.compress(b'{"text": "One."}\n' * 3)
    assert len(got(write(tmp_path, "a.jsonl.gz", packed))) == 3
    assert one_document(write(tmp_path, "a.json.gz", gzip.compress(b'{"text": "One."}'))).text == "One."
    assert "gzip" in one_trouble(write(tmp_path, "b.json.gz", packed[:20])).cause
    assert "gzip" in one_trouble(write(tmp_path, "c.jsonl.gz", b"no gzip")).cause


def test_a_packed_file_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    lines = b"".join(b'{"text": "Meeting %d: %s"}\n' % (i, os.urandom(30).hex().encode()) for i in range(5000))
    found = got(write(tmp_path, "a.jsonl.gz", gzip.compress(lines)[:100_000]))
    assert len(found) > 1000
    assert isinstance(found[-1], Trouble)
    assert all(isinstance(x, Document) for x in found[:-2])


def test_an_endless_line_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_items, "LONGEST_LINE", 100)
    path = write(tmp_path, "a.jsonl", '{"text": "' + "a" * 300 + '"}\n{"text": "One."}')
    trouble, document = got(path)
    assert isinstance(trouble, Trouble)
    assert "over 100 characters" in trouble.cause
    assert isinstance(document, Document)


def test_fifty_megabytes_of_json_lines_take_little_memory(tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "a.jsonl"
    with path.open("w") as out:
        for i in range(25_000):
            out.write(f'{{"text": "{i} {"They will meet. " * 125}"}}\n')
    assert path.stat().st_size > 50_000_000
    tracemalloc.start()
    count = sum(isinstance(d, Document) for d in gather([str(path)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 25_000
    assert peak < 5_000_000
