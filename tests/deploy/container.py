"""Build dashboard/deploy/Dockerfile, run it and look whether it lives:

    python tests/deploy/container.py

Where no Docker daemon answers, Buildah builds and runs it, from the base image that it has or can pull (further
arguments go to its build: `-v /etc/pip.conf:/etc/pip.conf:ro`). Where there is neither, its steps are run one by one
in a root of their own, a layer over this machine's, with this machine's Python in the place of the base image's; that
needs root and Linux.
"""

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from tests.browser.conftest import free_port, wait_for  # noqa: E402

RECIPE = ROOT / "dashboard/deploy/Dockerfile"
PATIENCE = 300


def main():
    port = free_port()
    has_daemon = shutil.which("docker") and subprocess.run(["docker", "info"], capture_output=True).returncode == 0
    (by_docker if has_daemon else by_buildah if shutil.which("buildah") else by_steps)(port)
    print("it is built, runs as a user without rights, is healthy and shows the documents")


def by_docker(port):
    subprocess.run(["docker", "build", "-q", "-f", RECIPE, "-t", "dossier-check", ROOT], check=True)
    name = subprocess.run(["docker", "run", "-d", "--rm", "-p", f"127.0.0.1:{port}:8501", "dossier-check"], check=True,
                          capture_output=True, text=True).stdout.strip()
    try:
        looked_at(port)
        user = subprocess.run(["docker", "exec", name, "id", "-u"], capture_output=True, text=True).stdout.strip()
        assert user != "0", "it runs as root"
        end = time.monotonic() + PATIENCE
        while subprocess.run(["docker", "inspect", "-f", "{{.State.Health.Status}}", name], capture_output=True,
                             text=True).stdout.strip() != "healthy":
            assert time.monotonic() < end, "not healthy"
            time.sleep(1)
    finally:
        subprocess.run(["docker", "stop", name], capture_output=True)


def by_buildah(port):
    """As Docker builds it, in the same format; its process is run in the image, as whom the image says."""
    buildah(["build", "--format", "docker", "-f", RECIPE, "-t", "dossier-check", *sys.argv[1:], ROOT])
    made = json.loads(buildah(["inspect", "--type", "image", "dossier-check"]))["Docker"]["config"]
    command, health = made["Cmd"], made["Healthcheck"]["Test"][1:]
    assert command[:2] == ["/bin/sh", "-c"]
    name = buildah(["from", "dossier-check"]).strip()
    served, checked = (words.replace("8501", str(port)) for words in (command[2], health[-1]))
    running = subprocess.Popen(["buildah", "run", name, "--", *command[:2], f"exec {served}"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        looked_at(port)
        assert buildah(["run", name, "--", "id", "-u"]).strip() != "0", "it runs as root"
        buildah(["run", name, "--", "/bin/sh", "-c", checked])
    finally:
        running.terminate()
        running.wait(60)
        subprocess.run(["pkill", "-f", f"server.port {port}"])
        buildah(["rm", name])


def buildah(arguments):
    return subprocess.run(["buildah", *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout


def by_steps(port):
    """The instructions of the recipe in their order, over a layer that is thrown away."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("LAYERS")) as place:
        upper, work, merged = (Path(place, name) for name in ("upper", "work", "merged"))
        for folder in (upper, work, merged):
            folder.mkdir()
        subprocess.run(["mount", "-t", "overlay", "overlay", "-o", f"lowerdir=/,upperdir={upper},workdir={work}",
                        merged], check=True)
        for kernel in ("proc", "dev"):
            subprocess.run(["mount", "--rbind", f"/{kernel}", merged / kernel], check=True)
            # what is unmounted there later stays mounted here
            subprocess.run(["mount", "--make-rslave", merged / kernel], check=True)
        try:
            Steps(merged, port).run()
        finally:
            for kernel in ("proc", "dev"):
                subprocess.run(["umount", "-l", merged / kernel])
            subprocess.run(["umount", "-l", merged])


class Steps:
    """The instructions of a recipe; what has been said so far: where, as whom, with which variables."""

    def __init__(self, root, port):
        self.root, self.port = root, port
        self.folder, self.user, self.health = "/", "root", ""
        python = "/image-python"
        subprocess.run(["chroot", root, sys._base_executable, "-m", "venv", python], check=True)
        own = ("PATH", "HOME", "PYTHONPATH", "VIRTUAL_ENV")
        self.env = {name: value for name, value in os.environ.items() if name not in own}
        self.env |= {"PATH": f"{python}/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "HOME": "/root"}

    def run(self):
        text = RECIPE.read_text(encoding="utf-8").replace("8501", str(self.port))
        for line in text.splitlines():
            word, _, rest = line.partition(" ")
            if line and not line.startswith("#") and word not in ("FROM", "EXPOSE"):
                print(line)
                getattr(self, f"do_{word.lower()}")(rest)

    def command(self, command):
        """How a command is run as whom and where the recipe has come to."""
        inside = f"cd {shlex.quote(self.folder)} && {command}"
        return ["chroot", f"--userspec={self.user}", self.root, "/bin/sh", "-c", inside]

    def do_workdir(self, folder):
        self.folder = folder
        (self.root / folder.strip("/")).mkdir(parents=True, exist_ok=True)

    def do_copy(self, rest):
        *sources, target = rest.split()
        there = self.root / os.path.join(self.folder, target).strip("/")
        for source in (ROOT / name for name in sources):
            if source.is_dir():
                shutil.copytree(source, there, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, there)

    def do_env(self, rest):
        name, _, value = rest.partition("=")
        self.env[name] = value

    def do_user(self, rest):
        self.user, self.env["HOME"] = rest, f"/home/{rest}"

    def do_healthcheck(self, rest):
        self.health = rest.partition("CMD ")[2]

    def do_cmd(self, rest):
        running = subprocess.Popen(self.command(f"exec {rest}"), env=self.env, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        try:
            looked_at(self.port)
            subprocess.run(self.command(self.health), env=self.env, check=True)
            assert Path(f"/proc/{running.pid}").stat().st_uid != 0, "it runs as root"
        finally:
            running.terminate()
            running.wait(30)
        dead = subprocess.run(self.command(self.health), env=self.env, capture_output=True)
        assert dead.returncode, "said to be healthy when it is not"

    def do_run(self, rest):
        subprocess.run(self.command(rest), env=self.env, check=True)


def looked_at(port):
    wait_for(f"http://127.0.0.1:{port}/_stcore/health", PATIENCE)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
        assert b"<title>" in answer.read()


if __name__ == "__main__":
    main()
