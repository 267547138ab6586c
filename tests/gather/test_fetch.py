"""Asking politely and safely, against servers of our own on loopback."""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli
import pytest
import trustme

from onrecord.gather import hosts
from onrecord.gather.fetch import Answer, Fetcher, Manners, Refusal, Seen
from onrecord.gather.hosts import is_public
from onrecord.gather.unpack import Broken, TooLarge, unpacked

Serve = Callable[[BaseHTTPRequestHandler], None]


class Server:
    """A server whose answers a test sets; it remembers what it was asked."""

    def __init__(self) -> None:
        self.paths: dict[str, Serve] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.times: list[float] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append((self.path, dict(self.headers)))
                outer.times.append(time.monotonic())
                answer = outer.paths.get(self.path)
                if answer:
                    answer(self)
                else:
                    self.send_error(404)

            def log_message(self, *_: object) -> None:
                """Nothing."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.port = int(self.http.server_address[1])
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def says(self, path: str, body: bytes = b"hello", status: int = 200, **headers: str) -> str:
        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(body)

        self.paths[path] = answer
        return self.url(path)


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.http.shutdown()
    made.http.server_close()


def fetcher(**manners: object) -> Fetcher:
    settings: dict[str, object] = {
        "allow_private": True,
        "pause": 0.0,
        "silence": 1.0,
        "in_all": 2.0,
        "largest": 100_000,
    }
    return Fetcher(Manners("desk/1.0 (desk@example.org)", **{**settings, **manners}))  # type: ignore[arg-type]


def refused(got: Answer | Refusal) -> Refusal:
    assert isinstance(got, Refusal)
    sentence = str(got.trouble)
    assert sentence.endswith(".")
    assert sentence.isprintable()
    return got


def answered(got: Answer | Refusal) -> Answer:
    assert isinstance(got, Answer), got
    return got


def test_it_says_who_it_is(server: Server) -> None:
    answered(fetcher().get(server.says("/a")))
    assert {headers["User-Agent"] for _, headers in server.asked} == {"desk/1.0 (desk@example.org)"}


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:10.0.0.1",
     "64:ff9b::a00:1", "2002:a00:1::", "2001:db8::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1",
     "198.18.0.1"],
)  # fmt: skip
def test_addresses_inside_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_of_the_open_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_private_addresses_are_refused_however_they_are_written(server: Server, host: str) -> None:
    server.says("/a")
    got = refused(fetcher(allow_private=False).get(server.url("/a", host)))
    assert "private" in got.trouble.cause or "found" in got.trouble.cause
    assert not server.asked


def test_a_name_that_leads_inside_after_it_was_checked_is_refused(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the first answer is public, the next one is not. What was checked is what is connected to."""
    server.says("/a")
    asked: list[str] = []

    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        inside = len(asked) > 1
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if inside else "203.0.113.7", port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(hosts, "is_public", lambda address: address == "203.0.113.7")
    refused(fetcher(allow_private=False, silence=0.2).get(server.url("/a", "rebind.example")))
    refused(fetcher(allow_private=False, silence=0.2).get(server.url("/a", "rebind.example")))
    assert not server.asked


def test_a_redirect_to_a_private_address_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.says("/inside")
    server.says("/a", status=302, Location=server.url("/inside", "127.0.0.2"))
    monkeypatch.setattr(hosts, "is_public", lambda address: address == "127.0.0.1")
    got = refused(fetcher(allow_private=False).get(server.url("/a")))
    assert "private" in got.trouble.cause
    assert "127.0.0.2" in got.trouble.place
    assert [path for path, _ in server.asked] == ["/robots.txt", "/a"]


def test_redirects_are_followed_and_bounded(server: Server) -> None:
    server.says("/end")
    server.says("/a", status=301, Location="/b")
    server.says("/b", status=308, Location="/end")
    assert answered(fetcher().get(server.url("/a"))).moved == server.url("/end")
    server.says("/c", status=302, Location="/end")
    assert answered(fetcher().get(server.url("/c"))).moved is None
    server.says("/loop", status=302, Location="/loop")
    assert "more than 5 times" in refused(fetcher().get(server.url("/loop"))).trouble.cause
    server.says("/file", status=302, Location="file:///etc/passwd")
    assert "no web address" in refused(fetcher().get(server.url("/file"))).trouble.cause


def test_nothing_new_is_told_without_the_page(server: Server) -> None:
    server.says("/a", status=304)
    got = answered(fetcher().get(server.url("/a"), seen=Seen('"x"', "Mon, 20 Oct 2025 10:00:00 GMT")))
    assert got.unchanged
    headers = server.asked[-1][1]
    assert headers["If-None-Match"] == '"x"'
    assert headers["If-Modified-Since"] == "Mon, 20 Oct 2025 10:00:00 GMT"


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_packed_answers_are_unpacked_and_bombs_refused(server: Server, coding: str) -> None:
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[coding]
    assert (
        answered(fetcher().get(server.says("/a", pack(b"hello" * 100), Content_Encoding=coding))).body == b"hello" * 100
    )
    bomb = pack(b"\0" * 30_000_000)
    assert len(bomb) < 100_000
    assert (
        "over 100,000 bytes" in refused(fetcher().get(server.says("/b", bomb, Content_Encoding=coding))).trouble.cause
    )
    broken = refused(fetcher().get(server.says("/c", b"not packed at all", Content_Encoding=coding)))
    assert "unpacked" in broken.trouble.cause


