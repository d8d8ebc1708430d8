"""A headless browser, and JupyterLab with nbgrader's pages in a course's folder."""

import contextlib
import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from grader.course import ROOT

NAMES = ("chromium", "chromium-browser", "google-chrome")
SETTINGS = {
    # Cells out of sight are drawn too, so that a picture of the page shows all of them.
    "@jupyterlab/notebook-extension/tracker.jupyterlab-settings": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension/notification.jupyterlab-settings": {"fetchNews": "false"},
}
TOKEN = "a-token-of-this-test"


def executable() -> str:
    """The browser; where there is none, the test says so and is left out."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None or importlib.util.find_spec("playwright") is None:
        missing = (
            "playwright (PyPI)" if found is not None else "chromium (apt-get install chromium)"
        )
        pytest.skip(f"nothing was looked at in a browser: {missing} is missing")
    return found


@contextlib.contextmanager
def open_page(height: int = 1000):
    """An empty page of a headless browser."""
    from playwright.sync_api import sync_playwright

    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=sandbox)
        try:
            page = browser.new_page(viewport={"width": 1100, "height": height})
            page.set_default_timeout(60_000)
            yield page
        finally:
            browser.close()


@contextlib.contextmanager
def jupyterlab(folder: Path):
    """A server for a folder; gives its address, up to the path."""
    home = folder / ".home"
    for name, settings in SETTINGS.items():
        path = home / "settings" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {"PATH": os.defpath, "HOME": str(home), "PYTHONPATH": str(ROOT)}
    options = [f"--ServerApp.port={port}", "--no-browser", f"--IdentityProvider.token={TOKEN}"]
    options += [f"--LabApp.user_settings_dir={home / 'settings'}", f"--ServerApp.root_dir={folder}"]
    if os.geteuid() == 0:
        options.append("--allow-root")
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            _wait(f"http://127.0.0.1:{port}/api?token={TOKEN}", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def _wait(address: str, server: "subprocess.Popen[bytes]") -> None:
    while server.poll() is None:
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            urllib.request.urlopen(address).close()
            return
        time.sleep(0.1)
    raise AssertionError(f"JupyterLab ended at once, with {server.returncode}")
