"""Programs that kill themselves, or what they started, at a moment of one's choosing."""

KILLED_AT_EVERY_STEP = """
import os, signal, sys
import pyarrow
from analysis.store.saved import read_tables, write_tables
from tests.test_saved import NEW, OLD, analyze
pyarrow.set_cpu_count(1)
os.fsync = bool     # a kill loses nothing that the system has; only a power cut does
folder = sys.argv[1]
old, new = ({name: table for name, table in analyze(documents).tables() if name in ("documents", "sentences")}
            for documents in (OLD, NEW))
STEPS = ("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "os.listdir", "os.scandir")
kill_at = seen = 0

def held():
    tables = read_tables(folder)
    assert set(tables["sentences"]["doc_id"]) == set(tables["documents"]["doc_id"])
    return "+".join(tables["documents"]["doc_id"])

def step(event, arguments):
    global seen
    if kill_at and event in STEPS and "/" in str(arguments):
        seen += 1
        if seen == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(step)
status = 1
at = 0
while status:
    at += 1
    if held() != "old":
        write_tables(folder, old, {})
    if child := os.fork():
        _, status = os.waitpid(child, 0)
        print(held())
    else:
        kill_at = at
        write_tables(folder, new, {})
        os._exit(0)
"""
"""Saves over an analysis and dies at the first step on files, then at the second, and so on; what is left each time."""
