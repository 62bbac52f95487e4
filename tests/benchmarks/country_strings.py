"""How many strings for a country resolve to it: names, official names, capitals, demonyms, seats.

    python tests/benchmarks/country_strings.py FACTBOOK.json [all]    `all` prints every string that fails

FACTBOOK.json is a list of countries with `short`, `long`, `capital`, `noun`, `adj` as the CIA World Factbook words them
(public domain). Seats are those of the lexicon. Two measures: the string alone (`Gazetteer.resolve`), and the mention
in a sentence that says nothing else of the country. A string that several countries share is right for each of them.
"""

import html
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

from analysis.find.actors import gazetteer, recognise
from analysis.lexicons import read_table
from analysis.text import segment
from analysis.text.matcher import slug

SENTENCES = {"names": "A delegation from {} signed the treaty.", "official names": "The {} has signed the treaty.",
             "capitals": "{} rejected the proposal yesterday.", "adjectives": "The {} government signed it.",
             "nouns": "Most {} rejected the proposal.", "seats": "The {} rejected the proposal."}
NOTE = re.compile(r"\([^)]*\)|;.*|note.*| in [A-Z].*|<[^>]*>")
PLURAL = re.compile(r"\((s|es|n)\)")


def parts(cell: str, plural: bool = False) -> list[str]:
    """The forms in a cell: `Afghan(s), Hazara (plural) or Kabuli` → the forms without notes."""
    if plural:
        cell = PLURAL.sub(r"\1", cell)
    forms = (part.strip() for part in re.split(r", | or |/", NOTE.sub("", cell)))
    return [form for form in forms if form[:1].isupper()]


def strings(path: Path, known) -> dict[str, dict[str, set[str]]]:
    """class → string → the actor_ids of the countries it names."""
    found: dict[str, dict[str, set[str]]] = {name: defaultdict(set) for name in SENTENCES}
    for row in json.loads(html.unescape(path.read_text(encoding="utf-8"))):
        short, long, capital = (NOTE.sub("", row[column]).strip() for column in ("short", "long", "capital"))
        owner = known.resolve(row["short"]) or known.resolve(long) or known.resolve(short) or slug(short)
        forms = {"names": parts(short), "official names": [long], "capitals": parts(capital),
                 "adjectives": parts(row["adj"]), "nouns": parts(row["noun"], plural=True)}
        for name, values in forms.items():
            for value in values:
                if value[:1].isupper() and len(value) > 2 and value != "D.C.":
                    found[name][value] |= {owner, *map(slug, forms["names"])}
    for row in read_table("seats.csv", ("name", "alias", "source")):
        found["seats"][row["alias"]].add(slug(row["name"]))
    return found


def in_sentence(string: str, template: str, known) -> str:
    """The actor_id of the one actor named in the sentence, "" if there is none or another name too."""
    text = template.format(string)
    named = {mention.entity for mention in recognise(text, segment(text).sentences, known).mentions}
    return named.pop() if len(named) == 1 else ""


def main(path: Path, everything: bool) -> None:
    """Print for each class how many strings resolve alone and in a sentence."""
    known = gazetteer()
    for name, values in strings(path, known).items():
        alone = [string for string, owners in values.items() if known.resolve(string) not in owners]
        within = [s for s, owners in values.items() if in_sentence(s, SENTENCES[name], known) not in owners]
        n = len(values)
        print(f"{name:15} {n:4}  alone {100 * (1 - len(alone) / n):5.1f} %  "
              f"in a sentence {100 * (1 - len(within) / n):5.1f} %")
        if everything:
            print(f"    alone: {', '.join(alone)}\n    in a sentence: {', '.join(within)}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), "all" in sys.argv[2:])
