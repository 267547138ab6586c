"""Newsletters from mail servers over TLS: one of our own, and Dovecot where it is installed."""

from __future__ import annotations

import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
import trustme
from mail_server_for_tests import MailServer

from onrecord.gather.imap import PASSWORD
from onrecord.keep.sqlite import Sqlite

SENTENCE = (
    "The two ministers will meet in Oslo on Friday to talk about the ferry line, a spokesman for both said on Tuesday."
)


def letter(number: int) -> bytes:
    message = EmailMessage()
    message["From"] = "The Post <post@a.example>"
    message["Date"] = f"Tue, 21 Oct 2025 0{number}:00:00 +0200"
    message["Subject"] = f"Letter {number}"
    message["Message-ID"] = f"<{number}@a.example>"
    message.set_content(f"{SENTENCE} It was letter {number} of the week.")
    return message.as_bytes()


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def serving(authority: trustme.CA, name: str = "localhost") -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def onrecord(folder: Path, *arguments: str, trusted: trustme.CA | None = None) -> subprocess.CompletedProcess[str]:
    """The program as a desk runs it; `trusted` is who signs certificates, as far as this system is concerned."""
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100", PASSWORD: "right"}
    if trusted:
        trusted.cert_pem.write_to_path(str(folder / "ca.pem"))
        environment["SSL_CERT_FILE"] = str(folder / "ca.pem")
    program = str(Path(sys.executable).parent / "onrecord")
    return subprocess.run(
        [program, *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_a_mailbox_is_read_over_tls_once(tmp_path: Path, authority: trustme.CA) -> None:
    server = MailServer({3: letter(3), 4: letter(4)}, tls=serving(authority))
    address = f"imaps://ada@localhost:{server.port}/News"
    added = onrecord(tmp_path, "add", address, "--allow-private", trusted=authority)
    assert added.returncode == 0, added.stderr
    assert "2 new documents" in added.stdout
    again = onrecord(tmp_path, "add", address, "--allow-private", trusted=authority)
    assert "0 new documents" in again.stdout
    server.messages[9] = letter(9)
    assert "1 new document." in onrecord(tmp_path, "add", address, "--allow-private", trusted=authority).stdout
    [row] = json.loads(onrecord(tmp_path, "sources", "--json").stdout)
    assert (row["kind"], row["documents"], row["failures"]) == ("imap", 3, 0)
    assert "right" not in (tmp_path / "onrecord.sqlite").read_bytes().decode("latin-1")
    server.listener.close()


@pytest.mark.parametrize("why", ["unknown authority", "another name", "no TLS"])
def test_no_password_goes_to_a_server_that_is_not_verified(tmp_path: Path, authority: trustme.CA, why: str) -> None:
    name = "elsewhere.example" if why == "another name" else "localhost"
    server = MailServer({3: letter(3)}, tls=None if why == "no TLS" else serving(authority, name))
    address = f"imaps://ada@localhost:{server.port}/News"
    trusted = authority if why == "another name" else None
    done = onrecord(tmp_path, "add", address, "--allow-private", "--json", trusted=trusted)
    assert done.returncode == 1
    [source] = json.loads(done.stdout)["sources"]
    assert ("does not speak TLS" if why == "no TLS" else "certificate") in source["last_error"]
    assert "password" not in source["last_error"]
    assert source["documents"] == 0
    assert not any("LOGIN" in command for command in server.commands)
    server.listener.close()


@pytest.fixture
def dovecot(tmp_path: Path, authority: trustme.CA) -> Iterator[int]:
    """The mail server of most of the world, with a mailbox of two letters; its port."""
    program = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")
    if program is None or os.geteuid() != 0 or not Path("/usr/lib/dovecot/imap").exists():
        pytest.skip("needs Dovecot (dovecot-imapd) and root, to start a mail server of one's own")
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    for folder in ("mail/new", "mail/cur", "mail/tmp"):
        (tmp_path / folder).mkdir(parents=True)
    for number in (1, 2):
        (tmp_path / "mail" / "new" / f"{number}.a").write_bytes(letter(number))
    certificate = authority.issue_cert("localhost")
    certificate.private_key_pem.write_to_path(str(tmp_path / "key.pem"))
    for part in certificate.cert_chain_pems:
        part.write_to_path(str(tmp_path / "cert.pem"), append=True)
    settings = tmp_path / "dovecot.conf"
    settings.write_text(f"""
base_dir = {tmp_path}/run
log_path = {tmp_path}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{tmp_path}/cert.pem
ssl_key = <{tmp_path}/key.pem
mail_location = maildir:{tmp_path}/mail
first_valid_uid = 1
passdb {{
  driver = static
  args = password=right
}}
userdb {{
  driver = static
  args = uid=mail gid=mail home={tmp_path}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
}}
""")
    for path in (tmp_path, *tmp_path.parents[:2]):
        path.chmod(path.stat().st_mode | 0o055)  # its own users look into the folder
    subprocess.run(["chown", "-R", "mail:mail", str(tmp_path / "mail")], check=True)
    with subprocess.Popen([program, "-F", "-c", str(settings)]) as running:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
        running.terminate()


def test_a_mailbox_of_dovecot_is_read_and_left_as_it_was(tmp_path: Path, dovecot: int, authority: trustme.CA) -> None:
    address = f"imaps://ada@localhost:{dovecot}/INBOX"
    added = onrecord(tmp_path, "add", address, "--allow-private", "--json", trusted=authority)
    assert added.returncode == 0, (added.stdout, added.stderr, (tmp_path / "log").read_text())
    assert json.loads(added.stdout)["new"] == 2
    again = onrecord(tmp_path, "add", address, "--allow-private", "--json", trusted=authority)
    assert json.loads(again.stdout)["new"] == 0
    flags = [
        path.name.partition(":2,")[2] for folder in ("new", "cur") for path in (tmp_path / "mail" / folder).iterdir()
    ]
    assert flags == ["", ""]  # no letter is marked as seen
    record = Sqlite(tmp_path / "onrecord.sqlite")
    assert sorted(str(document.title) for document in record.documents()) == ["Letter 1", "Letter 2"]
    assert {document.published_at for document in record.documents()} == {
        "2025-10-21T01:00:00+02:00", "2025-10-21T02:00:00+02:00"
    }  # fmt: skip
    record.close()
