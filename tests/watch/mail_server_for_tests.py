"""A mail server on loopback, with TLS or without, that speaks as much IMAP as a reader of newsletters meets."""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import suppress


class MailServer:
    """As much of an IMAP server as a reader of newsletters meets."""

    def __init__(self, messages: dict[int, bytes], *, tls: ssl.SSLContext | None = None) -> None:
        self.messages, self.commands, self.tls = messages, list[str](), tls
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            with connection, suppress(OSError):  # who asks may not like our certificate, and hang up
                self._speak(self.tls.wrap_socket(connection, server_side=True) if self.tls else connection)

    def _speak(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rwb") as stream:
            stream.write(b"* OK ready\r\n")
            stream.flush()
            for line in stream:
                tag, _, command = line.decode("latin-1").strip().partition(" ")
                self.commands.append(command)
                stream.write(self._answer(command) + f"{tag} {self._status(command)}\r\n".encode())
                stream.flush()
                if command == "LOGOUT":
                    break

    def _status(self, command: str) -> str:
        return "NO wrong password" if command.startswith("LOGIN") and '"right"' not in command else "OK done"

    def _answer(self, command: str) -> bytes:
        if command == "CAPABILITY":
            return b"* CAPABILITY IMAP4rev1\r\n"
        if command.startswith("EXAMINE"):
            return b"* %d EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n" % len(self.messages)
        if command.startswith("UID SEARCH"):
            return b"* SEARCH %s\r\n" % b" ".join(b"%d" % n for n in self.messages)
        if command.startswith("UID FETCH"):
            number = int(command.split()[2])
            data = self.messages[number]
            if "SIZE" in command:
                return b"* 1 FETCH (UID %d RFC822.SIZE %d)\r\n" % (number, len(data))
            return b"* 1 FETCH (UID %d BODY[] {%d}\r\n%s)\r\n" % (number, len(data), data)
        return b"* BYE\r\n" if command == "LOGOUT" else b""
