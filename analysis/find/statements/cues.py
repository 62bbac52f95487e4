"""The cue lexicon: which words report an utterance, of what kind, and what may follow them."""

from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from analysis.lexicons import read_table


class Cue(NamedTuple):
    """A cue of `statement_cues.csv`: its kind of utterance and what it takes (a clause, an object, a quotation …).

    `named`: its source must be somebody, `text`: a report, poll or letter; `thing`: an object after it is no content
    (`added two points`); `definite`: only a definite one is (`confirmed the theft`, not `confirmed a profit`); `text-
    object`: only that of a text (`the audit found gaps`); `as`: only one that is judged (`regards the plan as a
    threat`); `figure`: one that is given a number (`puts losses at 300`); `deed`: it may tell of a deed instead (`the
    court dismissed the appeal`); `future`: it predicts only what is to come, else it asserts; `other-infinitive`:
    somebody else is to do it (`wants him to quit`); `withheld`: it may tell what somebody does not get (`denied him a
    visa`). A `noun` that takes an infinitive is a promise.
    """

    name: str
    kind: str
    takes: frozenset[str]


class Cues(NamedTuple):
    """All forms by their first word, then by their second ("" for none): [(further words, cue)], longest first;
    `nouns` are claims by somebody."""

    verbs: dict[str, dict[str, list[tuple[list[str], Cue]]]]
    nouns: dict[str, Cue]

    def match(self, lows: list[str], at: int) -> tuple[Cue, int] | None:
        """The longest verb cue that starts at token `at`, with the token after its end."""
        forms = self.verbs.get(lows[at])
        if forms is None:
            return None
        if at + 1 < len(lows):
            for rest, cue in forms.get(lows[at + 1], ()):
                end = at + 1 + len(rest)
                if lows[at + 1:end] == rest:
                    return cue, end
        return (forms[""][0][1], at + 1) if "" in forms else None


@cache
def cues() -> Cues:
    """The shipped cues."""
    verbs: dict[str, dict[str, list]] = {}
    nouns: dict[str, Cue] = {}
    for row in read_table("statement_cues.csv", ["cue", "kind", "forms", "takes", "source"]):
        cue = Cue(row["cue"], row["kind"], frozenset(row["takes"].split(";")))
        for form in row["forms"].split(";"):
            first, *rest = form.split()
            if "noun" in cue.takes:
                nouns[first] = cue
            else:
                verbs.setdefault(first, {}).setdefault(rest[0] if rest else "", []).append((rest, cue))
    for by_second in verbs.values():
        for forms in by_second.values():
            forms.sort(key=lambda form: -len(form[0]))
    return Cues(verbs, nouns)


@cache
def word_class(*names: str, also: Collection[str] = (), but: Collection[str] = ()) -> frozenset[str]:
    """The words of these classes of `statement_words.csv` (determiner, adverb, role …), `also` some, `but` not others.

    Asked for at every word, so each set is made once: what is joined with a class stands in the question.
    """
    return frozenset(word for name in names for word in _classes()[name]).difference(but).union(also)


@cache
def _classes() -> dict[str, list[str]]:
    classes: dict[str, list[str]] = {}
    for row in read_table("statement_words.csv", ["word", "class", "source"]):
        classes.setdefault(row["class"], []).append(row["word"])
    return classes
