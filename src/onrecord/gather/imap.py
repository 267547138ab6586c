"""Newsletters from a mailbox on a server (IMAP): only looked at, never marked, moved or deleted."""

from __future__ import annotations

import imaplib
import os
import re
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from onrecord.gather.documents import one_line
from onrecord.gather.hosts import NoSuchHost, PrivateAddress, connected, verified
from onrecord.gather.json_items import Fault
from onrecord.gather.mail import LARGEST_MESSAGE
from onrecord.model import Trouble

PASSWORD = "ONRECORD_IMAP_PASSWORD"
SILENCE_S = 60.0
MOST_AT_ONCE = 200
_PORTS = {"imaps": 993, "imap": 143}


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Which mailbox: imaps://user@host/Folder."""

    scheme: str
    host: str
    port: int
    user: str
    folder: str


@dataclass(frozen=True, slots=True)
class Got:
    """One message, and the position to go on from once it is on record."""

    position: str
    ref: str
    data: bytes | Fault


def is_mailbox(address: str) -> bool:
    """Whether an address is that of a mailbox on a server."""
    return address.lower().startswith(("imaps://", "imap://"))


def mailbox_at(address: str) -> Mailbox | Trouble:
    """The mailbox at an address; a password in it is refused: the address is kept in the record and shown."""
    try:
        parts = urlsplit(address)
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError):
        return _trouble(address, "this is no address of a mailbox", "write it as imaps://user@host/INBOX")
    if parts.password:
        shown = f"{parts.scheme}://{parts.username}@{parts.hostname}"
        return _trouble(shown, "the address holds a password", f"leave it out, and set {PASSWORD} in the environment")
    if not parts.hostname or not parts.username:
        return _trouble(address, "the address lacks a user or a host", "write it as imaps://user@host/INBOX")
    folder = unquote(parts.path.strip("/")) or "INBOX"
    if any(ord(c) < 32 for c in folder + unquote(parts.username)):
        return _trouble(address, "the address holds signs that no mailbox has", "write it as imaps://user@host/INBOX")
    return Mailbox(parts.scheme, parts.hostname, port, unquote(parts.username), folder)


def new_messages(
    address: str, position: str | None, *, allow_private: bool = False, password: str | None = None
) -> Iterator[Got | Trouble]:
    """Messages that came after a position, oldest first, at most 200; a Trouble is the last thing given."""
    box = mailbox_at(address)
    if isinstance(box, Trouble):
        yield box
        return
    secret = password or os.environ.get(PASSWORD)
    if not secret:
        yield _trouble(address, "there is no password for this mailbox", f"set {PASSWORD} in the environment")
        return
    if box.scheme == "imap" and not allow_private:
        yield _trouble(address, "the password would go over the line unprotected", "write the address as imaps://")
        return
    try:
        with _connected(box, allow_private) as server:
            yield from _messages(server, box, secret, position)
    except PrivateAddress:
        yield _trouble(address, "it leads to a private or local address", "give --allow-private if that is meant")
    except NoSuchHost:
        yield _trouble(address, "its host cannot be found", "check the address and the connection")
    except ssl.SSLCertVerificationError as error:
        cause = f"its certificate cannot be verified ({one_line(error.verify_message, longest=120)})"
        yield _trouble(address, cause, "check the host's name, or have this system trust who signed it")
    except ssl.SSLError:
        yield _trouble(address, "the server does not speak TLS on this port", "check host and port")
    except (imaplib.IMAP4.error, OSError, ValueError, EOFError) as error:
        words = one_line(str(error) or type(error).__name__, longest=120).rstrip(".")
        yield _trouble(address, f"the mail server refuses ({words})", "check user, password and folder")


def _connected(box: Mailbox, allow_private: bool) -> imaplib.IMAP4:
    """A connection to a checked address, by TLS for imaps."""

    def connect(_: Any, timeout: float | None = None) -> socket.socket:
        sock = connected(box.host, box.port, allow_private=allow_private, timeout=timeout)
        return verified().wrap_socket(sock, server_hostname=box.host) if box.scheme == "imaps" else sock

    checked = type("Checked", (imaplib.IMAP4,), {"_create_socket": connect})
    made: imaplib.IMAP4 = checked(box.host, box.port, timeout=SILENCE_S)
    return made


def _messages(server: imaplib.IMAP4, box: Mailbox, secret: str, position: str | None) -> Iterator[Got | Trouble]:
    server.login(box.user, secret)
    folder = '"' + box.folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
    status, _ = server.select(folder, readonly=True)
    if status != "OK":
        raise imaplib.IMAP4.error(f"there is no folder {box.folder}")
    validity = (server.response("UIDVALIDITY")[1] or [b"0"])[0]
    epoch = validity.decode("ascii", "replace") if isinstance(validity, bytes) else "0"
    known, _, last = (position or "").partition(":")
    start = int(last) + 1 if known == epoch and last.isdigit() else 1
    _, found = server.uid("SEARCH", f"UID {start}:*")
    numbers = sorted(int(n) for n in (found[0] or b"").split() if n.isdigit())
    for number in [n for n in numbers if n >= start][:MOST_AT_ONCE]:
        yield Got(f"{epoch}:{number}", f"{epoch}:{number}", _message(server, number))


def _message(server: imaplib.IMAP4, number: int) -> bytes | Fault:
    _, sizes = server.uid("FETCH", str(number), "(RFC822.SIZE)")
    told = next((part for part in sizes if isinstance(part, bytes)), b"")
    size = re.search(rb"RFC822\.SIZE (\d+)", told)
    if size and int(size[1]) > LARGEST_MESSAGE:
        return Fault(f"the message is over the limit of {LARGEST_MESSAGE:,} bytes", "save its text as .txt")
    _, parts = server.uid("FETCH", str(number), "(BODY.PEEK[])")
    for part in parts:
        if isinstance(part, tuple) and len(part) > 1 and isinstance(part[1], bytes):
            return part[1]
    return Fault("the message is not there any more", "leave it")


def _trouble(place: str, cause: str, remedy: str) -> Trouble:
    return Trouble(one_line(place), cause, remedy)
