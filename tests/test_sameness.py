"""The same folder gives the same tables, whatever the machine: order on disk, hash seed, locale, time zone, threads."""

import os
import subprocess
import sys

from analysis.store.fingerprints import of_table

ANALYSED = """
import locale, os, sys
scan = os.scandir

class Backwards:
    def __init__(self, *arguments):
        with scan(*arguments) as found:
            self.entries = iter(sorted(found, key=lambda entry: entry.name, reverse=True))
    def __iter__(self):
        return self.entries
    def __next__(self):
        return next(self.entries)
    def __enter__(self):
        return self
    def __exit__(self, *_):
        self.entries = iter(())

os.scandir = Backwards
from analysis import analyze
from analysis.store.fingerprints import of_table
result = analyze("seeds")
assert locale.getencoding() in ("ANSI_X3.4-1968", "US-ASCII"), locale.getencoding()
for name, table in result.tables():
    print(name, of_table(table))
"""


def test_another_machine_finds_the_same(seeds, pytestconfig):
    other = {"PYTHONHASHSEED": "7", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0",
             "TZ": "Pacific/Kiritimati", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, "-W", "error", "-c", ANALYSED], cwd=pytestconfig.rootpath,
                          env=os.environ | other, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert dict(line.split() for line in done.stdout.splitlines()) == {
        name: of_table(table) for name, table in seeds.tables()}
