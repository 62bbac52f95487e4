"""What every test may use: the analysis of the seeds, made once."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from analysis import analyze

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
BROWSER = "tests/browser/"
# a fault of a rule fails the test in which it is met, in this process and in those it starts
os.environ["DOSSIER_STRICT"] = "1"
# what tests find is not kept for the user, nor found in what the user keeps
os.environ["DOSSIER_CACHE"] = "off"
# property tests try the same inputs everywhere, and none fails because a machine was slow
settings.load_profile("ci")


@pytest.fixture(scope="session")
def seeds():
    """The analysis of the seed documents."""
    return analyze(SEEDS)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Browser tests share one process with one browser and its servers; beside it the others run, file by file."""
    from xdist.scheduler import LoadScopeScheduling

    class BrowserApart(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return BROWSER if nodeid.startswith(BROWSER) else nodeid.split("::")[0]

    return BrowserApart(config, log)


def pytest_collection_modifyitems(config, items):
    """Browser tests begin where they have a process of their own.

    In one process (`-n 0`) they come last: they are slow, and say little while a table is wrong.
    """
    beside = hasattr(config, "workerinput")
    items.sort(key=lambda item: item.nodeid.startswith(BROWSER) != beside)


def pytest_sessionfinish(session, exitstatus):
    """Where skips are not allowed, one makes the run fail."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("DOSSIER_NO_SKIPS") and reporter.stats.get("skipped") and exitstatus == 0:
        session.exitstatus = 1


def pytest_terminal_summary(terminalreporter):
    """What was run again says why it had failed, and what its page showed."""
    for report in terminalreporter.stats.get("rerun", []):
        terminalreporter.section(report.nodeid)
        terminalreporter.write_line(str(getattr(report.longrepr, "reprcrash", report.longrepr)))
        for name, text in report.sections:
            terminalreporter.write_line(f"{name}: {text}")
