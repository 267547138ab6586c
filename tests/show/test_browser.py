"""Every page in a real browser, with JavaScript and without: opened, followed, moved, decided, taken back."""

from __future__ import annotations

import importlib.util
import shutil
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.error import HTTPError

import pytest

pytest.importorskip("fastapi")
pytest.importorskip("selenium")
if not (shutil.which("chromium") or shutil.which("chromium-browser")) or not shutil.which("chromedriver"):
    pytest.skip("no Chromium here (Debian: apt-get install chromium chromium-driver)", allow_module_level=True)

from selenium.common.exceptions import (
    ElementNotInteractableException,
    StaleElementReferenceException,
    WebDriverException,
)
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

ON = "2025-10-21"
# What is met where a page takes the place of another just then.
REPLACED = (StaleElementReferenceException, ElementNotInteractableException)


def _screens() -> ModuleType:
    path = Path(__file__).parents[2] / "measures" / "screens.py"
    spec = importlib.util.spec_from_file_location("screens", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["screens"] = module
    spec.loader.exec_module(module)
    return module


screens: Any = _screens()


@pytest.fixture(scope="module")
def record(dossier: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("browsed") / "record.sqlite"
    copy.write_bytes(dossier.read_bytes())
    return copy


@pytest.fixture(scope="module")
def address(record: Path) -> Iterator[str]:
    with screens.served(record, "--review") as address:
        yield address


@pytest.fixture(scope="module")
def pages(record: Path) -> dict[str, str]:
    found: dict[str, str] = screens.pages_of(record)
    return found


@pytest.fixture(scope="module", params=[True, False], ids=["with JavaScript", "without JavaScript"])
def driver(request: pytest.FixtureRequest) -> Iterator[Any]:
    made = screens.browser(javascript=request.param)
    made.has_javascript = request.param
    yield made
    made.quit()


@pytest.fixture(scope="module")
def scripted() -> Iterator[Any]:
    made = screens.browser()
    yield made
    made.quit()


def text(driver: Any, selector: str = "main") -> str:
    return str(driver.find_element(By.CSS_SELECTOR, selector).text)


def wait(driver: Any, until: Any) -> Any:
    """Wait until it holds. A page that is replaced while it is looked at is looked at again."""

    def holds(driver: Any) -> Any:
        try:
            return until(driver)
        except WebDriverException as error:
            if "does not belong to the document" in (error.msg or ""):
                return False
            raise

    return WebDriverWait(driver, 10, ignored_exceptions=REPLACED).until(holds)


def status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code


def test_the_browser_without_javascript_runs_none(driver: Any) -> None:
    driver.get("data:text/html,<title>plain</title><script>document.title = 'ran'</script>")
    assert driver.title == ("ran" if driver.has_javascript else "plain")


def test_every_page_opens(driver: Any, address: str, pages: dict[str, str]) -> None:
    for name, path in pages.items():
        driver.get(address + path)
        assert "onrecord" in driver.title, name
        assert driver.find_elements(By.TAG_NAME, "h1"), name
        wrong = [line for line in driver.get_log("browser") if name != "problem" or "404" not in line["message"]]
        assert wrong == [], name


def test_links_lead_from_the_diary_to_the_words_in_their_text(driver: Any, address: str) -> None:
    driver.get(f"{address}/?on={ON}")
    driver.find_element(By.PARTIAL_LINK_TEXT, "Summit of Donald Trump and Vladimir Putin").click()
    wait(driver, lambda d: "/events/" in d.current_url and "Postponed" in text(d, ".verdict"))
    assert f"on={ON}" in driver.current_url, "the day that was asked about stays"
    driver.find_element(By.CSS_SELECTOR, ".said .source a").click()
    wait(driver, lambda d: "/documents/" in d.current_url and d.find_elements(By.CSS_SELECTOR, ".about a"))
    anchor = driver.current_url.partition("#")[2]
    assert driver.find_elements(By.ID, anchor)
    assert driver.find_elements(By.CSS_SELECTOR, ".text mark.p-content")
    driver.find_element(By.CSS_SELECTOR, ".about a").click()
    wait(driver, lambda d: "/events/" in d.current_url and d.find_elements(By.CSS_SELECTOR, ".positions a"))
    driver.find_element(By.CSS_SELECTOR, ".positions a[href^='/speakers/']").click()
    wait(driver, lambda d: text(d, ".kicker").lower() == "speaker")


def test_every_link_of_every_page_leads_somewhere(scripted: Any, address: str, pages: dict[str, str]) -> None:
    seen: set[str] = set()
    for path in pages.values():
        scripted.get(address + path)
        seen |= {a.get_attribute("href").partition("#")[0] for a in scripted.find_elements(By.CSS_SELECTOR, "a[href]")}
        anchors = scripted.execute_script(
            "return [...document.querySelectorAll('a')].filter(a => a.getAttribute('href').startsWith('#')"
            " && !document.getElementById(a.getAttribute('href').slice(1))).map(a => a.getAttribute('href'))"
        )
        assert anchors == [] or "event" in path, (path, anchors)
    inner = sorted({url.partition("?")[0]: url for url in sorted(seen) if url.startswith(address)}.values())
    assert len(inner) > 30
    for url in inner:
        assert status(url) == (404 if url.endswith("/events/nothing") else 200), url


def test_the_slider_shows_the_event_as_it_stood(driver: Any, address: str, pages: dict[str, str]) -> None:
    driver.get(address + pages["event"])
    assert "Did not take place" in text(driver, ".verdict")
    slider = driver.find_element(By.ID, "step")
    slider.send_keys(Keys.HOME)
    if not driver.has_javascript:
        driver.find_element(By.CSS_SELECTOR, ".slider button").click()
    wait(driver, lambda d: "Confirmed" in text(d, ".verdict"))
    assert "on=2025-10-16" in driver.current_url
    wait(driver, lambda d: "Thu 16 Oct 2025" in text(d, ".slider output"))
    for _ in range(5):
        # a page that is just being replaced has lost the slider: then the key goes to the new one
        wait(driver, lambda d: d.find_element(By.ID, "step").send_keys(Keys.ARROW_RIGHT) is None)
    if not driver.has_javascript:
        driver.find_element(By.CSS_SELECTOR, ".slider button").click()
    wait(driver, lambda d: "on=2025-10-21" in d.current_url and "Postponed" in text(d, ".verdict"))
    if driver.has_javascript:
        driver.back()
        wait(driver, lambda d: "Postponed" not in text(d, ".verdict"))


def test_other_days_are_asked_for_by_their_dates(driver: Any, address: str, pages: dict[str, str]) -> None:
    driver.get(f"{address}{pages['event']}?on=2025-10-20&as_known=2025-10-15")
    assert "Nothing known" in text(driver, ".verdict")
    assert "As it stood on Mon 20 Oct 2025, as known on Wed 15 Oct 2025" in text(driver, ".then")


def test_search_and_filters(driver: Any, address: str) -> None:
    driver.get(address)
    driver.find_element(By.ID, "find").send_keys("wasted meeting")
    driver.find_element(By.CSS_SELECTOR, ".find button").click()
    wait(driver, lambda d: "/search" in d.current_url and "wasted meeting" in text(d))
    driver.get(f"{address}/events")
    driver.find_element(By.TAG_NAME, "summary").click()
    driver.find_element(By.ID, "f-place").send_keys("budapest")
    driver.find_element(By.CSS_SELECTOR, ".filters button").click()

    def only_those(d: Any) -> bool:
        rows = d.find_elements(By.CSS_SELECTOR, ".rows .row")
        return "place=budapest" in d.current_url and bool(rows) and all("Budapest" in row.text for row in rows)

    wait(driver, only_those)


def test_a_decision_is_made_and_taken_back(driver: Any, address: str, pages: dict[str, str]) -> None:
    screens.enter(driver, address)
    wait(driver, lambda d: "You decide as desk." in text(d))
    driver.get(address + pages["review"])
    statement = pages["review"].partition("about=")[2]
    driver.find_element(By.ID, "why-withdraw").send_keys("a trial")
    driver.find_element(By.XPATH, "//button[text()='Withdraw']").click()
    wait(driver, lambda d: "Decided." in text(d))
    assert status(f"{address}/api/v1/statements/{statement}") == 404
    driver.get(f"{address}/review")
    driver.find_element(By.XPATH, "//button[starts-with(., 'Take back')]").click()
    wait(driver, lambda d: "Decided." in text(d))
    assert status(f"{address}/api/v1/statements/{statement}") == 200
    driver.get(f"{address}/review")
    driver.find_element(By.XPATH, "//button[text()='Leave']").click()
    wait(driver, lambda d: "Token" in text(d))


def the_axe() -> str:
    """The text of axe-core, of the newest package of it that is installed; none of them is imported."""
    for package in ("axe_playwright_python", "axe_core_python"):
        found = importlib.util.find_spec(package)
        for folder in (found.submodule_search_locations or ()) if found else ():
            return (Path(folder) / "axe.min.js").read_text(encoding="utf-8")
    pytest.skip("no axe-core here (it comes with the extra test)")


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)], ids=["wide and light", "narrow and dark"])
def test_axe_finds_nothing_serious_on_any_page(address: str, pages: dict[str, str], width: int, dark: bool) -> None:
    axe = the_axe()
    driver = screens.browser(width, dark=dark)
    try:
        screens.enter(driver, address)
        for name, path in pages.items():
            driver.get(address + path)
            driver.execute_script(axe)
            found = driver.execute_async_script(
                "const done = arguments[0];"
                "axe.run().then(found => done(found.violations), wrong => done(String(wrong)))"
            )
            assert isinstance(found, list), found
            serious = [
                (one["id"], [node["target"] for node in one["nodes"]][:3])
                for one in found
                if one["impact"] in ("serious", "critical")
            ]
            assert serious == [], name
            wide = driver.execute_script("return document.documentElement.scrollWidth")
            assert wide <= width, f"{name} must be scrolled sideways"
    finally:
        driver.quit()


def test_the_keyboard_goes_everywhere(scripted: Any, address: str, pages: dict[str, str]) -> None:
    scripted.get(address + pages["event"])
    body = scripted.find_element(By.TAG_NAME, "body")
    body.send_keys(Keys.TAB)
    assert scripted.switch_to.active_element.text == "To the content"
    named = scripted.execute_script(
        "return [...document.querySelectorAll('.timeline.for-wide a')].map(a => a.getAttribute('aria-label'))"
    )
    assert any("Donald Trump (United States) calls it off" in name for name in named)


def test_a_visit_later_tells_what_changed_since(scripted: Any, address: str) -> None:
    scripted.get(address)
    scripted.execute_script(
        "localStorage.setItem('onrecord.visits', JSON.stringify({today: '2025-10-18', before: null}))"
    )
    scripted.get(address)
    link = scripted.find_element(By.CSS_SELECTOR, ".visit a")
    assert "Sat 18 Oct 2025" in text(scripted, ".visit")
    link.click()
    assert "since=2025-10-18" in scripted.current_url
    assert "Changed since Sat 18 Oct 2025" in text(scripted)
    assert "cancelled" in text(scripted, "#changes")
