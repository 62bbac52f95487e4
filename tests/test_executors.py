"""Wherever documents are read (here, in worker processes, on a Dask cluster), the tables are the same."""

import os
import signal
import subprocess
import sys
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from pandas.testing import assert_frame_equal

from analysis import Document, analyze, pipeline
from analysis.__main__ import main
from analysis.errors import InputError
from analysis.find import workers
from analysis.store.fingerprints import rules_version

DOCUMENTS = [Document(f"{n:03}", f"Russia and Ukraine met in Vienna on {n % 28 + 1} May 2022.\n\n"
                      f"“We paid {n} million euros,” Vladimir Putin said.\n") for n in range(150)]


@pytest.fixture(scope="module")
def here():
    return analyze(DOCUMENTS)


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr(pipeline, "BATCH", 10)
    monkeypatch.setattr(pipeline, "AHEAD", 2)


def assert_same(one, other):
    for name, table in one.tables():
        assert_frame_equal(table, getattr(other, name), obj=name)


@contextmanager
def scheduler():
    """The address of a Dask scheduler with two workers, each a process on this machine."""
    from distributed import LocalCluster
    with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as running:
        yield running.scheduler_address


def once(act):
    """Calls `act` when the first batch is there, with most of the others still to come."""
    waiting = [act]
    return lambda done, size: waiting.pop()() if waiting else None


def test_a_dask_cluster_gives_the_same_tables_though_a_worker_is_killed_midway(here, small_batches, tmp_path, capsys):
    from distributed import Client
    for document in DOCUMENTS[:20]:
        (tmp_path / f"{document.doc_id}.txt").write_text(document.text, encoding="utf-8")
    with scheduler() as address:
        with workers.cluster(address) as executor, Client(address, set_as_default=False) as asked:
            killed, _ = asked.run(os.getpid).values()
            result = analyze(DOCUMENTS, executor=executor, progress=once(lambda: os.kill(killed, signal.SIGKILL)))
        assert main([str(tmp_path), "--dask", address]) == 0
    assert_same(result, here)
    assert "20 documents" in capsys.readouterr().out


def test_worker_processes_give_the_same_tables_though_one_is_killed_midway(here, small_batches):
    with workers.pool(2) as executor:
        executor.submit(int).result()
        killed = next(iter(executor._processes))
        result = analyze(DOCUMENTS, executor=executor, progress=once(lambda: os.kill(killed, signal.SIGKILL)))
    assert_same(result, here)


def test_any_executor_does(here, small_batches):
    with ThreadPoolExecutor(2) as executor:
        assert_same(analyze(DOCUMENTS, executor=executor), here)


class Counting(Executor):
    """Does at once what it is given, and remembers how much that was."""

    def __init__(self):
        self.batches = []

    def submit(self, function, documents, *arguments):
        self.batches.append(len(documents))
        future = Future()
        future.set_result(function(documents, *arguments))
        return future


def test_a_batch_is_bounded_in_documents_and_in_characters(monkeypatch):
    monkeypatch.setattr(pipeline, "LARGE", 3_000)
    executor = Counting()
    analyze([Document(f"{n:03}", "Russia met Iran. " * (100 if n < 6 else 1)) for n in range(106)], executor=executor)
    assert executor.batches == [2, 2, 2, 50, 50]


def test_a_worker_that_would_find_something_else_says_so(tmp_path):
    (tmp_path / "actors.csv").write_text("name,kind\nVienna Talks,organization\n", encoding="utf-8")
    with pytest.raises(InputError, match="a worker runs another version of Dossier; install the same one"):
        workers.extract_there(DOCUMENTS[:1], None, True, "0" * 64, "")
    with pytest.raises(InputError, match=r"actors.csv: is another one where a worker reads it.*share, and start again"):
        workers.extract_there(DOCUMENTS[:1], tmp_path, True, rules_version(), "")


def test_a_scheduler_that_is_not_there_is_one_line(monkeypatch, capsys, pytestconfig):
    monkeypatch.setattr(workers, "PATIENCE", "0.2s")
    assert main([str(pytestconfig.rootpath / "seeds"), "--dask", "tcp://127.0.0.1:9"]) == 2
    assert "there is no Dask scheduler" in capsys.readouterr().err
    assert main([str(pytestconfig.rootpath / "seeds"), "--dask", "nonsense://x"]) == 2


ENDED = """
import os, sys, time
from analysis.find import workers
with workers.pool(2) as executor:
    [executor.submit(time.sleep, 0) for _ in range(2)]
    print(*{executor.submit(os.getpid).result() for _ in range(20)}, flush=True)
    sys.stdin.read()
"""


def test_workers_end_with_what_started_them_though_it_is_killed(pytestconfig):
    run = subprocess.Popen([sys.executable, "-c", ENDED], cwd=pytestconfig.rootpath, stdin=subprocess.PIPE,
                           stdout=subprocess.PIPE)
    assert run.stdout.readline()
    run.kill()
    run.stdout.read()       # until no process has it open any more
    run.communicate()
