"""How fast the record is served: `python measures/speed.py web --record FILE [--seconds S] [--clients N] [--json]`.

The server is started as a user starts it; so many clients ask at once, each on a connection of its own. Every kind of
page is asked for in two ways: "new" addresses, none of them asked before (each answer is looked up and set), and one
address "again" (the answer is kept until the record changes). Beside them stands a bare FastAPI route that answers one
word, under the same clients in the same run. Times are wall times, of the first byte and of the whole answer.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib
import json
import random
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, count, repeat
from pathlib import Path
from typing import Any

from onrecord.desk import open_record
from onrecord.model import EventQuery
from onrecord.show.views import moved

SEED = 2025
BARE = """
import sys, uvicorn
from fastapi import FastAPI
app = FastAPI()
@app.get("/")
def word():
    return {"word": "here"}
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
"""


@dataclass(slots=True)
class Asked:
    """What clients met."""

    firsts: list[float] = field(default_factory=list)
    wholes: list[float] = field(default_factory=list)
    largest: int = 0
    wrong: int = 0


async def client(port: int, addresses: Iterator[str], until: float, asked: Asked) -> None:
    """One client on one connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for address in addresses:
        begin = time.perf_counter()
        if begin >= until:
            break
        writer.write(f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: */*\r\n\r\n".encode())
        await writer.drain()
        head = await reader.readuntil(b"\r\n\r\n")
        first = time.perf_counter()
        lines = head.decode("latin-1").lower().split("\r\n")
        length = int(next(line.split(":")[1] for line in lines if line.startswith("content-length:")))
        await reader.readexactly(length)
        asked.firsts.append(first - begin)
        asked.wholes.append(time.perf_counter() - begin)
        asked.largest = max(asked.largest, length)
        asked.wrong += " 200 " not in lines[0]
    writer.close()


async def together(port: int, addresses: Iterator[str], clients: int, seconds: float) -> tuple[Asked, float]:
    """Many clients at once that share the addresses."""
    asked, begin = Asked(), time.perf_counter()
    await asyncio.gather(*(client(port, addresses, begin + seconds, asked) for _ in range(clients)))
    return asked, time.perf_counter() - begin


def measure(name: str, port: int, addresses: Iterator[str], clients: int, seconds: float) -> dict[str, Any]:
    """One line of figures."""
    asked, took = asyncio.run(together(port, addresses, clients, seconds))
    return {
        "asked": name,
        "requests": len(asked.wholes),
        "a second": round(len(asked.wholes) / took),
        "median ms": _quantile(asked.wholes, 0.5),
        "p95 ms": _quantile(asked.wholes, 0.95),
        "first byte p95 ms": _quantile(asked.firsts, 0.95),
        "largest kB": round(asked.largest / 1000, 1),
        "errors": asked.wrong,
    }


def _quantile(values: Sequence[float], part: float) -> float:
    order = sorted(values)
    return round(1000 * order[min(len(order) - 1, int(part * len(order)))], 1) if order else 0.0


def kinds_of(path: Path) -> dict[str, list[str]]:
    """Addresses of each kind, in a random order that is always the same."""
    draw = random.Random(SEED)
    record = open_record(path)
    events = [event.id for event in record.events(EventQuery(limit=20_000))]
    last = next(record.events(EventQuery(limit=1))).last[:10]
    some = draw.sample(events, min(4_000, len(events)))
    told = sorted(some, key=lambda event: len(record.testimony(event)), reverse=True)
    record.close()
    draw.shuffle(events)
    days = [moved(last, -n) for n in range(1, 7_000)]
    draw.shuffle(days)
    return {
        "diary": [f"/?on={day}" for day in days],
        "event": [f"/events/{id}" for id in events],
        "event, much told": [f"/events/{id}?all=true" for id in told[:400]],
        "API events": [f"/api/v1/events?on={day}" for day in days],
        "API event": [f"/api/v1/events/{id}" for id in events],
        "search": [f"/search?q={word}&on={day}" for day in days for word in ("president", "talks", "election")],
    }


@contextmanager
def bare() -> Iterator[int]:
    """The port of a server with one bare route."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-c", BARE, str(port)])
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(10)


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path, help="the record to serve (default: the shipped dossier)")
    parser.add_argument("--seconds", type=float, default=5.0, help="for each line")
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--json", action="store_true", help="print JSON")
    asked = parser.parse_args(arguments)
    sys.path.insert(0, str(Path(__file__).parent))
    screens: Any = importlib.import_module("screens")
    with tempfile.TemporaryDirectory() as temporary:
        record: Path = asked.record or screens.dossier(Path(temporary))
        rows = []
        with bare() as bare_port, screens.served(record) as address:
            port = int(address.rsplit(":", 1)[1])
            rows.append(measure("bare route", bare_port, repeat("/"), asked.clients, asked.seconds))
            for name, addresses in kinds_of(record).items():
                alone = measure(f"{name}, new, one client", port, iter(addresses[:40]), 1, asked.seconds)
                fresh = chain(
                    addresses[40:], (f"{addresses[0]}{'&' if '?' in addresses[0] else '?'}n={n}" for n in count())
                )
                rows += [
                    alone,
                    measure(f"{name}, new", port, fresh, asked.clients, asked.seconds),
                    measure(f"{name}, again", port, repeat(addresses[0]), asked.clients, asked.seconds),
                ]
            rows.append(measure("bare route", bare_port, repeat("/"), asked.clients, asked.seconds))
    if asked.json:
        print(json.dumps(rows, indent=2))
        return 0
    print("  ".join(f"{name:>28}" if name == "asked" else f"{name:>17}" for name in rows[0]))
    for row in rows:
        print("  ".join(f"{value!s:>28}" if name == "asked" else f"{value!s:>17}" for name, value in row.items()))
    return 0
