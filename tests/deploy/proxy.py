"""Run dashboard/deploy/nginx.conf before the app and look at it as a stranger and as a colleague would:

    python tests/deploy/proxy.py

It needs nginx, openssl and Chromium (on Debian: apt-get install nginx-light openssl chromium); nothing stays behind.
"""

import os
import re
import ssl
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from base64 import b64encode
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from tests.browser.acting import PATIENCE, settled  # noqa: E402
from tests.browser.conftest import CHROMIUM, FLAGS, free_port, wait_for  # noqa: E402

USER, PASSWORD = "colleague", "a long password"
BLOCKED = ("_stcore/metrics", "_stcore/agent/openapi.json", "_stcore/agent/interact", "_stcore/script-health-check")


def main():
    with tempfile.TemporaryDirectory() as place:
        folder, (front, back) = Path(place), (free_port(), free_port())
        written(folder, front, back)
        app = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", "--server.headless", "true",
             "--server.address", "127.0.0.1", "--server.port", str(back), "--server.baseUrlPath", "dossier",
             "--", "--corpus", "seeds"], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        nginx = subprocess.Popen(["nginx", "-p", place, "-c", str(folder / "nginx.conf"), "-g", "daemon off;"])
        try:
            wait_for(f"http://127.0.0.1:{back}/dossier/_stcore/health")
            checked(f"https://127.0.0.1:{front}")
        finally:
            for process in (nginx, app):
                process.terminate()
                process.wait(20)
    print("all as dashboard/deploy/nginx.conf promises")


def written(folder, front, back):
    """The recipe with the ports and files of this run, in the frame of a whole configuration."""
    recipe = (ROOT / "dashboard/deploy/nginx.conf").read_text(encoding="utf-8")
    recipe = recipe.replace("/etc/nginx/", f"{folder}/").replace("127.0.0.1:8501", f"127.0.0.1:{back}")
    recipe = recipe.replace("listen 443 ssl", f"listen 127.0.0.1:{front} ssl")
    own = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    kept = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in own)
    frame = f"pid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\nhttp {{\naccess_log off;\n{kept}"
    (folder / "nginx.conf").write_text(f"{frame}{recipe}}}\n", encoding="utf-8")
    os.chmod(folder, 0o755)     # the workers of nginx are nobody's
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1",
                    "-keyout", folder / "dossier.key", "-out", folder / "dossier.crt"], check=True, capture_output=True)
    hashed = subprocess.run(["openssl", "passwd", "-apr1", PASSWORD], check=True, capture_output=True, text=True).stdout
    (folder / "dossier.htpasswd").write_text(f"{USER}:{hashed}", encoding="utf-8")


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def status(address, known=False):
    """(status, where it leads) of an address, for a stranger or for who knows the password."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=trusting), Stay)
    request = urllib.request.Request(address)
    if known:
        request.add_header("Authorization", f"Basic {b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}")
    try:
        with opener.open(request, timeout=20) as answer:
            return answer.status, ""
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("Location", "")


def checked(site):
    """Every promise of the recipe; an AssertionError says which is broken."""
    assert status(f"{site}/dossier/_stcore/health") == (200, "")
    for path in ("dossier", "dossier/", "dossier/actors", "dossier/_stcore/host-config"):
        assert status(f"{site}/{path}")[0] in (301, 401), path
    assert status(f"{site}/dossier/")[0] == 401
    assert status(f"{site}/dossier?actor=china", known=True) == (301, "/dossier/?actor=china")
    assert status(f"{site}/dossier/", known=True)[0] == 200
    for path in BLOCKED:
        assert status(f"{site}/dossier/{path}", known=True)[0] == 404, path
    print("health, password, redirect and blocked internals: right")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(ignore_https_errors=True,
                                      http_credentials={"username": USER, "password": PASSWORD})
        context.set_default_timeout(PATIENCE)
        for path in ("dossier", "dossier/", "dossier?actor=china", "dossier/actors?actor=china"):
            page, sockets = context.new_page(), []
            page.on("websocket", lambda socket, sockets=sockets: sockets.append(socket.url))
            page.goto(f"{site}/{path}")
            settled(page)
            assert page.get_by_role("heading", level=1).count() == 1, path
            assert sockets, path
            assert all(re.match(r"wss://[^/]+/dossier/_stcore/stream", socket) for socket in sockets), sockets
            if "china" in path:
                assert page.locator(".st-key-chips button").count(), path
            page.close()
            print(f"/{path}: drawn, by {sockets[0]}")
        browser.close()


if __name__ == "__main__":
    main()
