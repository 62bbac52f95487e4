"""Subtitles (.srt, .vtt): what is said, without numbers and times; a speaker that is named begins a turn."""

import re
from collections.abc import Iterator

from analysis.read.decoding import decoded
from analysis.read.pieces import Piece, Unreadable, Wanted

TIME = re.compile(r"[ \t]*(?:\d+:)?\d{1,2}:\d\d[.,]\d{1,3}[ \t]*-->[^\n]*")
VOICE = re.compile(r"<v(?:\.[^\s>]*)*[ \t]+([^>]{1,100})>")
TAG = re.compile(r"</?[a-zA-Z][^>]{0,200}>|<\d[\d:.]*>|\{\\[^}]{0,100}\}")
DASHED = re.compile(r"^[-–—]\s*")
LABEL = re.compile(r"[A-Z][\w .'’-]{1,60}:\s")
ENDS = tuple(".!?…\"”)]:♪")
BLOCK_ENDS = re.compile(r"\n[ \t]*\n(?!\S[^\n]*<)")
"""Between two cues; roll-up captions begin with an empty line inside a cue."""
LONGEST = 600
"""Characters of a paragraph, behind which the next sentence begins another."""


def read_subtitles(raw: bytes, name: str, wanted: Wanted) -> Iterator[Piece]:
    """One document: cues are joined to sentences, a named speaker (`<v Ann>`, `ANN:`, a dash) begins a paragraph."""
    found = decoded(raw)
    cues = list(_cues(found.text))
    if not cues:
        raise Unreadable("holds no cue with times (00:00:01.000 --> 00:00:03.000); save it as .txt if it is a text")
    yield Piece("\n\n".join(_paragraphs(cues)), notes=found.notes, how=found.how)


def _cues(text: str) -> Iterator[str]:
    """The words of each cue, one line each; roll-up captions say the last line of the cue before again."""
    last = ""
    for block in BLOCK_ENDS.split(text):
        lines = block.split("\n")
        at = next((number for number, line in enumerate(lines[:3]) if TIME.match(line)), None)
        if at is None or not (words := [line.strip() for line in lines[at + 1 :] if line.strip()]):
            continue
        again = TAG.sub("", words[0]).strip() == last
        last = TAG.sub("", words[-1]).strip()
        if words := words[again:]:
            yield "\n".join(words)


def _paragraphs(cues: list[str]) -> Iterator[str]:
    paragraph, speaker = "", ""
    for line in (line for cue in cues for line in _turns(cue)):
        voice, words = line
        begins = bool(voice and voice != speaker) or (LABEL.match(words) is not None) or (
            len(paragraph) > LONGEST and paragraph.endswith(ENDS))
        if begins and paragraph:
            yield paragraph
            paragraph = ""
        if voice and voice != speaker:
            words = f"{voice}: {words}"
        speaker = voice or speaker
        # roll-up captions say the line before again
        if not paragraph.endswith(words):
            paragraph = f"{paragraph} {words}".strip()
    if paragraph:
        yield paragraph


def _turns(cue: str) -> Iterator[tuple[str, str]]:
    """(speaker or "", words) of each part of a cue."""
    for part in re.split(r"\n(?=<v[ .]|[-–—]\s|[A-Z][\w .'’-]{1,60}:\s)", cue):
        named = VOICE.search(part)
        words = " ".join(TAG.sub("", part).split())
        if words := DASHED.sub("", words):
            yield named[1].strip() if named else "", words
