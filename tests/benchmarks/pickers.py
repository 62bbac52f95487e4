"""How fast a picker answers among thousands of actors, the three parts of it that run on the server for each choice.

    python tests/benchmarks/pickers.py [ACTORS]     made-up people (default 20,000), each named three times in a table

listed: what a picker offers before anything is typed. typed: who is found by a part of a name, most frequent first.
page: the page with this list of actors, searched by what was typed. The first time of each is told apart: it is paid
once for an analysis.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from analysis import Analysis, analyze
from analysis.ask import by_frequency, find_actors, look_up
from dashboard.parts import pickers
from dashboard.parts.filters import actor_names

GIVEN = ("Anna", "Boris", "Carla", "David", "Elena", "Felix", "Greta", "Hugo", "Ines", "Jonas", "Karin", "Louis",
         "Maria", "Nora", "Oscar", "Paula", "Ruth", "Simon", "Thomas", "Vera")
SYLLABLES = ("ba", "de", "ki", "lo", "mu", "ra", "se", "ti", "vo", "zu")
TYPED = ("a", "anna", "ssön", "BASSON", "kilo", "vera zu", "o'mu", "nobody of that name", "rase", "hugo ra")
ROW = 5
"""People named in one row of the table."""


def people(number: int) -> list[str]:
    """`number` made-up names: Anna Bababasson …"""
    names = []
    for at in range(number):
        rest = at // len(GIVEN)
        surname = "".join(SYLLABLES[rest // 10**place % 10] for place in (2, 1, 0)).capitalize()
        names.append(f"{GIVEN[at % len(GIVEN)]} {surname}sson")
    return names


def crowd(number: int, folder: Path) -> Analysis:
    """The analysis of a table whose rows name all of them, each three times."""
    names = people(number)
    rows = [names[at:at + ROW] for at in range(0, number, ROW)]
    told = [" ".join(f"{name} spoke about the harbour. We heard {name}. They thanked {name}." for name in row)
            for row in rows]
    (folder / "actors.csv").write_text("\n".join(["name,alias,kind", *(f"{name},,person" for name in names)]),
                                       encoding="utf-8")
    (folder / "crowd.csv").write_text("\n".join(["text", *(f'"{text}"' for text in told)]), encoding="utf-8")
    return analyze(str(folder))


def seconds(ask: Callable, *asked) -> float:
    """How long one answer takes."""
    started = time.perf_counter()
    ask(*asked)
    return time.perf_counter() - started


def main(number: int) -> None:
    """Print the first and the slowest later answer of each part."""
    with tempfile.TemporaryDirectory() as folder:
        result = crowd(number, Path(folder))
    print(f"{len(set(by_frequency(result, 'actor'))):,} actors, {len(result.mentions):,} mentions")

    def listed(_: str) -> None:
        pickers._labels(pickers._offered(result, "actor", []), actor_names(result))

    parts = (("listed", listed), ("typed", lambda typed: look_up(result, "actor", typed)),
             ("page", lambda typed: find_actors(result, typed)))
    for name, ask in parts:
        first = seconds(ask, TYPED[0])
        later = [seconds(ask, typed) for typed in TYPED * 3]
        print(f"{name:8} first {first:.3f} s  then median {statistics.median(later):.3f} s  slowest {max(later):.3f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
