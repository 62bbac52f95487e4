"""Would an editor write this name on the folder? Sheets for a reader to judge, and the count of what was judged.

    python tests/benchmarks/theme_names.py sheet TABLES [OTHER-TABLES] --key KEY    names, ten passages under each
    python tests/benchmarks/theme_names.py match TABLES --key KEY                   passages of a theme, four names
    python tests/benchmarks/theme_names.py count KEY ANSWERS

TABLES are folders of tables of one analysis before and after a change (`python -m analysis FOLDER --out TABLES`).
Names of both stand shuffled on the sheet, so that the reader does not know which is which; KEY keeps it.
ANSWERS has a line per item, "12 yes", "13 no", or "12 c" on a sheet of matches; "#" and what follows it is a note.
"""

import argparse
import csv
import random
import sys
from collections import defaultdict
from pathlib import Path
from textwrap import shorten

from analysis import Analysis, load
from analysis.ask import all_levels

PASSAGES, OFFERED, LONG = 10, 4, 170


def passages_of(result: Analysis, theme: str, chance: random.Random) -> list[str]:
    """Ten passages, drawn from those that carry the theme on either level."""
    carried = all_levels(result)
    keys = carried.loc[carried["theme_id"] == theme, ["doc_id", "passage_id"]].astype({"doc_id": "str"})
    drawn = chance.sample(sorted(keys.itertuples(index=False, name=None)), min(PASSAGES, len(keys)))
    rows = result.passages.astype({"doc_id": "str"}).set_index(["doc_id", "passage_id"])
    texts = dict(zip(result.documents["doc_id"].astype("str"), result.documents["text"], strict=True))
    return [shorten(texts[doc_id][rows.at[(doc_id, number), "start"]:rows.at[(doc_id, number), "end"]], LONG,
                    placeholder=" …") for doc_id, number in drawn]


def living(result: Analysis) -> list[tuple[str, str, str]]:
    """(id, label, best sentence) of each theme with passages."""
    shown = result.themes[result.themes["n_passages"] > 0]
    return list(shown[["theme_id", "label", "sentence"]].itertuples(index=False, name=None))


def sheet(folders: list[Path], key: Path, chance: random.Random) -> None:
    """Print each theme of each folder with its passages, in an order that tells nothing."""
    items = [(folder, result, *theme) for folder in folders for result in [load(folder)] for theme in living(result)]
    chance.shuffle(items)
    with key.open("w", encoding="utf-8", newline="") as out:
        write = csv.writer(out)
        for number, (folder, result, theme, label, sentence) in enumerate(items, 1):
            write.writerow([number, "yes", folder, theme, label])
            print(f"\n{number}. {label}\n   ({shorten(sentence, 160, placeholder=' …')})")
            for passage in passages_of(result, theme, chance):
                print(f"   - {passage}")


def match(folder: Path, key: Path, chance: random.Random) -> None:
    """Print ten passages of each theme with four names, one of which is its own."""
    result = load(folder)
    parents = dict(zip(result.themes["theme_id"], result.themes["parent"], strict=True))
    themes = living(result)
    chance.shuffle(themes)
    with key.open("w", encoding="utf-8", newline="") as out:
        write = csv.writer(out)
        for number, (theme, label, _) in enumerate(themes, 1):
            related = {theme, parents[theme], *(part for part, broad in parents.items() if broad == theme)}
            others = [other for other, *_ in themes if other not in related]
            names = {other: name for other, name, _ in themes}
            offered = [theme, *chance.sample(others, min(OFFERED - 1, len(others)))]
            chance.shuffle(offered)
            write.writerow([number, "abcd"[offered.index(theme)], folder, theme, label])
            print(f"\n{number}. " + "   ".join(f"{letter}) {names[other]}" for letter, other in
                                               zip("abcd", offered, strict=False)))
            for passage in passages_of(result, theme, chance):
                print(f"   - {passage}")


def count(key: Path, answers: Path) -> None:
    """Print how many answers are those of the key, for each folder of tables."""
    right: dict[str, list[bool]] = defaultdict(list)
    lines = answers.read_text(encoding="utf-8").splitlines()
    told = dict(line.split("#")[0].split() for line in lines if line[:1].isdigit())
    for number, answer, folder, *_ in csv.reader(key.open(encoding="utf-8", newline="")):
        if number in told:
            right[folder].append(told[number] == answer)
    for folder, own in right.items():
        print(f"{folder}: {sum(own)} of {len(own)}, {sum(own) / len(own):.0%}")


def main() -> None:
    """Read the command line and do what it asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["sheet", "match", "count"])
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--key", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.what == "count":
        count(*arguments.paths)
    elif arguments.key is None:
        sys.exit("--key FILE: where to keep which name is which")
    elif arguments.what == "match":
        match(arguments.paths[0], arguments.key, random.Random(arguments.seed))
    else:
        sheet(arguments.paths, arguments.key, random.Random(arguments.seed))


if __name__ == "__main__":
    main()
