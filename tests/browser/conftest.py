"""The app as a person meets it: a real server and a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.browser.acting import LISTEN, PATIENCE, settled

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
TOLD = 1500     # characters of a page whose test fails
INSTALL = "Chromium is missing; on Debian: apt-get install -y chromium"
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]


def pytest_collection_modifyitems(items):
    """Mark what is in this folder, run it up to twice more where it fails, and skip it where there is no browser.

    A browser that shares two cores loses a key or a click now and then; what fails thrice is wrong, and the summary
    names what was run again.
    """
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")
            item.add_marker(pytest.mark.flaky(reruns=2, reruns_delay=2))
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason=INSTALL))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """A test that fails tells what its pages showed."""
    report = yield
    if report.when == "call" and report.failed and "browser" in item.funcargs:
        for context in item.funcargs["browser"].contexts:
            report.sections += [("Page", shown(page)) for page in context.pages]
    return report


def shown(page):
    """The address and the beginning of the text of a page."""
    try:
        return f"{page.url}\n{page.inner_text('body', timeout=2000)[:TOLD]}"
    except Exception as error:      # the page is gone or hangs: that is told, and the failure stays the test's own
        return str(error)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(corpus=None, app="dashboard/app.py", write=False):
    """The address of a running app that shows `corpus`, started so that it may write there or not."""
    port = free_port()
    command = [
        sys.executable, "-m", "streamlit", "run", app, "--server.headless", "true",
        "--server.port", str(port), "--", *(["--corpus", str(corpus)] if corpus else []),
        *(["--write"] if write else []),
    ]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def wait_for(address, seconds=180):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise TimeoutError(f"{address} did not answer within {seconds} s")


@pytest.fixture(scope="session")
def address():
    """The app on the seeds."""
    with serving() as found:
        yield found


@pytest.fixture(scope="session")
def browser():
    """One headless Chromium for all tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def new_session(browser):
    """A function that opens an address in a session of its own, waits for the page and returns it."""
    contexts = []

    def open_in_new_session(address, **options):
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 900}, **options))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE)
        page.add_init_script(LISTEN)
        page.goto(address)
        settled(page)
        return page

    yield open_in_new_session
    for context in contexts:
        context.close()
