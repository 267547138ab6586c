"""Sources on this machine or in a mailbox: folders, files, mailboxes, archives; read on from where it stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path

from onrecord.gather import imap
from onrecord.gather.addresses import canonical
from onrecord.gather.archives import Archived, Place, read_archive
from onrecord.gather.articles import archived_documents
from onrecord.gather.documents import one_line
from onrecord.gather.files import files_in, gather
from onrecord.gather.json_items import Fault
from onrecord.gather.mail import Letter, letter_document, mailbox, read_message
from onrecord.model import Document, Page, RecordRefused, Source, Trouble
from onrecord.watch import clock
from onrecord.watch.entering import Desk, checked, enter_versions, keys, name_page
from onrecord.watch.log import note, warn

DOCUMENTS_AT_ONCE = 32
RECORDS_AT_ONCE = 256  # of an archive: most are no articles, and the position is to be kept now and then all the same

Stopped = Callable[[], bool]


def look_at_files(desk: Desk, source: Source, now: datetime, stopped: Stopped) -> int:
    """Read what is new or changed in a file or folder; how many documents are new."""
    new, trouble = 0, None
    for path in files_in(source.address):
        if stopped():
            return new
        if isinstance(path, Trouble):
            trouble = path
            continue
        try:
            found, problem = _look_at_file(desk, source, path, now, stopped)
        except OSError as error:
            found, problem = (
                0,
                Trouble(one_line(path), f"it cannot be read ({error.strerror})", "check its permissions"),
            )
        except RecordRefused:
            raise
        except Exception as error:  # a fault of ours on one file must not end the watch
            cause = one_line(f"our program failed on it ({type(error).__name__}: {error})", longest=200)
            found, problem = 0, Trouble(one_line(path), cause, "it was left out, so please report it")
        new, trouble = new + found, problem or trouble
    _done(desk, source, now, trouble, stopped)
    return new


def _look_at_file(desk: Desk, source: Source, path: str, now: datetime, stopped: Stopped) -> tuple[int, Trouble | None]:
    status = Path(path).stat()
    stamp = f"{status.st_mtime_ns}:{status.st_size}"
    page = desk.record.page(path) or Page(path, source.address, None, clock.moment(now))
    if page.told.get("stamp") == stamp and not page.told.get("position"):
        return 0, None
    if page.told.get("begun") != stamp and not _grew(page, status.st_size, path):
        page = replace(page, told={"begun": stamp})  # another file than the one that was begun
    page = replace(page, told={**page.told, "begun": stamp})
    suffix = path.lower()
    if suffix.endswith((".warc", ".warc.gz", ".wacz")):
        read = _archive(desk, source, path, page, now, stopped)
    elif suffix.endswith(".mbox"):
        read = _mbox(desk, source, path, page, now, stopped)
    else:
        read = _plain(desk, source, path, page, now, stopped)
    new, trouble = read
    if not stopped():
        last = desk.record.page(path) or page
        told = {
            "stamp": stamp,
            "begun": stamp,
            "size": str(status.st_size),
            "end": last.told.get("position") or last.told.get("end"),
        }
        done = {name: value for name, value in told.items() if value}
        desk.record.save_page(
            replace(last, told=done, due=None, visits=last.visits + 1, error=str(trouble) if trouble else None)
        )
        note("file", path=path, new=new, trouble=str(trouble) if trouble else None)
    return new, trouble


def _grew(page: Page, size: int, path: str) -> bool:
    """A mailbox or archive that only grew is gone on with where it ended."""
    before = page.told.get("size")
    grows = path.lower().endswith((".mbox", ".warc", ".warc.gz"))
    return bool(grows and before and size >= int(before) and page.told.get("end"))


def _plain(
    desk: Desk, source: Source, path: str, page: Page, now: datetime, stopped: Stopped
) -> tuple[int, Trouble | None]:
    new, troubles = 0, []
    found = gather([path], outlet=source.outlet, names=source.names)

    def documents() -> Iterator[Document]:
        for item in found:
            if isinstance(item, Trouble):
                troubles.append(item)
                warn("trouble", source=source.address, trouble=str(item))
            else:
                yield replace(item, retrieved_at=clock.moment(now)) if item.via != "archive" else item

    whole = documents()
    while batch := list(islice(whole, DOCUMENTS_AT_ONCE)):
        alone = len(batch) == 1 and page.visits >= 0
        named = keys(batch, path) if alone or len(batch) > 1 else []
        new += enter_versions(desk, named, now, along=lambda count: _count(desk, source, count))
        if stopped():
            break
    return new, _summed(path, troubles)


def _count(desk: Desk, source: Source, new: int) -> None:
    if new:
        current = desk.record.source(source.address) or source
        health = replace(current.health, documents=current.health.documents + new)
        desk.record.save_source(replace(current, health=health))


def _archive(
    desk: Desk, source: Source, path: str, page: Page, now: datetime, stopped: Stopped
) -> tuple[int, Trouble | None]:
    """An archive by its records; the place of the last one done is kept with what it gave."""
    new, troubles, passed = 0, [], 0
    after = _place(page.told.get("position") or page.told.get("end"))
    with Path(path).open("rb") as stream:
        records = read_archive(stream, after=after, package=path.lower().endswith(".wacz"))
        while batch := list(islice(records, RECORDS_AT_ONCE)):
            found: list[tuple[str, Document]] = []
            for item in batch:
                if isinstance(item, Fault):
                    troubles.append(Trouble(one_line(path), item.cause, item.remedy))
                    continue
                after = item.place
                made = list(archived_documents(item, path, None, source.outlet))
                passed += sum(isinstance(one, Trouble) for one in made)
                found += [(_key(one, item), one) for one in made if isinstance(one, Document)]
            new += _enter_slice(desk, source, page, found, now, after)
            if stopped():
                break
    if passed:
        note("archive", path=path, passed_over=passed)
    return new, troubles[-1] if troubles else None


def _enter_slice(
    desk: Desk, source: Source, page: Page, found: list[tuple[str, Document]], now: datetime, after: Place | None
) -> int:
    def along(count: int) -> None:
        position = f"{after.member}:{after.offset}" if after else None
        kept = desk.record.page(page.address) or page
        desk.record.save_page(replace(kept, told={**page.told, "position": position}))
        _count(desk, source, count)

    return enter_versions(desk, found, now, along=along)


def _key(document: Document, item: Archived) -> str:
    return document.url or canonical(item.address or "") or f"archive#{document.id}"


def _place(position: str | None) -> Place | None:
    member, _, offset = (position or "").partition(":")
    return Place(int(member), int(offset)) if member.isdigit() and offset.isdigit() else None


def _mbox(
    desk: Desk, source: Source, path: str, page: Page, now: datetime, stopped: Stopped
) -> tuple[int, Trouble | None]:
    new, troubles = 0, []
    position = page.told.get("position") or page.told.get("end") or "0"
    with Path(path).open("rb") as stream:
        messages = mailbox(stream, start=int(position) if position.isdigit() else 0)
        while batch := list(islice(messages, DOCUMENTS_AT_ONCE)):
            letters = [data if isinstance(data, Fault) else read_message(data) for _, _, data in batch]
            end = str(batch[-1][1])
            kept = replace(page, told={**page.told, "position": end})

            def along(count: int, kept: Page = kept) -> None:
                desk.record.save_page(kept)
                _count(desk, source, count)

            found, problems = _letters(desk, source, letters, now, path)
            troubles += problems
            new += enter_versions(desk, found, now, along=along)
            if stopped():
                break
    return new, _summed(path, troubles)


def _letters(
    desk: Desk, source: Source, letters: Iterable[Letter | Fault], now: datetime, place: str
) -> tuple[list[tuple[str, Document]], list[Trouble]]:
    """The documents of letters with their keys; what they link to is named where the source says so."""
    found: list[tuple[str, Document]] = []
    troubles: list[Trouble] = []
    for letter in letters:
        made = letter_document(letter, place, outlet=source.outlet, published=None)
        if isinstance(made, Document):
            document = replace(made, retrieved_at=clock.moment(now))
            found.append((f"mail#{document.ref or document.id}", document))
        elif not (isinstance(letter, Letter) and letter.links and source.follow):
            troubles.append(made)
        if source.follow and isinstance(letter, Letter):
            for link in letter.links:
                told = {"title": link.words or None, "modified": None}
                name_page(
                    desk.record, canonical(link.address), source.address, {k: v for k, v in told.items() if v}, now
                )
    return found, troubles


def look_at_mailbox(desk: Desk, source: Source, now: datetime, stopped: Stopped) -> int:
    """Read the new messages of a mailbox on a server; how many documents are new."""
    new, trouble, troubles = 0, None, []
    messages = imap.new_messages(source.address, source.health.position, allow_private=source.allow_private)
    while batch := list(islice(messages, DOCUMENTS_AT_ONCE)):
        letters: list[Letter | Fault] = []
        position = None
        for got in batch:
            if isinstance(got, Trouble):
                trouble = got
                continue
            position = got.position
            letters.append(got.data if isinstance(got.data, Fault) else read_message(got.data))

        def along(count: int, position: str | None = position) -> None:
            current = desk.record.source(source.address) or source
            health = current.health
            health = replace(health, documents=health.documents + count, position=position or health.position)
            desk.record.save_source(replace(current, health=health))

        found, problems = _letters(desk, source, letters, now, source.address)
        troubles += problems
        new += enter_versions(desk, found, now, along=along)
        if stopped():
            break
    for problem in troubles:
        warn("trouble", source=source.address, trouble=str(problem))
    _done(desk, source, now, trouble, stopped)
    return new


def _done(desk: Desk, source: Source, now: datetime, trouble: Trouble | None, stopped: Stopped) -> None:
    if stopped():
        return
    current = desk.record.source(source.address)
    if current:
        desk.record.save_source(checked(current, now, trouble))


def _summed(path: str, troubles: list[Trouble]) -> Trouble | None:
    if len(troubles) < 2:
        return troubles[0] if troubles else None
    first = troubles[0]
    return Trouble(
        one_line(path),
        f"{len(troubles):,} of its items have faults, the first: {first.place}: {first.cause}",
        first.remedy,
    )