def test_a_bomb_within_a_bomb_and_unknown_codings_are_refused() -> None:
    twice = gzip.compress(gzip.compress(b"\0" * 50_000_000))
    with pytest.raises(TooLarge):
        unpacked([twice], "gzip, gzip", largest=1_000_000)
    for coding in ("zstd", "gzip, gzip, gzip", "compress"):
        with pytest.raises(Broken):
            unpacked([b"x"], coding, largest=100)


def test_raw_deflate_and_members_one_after_another_are_understood() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    assert unpacked([packer.compress(b"hello") + packer.flush()], "deflate", largest=100) == b"hello"
    assert unpacked([gzip.compress(b"a"), gzip.compress(b"b")], "gzip", largest=100) == b"ab"


def test_large_answers_are_refused(server: Server) -> None:
    assert "over 100,000 bytes" in refused(fetcher().get(server.says("/a", b"x" * 200_000))).trouble.cause


def test_silence_and_dripping_are_ended(server: Server) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(100):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.1)

    def be_silent(_: BaseHTTPRequestHandler) -> None:
        time.sleep(1.0)

    server.paths |= {"/drip": drip, "/silent": be_silent}
    assert "it took over 0.5 seconds" in refused(fetcher(in_all=0.5).get(server.url("/drip"))).trouble.cause
    assert "in time" in refused(fetcher(silence=0.3).get(server.url("/silent"))).trouble.cause


def test_headers_that_drip_are_ended_too() -> None:
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            try:
                connection.recv(1000)
                connection.sendall(b"HTTP/1.1 200 OK\r\n")
                for _ in range(100):
                    connection.sendall(b"X-Drip: 1\r\n")
                    time.sleep(0.1)
            except OSError:
                pass

    threading.Thread(target=serve, daemon=True).start()
    got = refused(fetcher(in_all=0.5).get(f"http://127.0.0.1:{listener.getsockname()[1]}/"))
    assert "0.5 seconds" in got.trouble.cause
    listener.close()


def test_robots_txt_is_asked_once_and_obeyed(server: Server) -> None:
    rules = b"User-agent: desk\nDisallow: /private*/x$\nCrawl-delay: 0.2\n\nUser-agent: *\nDisallow: /\n"
    server.says("/robots.txt", rules)
    ours = fetcher()
    answered(ours.get(server.says("/a")))
    answered(ours.get(server.says("/b")))
    assert "robots.txt" in refused(ours.get(server.says("/private1/x"))).trouble.cause
    assert [path for path, _ in server.asked] == ["/robots.txt", "/a", "/b"]
    assert server.times[2] - server.times[1] >= 0.2


def test_a_site_whose_robots_txt_is_out_of_order_is_left_alone(server: Server) -> None:
    server.says("/robots.txt", status=503)
    got = refused(fetcher().get(server.says("/a")))
    assert got.trouble.place == server.url("/a")
    assert [path for path, _ in server.asked] == ["/robots.txt"]
    server.says("/robots.txt", status=403)
    answered(fetcher().get(server.url("/a")))


def test_a_host_gets_its_pause_and_one_request_at_a_time(server: Server) -> None:
    waited: list[float] = []
    ours = Fetcher(Manners("desk/1", allow_private=True, pause=5.0), sleep=waited.append)
    server.says("/a")
    threads = [threading.Thread(target=ours.get, args=(server.url("/a"),)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(waited) == 4
    assert all(4.0 < wait <= 5.0 for wait in waited)


@pytest.mark.parametrize(
    ("status", "cause"), [(401, "let us read"), (404, "nothing"), (410, "nothing"), (429, "wait"), (500, "fault")]
)
def test_refusals_of_servers_are_sentences(server: Server, status: int, cause: str) -> None:
    got = refused(fetcher().get(server.says("/a", status=status, Retry_After="120")))
    assert cause in got.trouble.cause
    assert got.gone == (status in (404, 410))
    assert got.after == (120.0 if status in (429, 500) else None)


@pytest.mark.parametrize(
    "address", ["", "ftp://a.example/", "http://", "http://a b/", "http://[x/", "http://a:99999/", "javascript:x"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    refused(fetcher(allow_private=False).get(address))


def test_a_password_in_an_address_is_refused(server: Server) -> None:
    server.says("/a")
    assert "password" in refused(fetcher().get(f"http://me:secret@127.0.0.1:{server.port}/a")).trouble.cause
    assert not server.asked


def test_certificates_are_verified(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    import ssl

    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    server.http.socket = context.wrap_socket(server.http.socket, server_side=True)
    server.says("/a")
    address = f"https://localhost:{server.port}/a"
    assert "certificate" in refused(fetcher().get(address)).trouble.cause
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    monkeypatch.setattr(hosts, "verified", lambda: trusted)
    assert answered(fetcher().get(address)).body == b"hello"
    wrong_name = f"https://127.0.0.1:{server.port}/a"
    assert "certificate" in refused(fetcher().get(wrong_name)).trouble.cause
