"""Takes a picture of every page, on the shipped dossier, in headless Chromium: `python measures/screens.py DIR`.

Each page is opened at 1280 and at 390 wide, light, and the page of an event dark too and as it is printed (PDF). Beside
the pictures it prints how heavy each page is. It needs the extra `test` and Debian's chromium and chromium-driver.
"""

from __future__ import annotations

import argparse
import base64
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

import onrecord
from onrecord.desk import open_record
from onrecord.gather.files import gather
from onrecord.model import EventQuery
from onrecord.scale.local import read_all

ON = "2025-10-21"
TOKEN = "a token for pictures"
LISTS = '[danube]\ntitle = "Danube desk"\nplace = ["Budapest"]\n'


def browser(width: int = 1280, height: int = 900, *, javascript: bool = True, dark: bool = False) -> Any:
    """Headless Chromium with its window that wide."""
    options = Options()
    for argument in ("--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                     "--no-first-run", "--disable-background-networking"):  # fmt: skip
        options.add_argument(argument)
    if os.geteuid() == 0:  # Chromium's sandbox refuses the superuser
        options.add_argument("--no-sandbox")
    options.binary_location = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    if not javascript:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver") or ""))
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": "prefers-reduced-motion", "value": "reduce"}]  # or a click hits what scrolls by
    if dark:
        features.append({"name": "prefers-color-scheme", "value": "dark"})
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    return driver


@contextmanager
def served(record: Path, *arguments: str) -> Iterator[str]:
    """The address of a server of this record, as a user starts it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(Path(sys.executable).parent / "onrecord"), "serve", "--record", str(record), "--port", str(port)]
    environment = {**os.environ, "ONRECORD_REVIEW_TOKEN": TOKEN}
    server = subprocess.Popen([*command, *arguments], env=environment, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(address + "/static/icon.svg", timeout=2).close()
                break
            except OSError:
                if server.poll() is not None:
                    raise RuntimeError("the server ended before it began") from None
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def dossier(folder: Path) -> Path:
    """A record with the shipped dossier."""
    path = folder / "dossier.sqlite"
    record = open_record(path)
    documents = Path(onrecord.__file__).parent / "stories" / "budapest" / "documents.jsonl"
    read_all(gather([str(documents)]), record, processes=1)
    record.close()
    return path


def pages_of(path: Path) -> dict[str, str]:
    """Every kind of page, by a short name."""
    record = open_record(path)
    (event,) = record.events(EventQuery(words="summit trump putin budapest"))
    document = record.testimony(event.id)[0].statement.document
    statement = record.testimony(event.id)[0].statement.id
    record.close()
    return {
        "diary": f"/?on={ON}",
        "diary-today": "/",
        "event": f"/events/{event.id}",
        "event-then": f"/events/{event.id}?on={ON}&as_known={ON}",
        "events": "/events",
        "changes": "/changes?on=2025-11-05",
        "speakers": "/speakers",
        "speaker": "/speakers/Donald%20Trump",
        "document": f"/documents/{document}",
        "contradictions": "/contradictions",
        "search": "/search?q=budapest+summit",
        "interface": "/api",
        "problem": "/events/nothing",
        "review": f"/review?about={statement}",
    }


def enter(driver: Any, address: str) -> None:
    """Begin a session of review."""
    driver.get(address + "/review")
    driver.find_element("id", "editor").send_keys("desk")
    driver.find_element("id", "token").send_keys(TOKEN)
    driver.find_element("css selector", "form[action='/review/session'] button").click()


def picture(driver: Any, path: Path) -> None:
    """The whole page, as long as it is."""
    shot = driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "format": "png"})
    path.write_bytes(base64.b64decode(shot["data"]))


def main() -> None:
    """Take all pictures."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("directory", type=Path)
    folder: Path = arguments.parse_args().directory
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        record = dossier(Path(temporary))
        lists = Path(temporary) / "lists.toml"
        lists.write_text(LISTS, encoding="utf-8")
        with served(record, "--review", "--lists", str(lists)) as address:
            for name, path in pages_of(record).items():
                if name != "problem":
                    with urllib.request.urlopen(address + path) as answer:
                        print(f"{name:16} {len(answer.read()):>8,} bytes")
            for width in (1280, 390):
                driver = browser(width)
                enter(driver, address)
                for name, path in pages_of(record).items():
                    driver.get(address + path)
                    picture(driver, folder / f"{name}-{width}.png")
                    wide = driver.execute_script("return document.documentElement.scrollWidth")
                    if wide > width:
                        print(f"{name} is {wide} wide at {width}")
                driver.quit()
            driver = browser(1280, dark=True)
            driver.get(address + pages_of(record)["event"])
            picture(driver, folder / "event-dark-1280.png")
            driver.quit()
            driver = browser(1280)
            driver.get(address + pages_of(record)["event"])
            printed = driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": False})
            (folder / "event.pdf").write_bytes(base64.b64decode(printed["data"]))
            driver.quit()
    print(f"pictures are in {folder}")


if __name__ == "__main__":
    main()
