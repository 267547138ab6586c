"""Connections to public hosts only: a name is resolved once, its addresses are checked, and one of those is called.

That closes DNS rebinding: what was checked is what is connected to. Every redirect is a new connection and is checked.
"""

from __future__ import annotations

import ipaddress
import os
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import Any

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from onrecord.gather.addresses import ascii_host

# Addresses that carry an IPv4 address within; what counts is that one.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class PrivateAddress(Exception):  # noqa: N818 - it refuses an address; nothing of ours went wrong
    """A host that leads into a private network."""


class NoSuchHost(Exception):  # noqa: N818 - it says what the world is like
    """A name that leads nowhere."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: not private, loopback, link-local, reserved or multicast."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        within = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if within is None and ip in _NAT64:
            within = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if within is not None:
            return is_public(str(within))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def resolve(host: str, port: int, *, allow_private: bool) -> list[tuple[Any, ...]]:
    """What to connect to, checked. A name with any private address is refused whole: no honest site has one."""
    try:
        found = socket.getaddrinfo(ascii_host(host.strip("[]")), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError) as error:
        raise NoSuchHost(host) from error
    if not allow_private and not all(is_public(str(one[4][0])) for one in found):
        raise PrivateAddress(host)
    return found


def connected(host: str, port: int, *, allow_private: bool, timeout: float | None) -> socket.socket:
    """A connection to the first address of a host that answers; PrivateAddress, NoSuchHost, or the last OSError."""
    failed: OSError | None = None
    for family, kind, protocol, _name, address in resolve(host, port, allow_private=allow_private):
        sock = socket.socket(family, kind, protocol)
        sock.settimeout(timeout)
        try:
            sock.connect(address)
        except OSError as error:
            sock.close()
            failed = error
            continue
        return sock
    raise failed or NoSuchHost(host)


class Deadline:
    """Ends a request that takes too long in all, though each byte comes in time: the socket is shut under it."""

    def __init__(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self.over = False

    def watch(self, sock: socket.socket) -> None:
        """End this connection too when the time is over. A copy of its handle is kept: TLS takes the first one away."""
        with self._lock:
            self._sockets.append(socket.socket(fileno=os.dup(sock.fileno())))

    def _end(self) -> None:
        with self._lock:
            self.over = True
            for sock in self._sockets:
                with suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Deadline:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            for sock in self._sockets:
                sock.close()
            self._sockets.clear()


class _Checked:
    """How a connection is made: only to what was resolved and checked."""

    allow_private = False
    deadline: Deadline | None = None

    def _new_conn(self) -> socket.socket:
        connection: Any = self
        failed: OSError | None = None
        for family, kind, protocol, _, address in resolve(
            connection.host, connection.port, allow_private=self.allow_private
        ):
            sock = socket.socket(family, kind, protocol)
            try:
                sock.settimeout(connection.timeout)
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                if self.deadline:
                    self.deadline.watch(sock)
                sock.connect(address)
            except OSError as error:
                sock.close()
                failed = error
                continue
            return sock
        raise failed or NoSuchHost(connection.host)


@lru_cache(maxsize=1)
def verified() -> ssl.SSLContext:
    """TLS with certificates and names verified, by the roots of this system and those that Python programs bring."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


@contextmanager
def connection(
    scheme: str, host: str, port: int, *, timeout: float, deadline: Deadline, allow_private: bool
) -> Iterator[urllib3.HTTPConnectionPool]:
    """A pool of one connection that is closed at the end."""
    kind = HTTPSConnection if scheme == "https" else HTTPConnection
    checked = type("Checked", (_Checked, kind), {"allow_private": allow_private, "deadline": deadline})
    pool: urllib3.HTTPConnectionPool
    if scheme == "https":
        pool = urllib3.HTTPSConnectionPool(host, port, timeout=timeout, maxsize=1, ssl_context=verified())
    else:
        pool = urllib3.HTTPConnectionPool(host, port, timeout=timeout, maxsize=1)
    pool.ConnectionCls = checked
    try:
        yield pool
    finally:
        pool.close()
