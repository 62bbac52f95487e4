"""Nouns of saying with their owner: `X's claim that …`, `the claim by X that …`, `his vow to fight`."""

from analysis.find.statements.content_ends import content_end
from analysis.find.statements.cues import cues, word_class
from analysis.find.statements.owners import possessor
from analysis.find.statements.patterns import near
from analysis.find.statements.phrases import right_phrase
from analysis.find.statements.sentence_line import Line
from analysis.find.statements.wordings import Clause


def noun(line: Line, at: int) -> Clause | None:
    """`his claim that …`, `Russia's claim that …`, `the claim by Russia that …`, `his vow to fight`."""
    cue = cues().nouns[line.lows[at]]
    by = line.low(at + 1) == "by"
    source = right_phrase(line, at + 2) if by else possessor(line, at)
    follows = source[1] if source and by else at + 1
    promises = "infinitive" in cue.takes and near("infinitive", line, follows)
    if source is None or not (line.low(follows) == "that" or promises) or line.low(source[0]).endswith("ing"):
        return None
    start = follows + (not promises)
    end = content_end(line, start)
    if min(source[0], at - 1) <= line.opens:
        end = _before_main_verb(line, start, end, int(not promises))
    return Clause("reported-claim", source, (at, at + 1), (start, end), cue.kind)


def _before_main_verb(line, start, end, clauses):
    """Where a claim ends that is the subject: `Its claim that the dam was safe | was wrong`; `clauses` it holds."""
    verbs = 0
    for at in range(start, end):
        low = line.lows[at]
        clauses += low in word_class("opens-clause")
        if near("main-verb", line, at):
            verbs += 1
            if verbs > clauses:
                return at
    return end
