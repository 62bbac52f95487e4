"""Processor time of each page, drawn at first and again: `python tests/benchmarks/pages.py TABLES`.

TABLES is a saved analysis (`python -m analysis FOLDER --out TABLES`) or a folder. The pages are run without a browser
(streamlit.testing), so what is told is the time of the server for one viewer; the peak memory is of the whole process.
"""

import argparse
import logging
import os
import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

VIEWS = sorted(path.parent.name for path in (ROOT / "dashboard" / "views").glob("*/view.py"))


def spent(run) -> float:
    """Seconds of processor time that `run` takes."""
    begun = time.process_time()
    run()
    return time.process_time() - begun


def main() -> None:
    """Draw every page twice and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tables")
    options = parser.parse_args()
    os.environ["DOSSIER_CORPUS"] = options.tables
    sys.argv = ["app.py"]
    logging.disable(logging.WARNING)
    from streamlit.testing.v1 import AppTest
    for at, view in enumerate(VIEWS):
        app = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=3600)
        opened = spent(app.run)
        if not at:
            print(f"opened, overview drawn {opened:6.2f} s")
        app.switch_page(f"views/{view}/view.py")
        if view == "search":
            app.query_params["words"] = "government"
        times = [spent(app.run) for _ in range(3)]
        print(f"{view:12} at first {times[0]:6.2f} s   again {times[1]:6.2f} {times[2]:6.2f} s", flush=True)
        if app.exception:
            print(*(error.message for error in app.exception), sep="\n")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main()
