"""The days of a chat in one text that a program exported (WhatsApp, Telegram, Signal, Discord, IRC), a document each.

`17/12/2004, 10:05 - Ann Carter: The talks broke off.` becomes the turn `Ann Carter: The talks broke off.`, and what
follows without a time belongs to it. Which number of a date is the day is told from all of them, for a chat goes on.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath
from typing import NamedTuple

from analysis.read.pieces import Piece
from analysis.read.spelt_days import words

SIGNS = r"[\u200e\u200f\u202a-\u202e\ufeff]*"
DATE = r"(?P<a>\d{1,4})[-/.](?P<b>\d{1,2}|[a-z]{3})[-/.](?P<c>\d{2,4})"
CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[\s\u202f]?[ap]\.?[\s\u202f]?m\.?)?"
NAME = r"(?P<name>[^\n:<>\[\]]{1,60})"
FORMS = tuple(re.compile(form, re.IGNORECASE) for form in (
    rf"{SIGNS}\[{DATE},? {CLOCK}\] {SIGNS}{NAME}: (?P<words>.*)",
    rf"{SIGNS}{DATE},? {CLOCK} [-–] {SIGNS}{NAME}: (?P<words>.*)",
    rf"{SIGNS}\[{DATE}[T ]{CLOCK}\] <[@+%]?(?P<name>[^\n<>]{{1,60}})> (?P<words>.*)",
    rf"{SIGNS}(?P<name>[^\n:<>\[\]]{{1,60}}), \[{DATE},? {CLOCK}\](?P<words>)",
    rf"\[{DATE} {CLOCK}\] (?P<name>[^\n:<>\[\]]{{1,40}}#\d{{4}}|[^\s:<>\[\]]{{2,32}})(?P<words>)$",
    rf"(?=\d{{4}}-){DATE}[T ]{CLOCK},? {NAME}: (?P<words>.*)",
))
"""How a message begins: of WhatsApp on two systems, of a log of IRC, of messages copied from Telegram, of Discord, of
Signal."""
BEGINS = re.compile(rf"{SIGNS}\[?\d|\[")
"""How each of them begins but that of Telegram: few lines of other texts do, and those are told apart much faster."""
OF_THE_PROGRAM = re.compile(rf"{SIGNS}\[?\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{2,4}},? {CLOCK}(?:\]| [-–]) ", re.IGNORECASE)
"""What the program says itself: who joined, that messages are encrypted."""
NO_WORDS = re.compile(rf"{SIGNS}(?:<[^<>]{{3,40}}>|(?:image|video|audio|sticker|GIF|document|contact card|Bild)"
                      r" (?:omitted|weggelassen)|(?:this message was deleted|you deleted this message)\.?|"
                      r"messages and calls are end-to-end encrypted.*)", re.IGNORECASE)
FEWEST, SHARE, HEAD = 3, 0.3, 200
"""Messages that make a chat, the share of the first lines that begin one, and how many lines are looked at."""


class Message(NamedTuple):
    """The three numbers of the date as written, who says it, what."""

    numbers: tuple[str, str, str]
    name: str
    words: str


def days_of_talk(piece: Piece, name: str) -> Iterator[Piece]:
    """The days of a chat, `#2004-12-17`; nothing where the text is none, or where its dates have two readings."""
    lines = piece.text.split("\n")
    head = [line for line in lines[:HEAD] if line.strip()]
    begin = sum(_begins(line) is not None for line in head)
    if begin < FEWEST or begin < SHARE * len(head):
        return
    messages = list(_messages(lines))
    order = _order([message.numbers for message in messages])
    if not order:
        return
    called = PurePosixPath(name).stem.strip("_ ")
    for day, said in groupby(messages, lambda message: _day(message.numbers, order)):
        turns = "\n\n".join(f"{message.name}: {message.words}" for message in said if message.words)
        if day and turns:
            yield Piece(turns, {"title": f"{called}, {day}", "source": called, "published": day}, f"#{day}",
                        notes=(), how="a chat")


def _begins(line: str) -> re.Match[str] | None:
    if not (BEGINS.match(line) or ", [" in line):
        return None
    return next((hit for form in FORMS if (hit := form.match(line))), None)


def _messages(lines: Sequence[str]) -> Iterator[Message]:
    begun: re.Match[str] | None = None
    said: list[str] = []
    for line in [*lines, None]:
        hit = _begins(line) if line is not None else None
        ends = line is None or hit or OF_THE_PROGRAM.match(line)
        if begun and ends:
            words = " ".join(filter(None, map(_words, said)))
            yield Message((begun["a"], begun["b"], begun["c"]), _called(begun["name"]), words)
        if ends:
            begun, said = hit, [hit["words"]] if hit else []
        elif line:
            said.append(line)


def _called(name: str) -> str:
    """The name without signs of direction and the number that tells namesakes apart."""
    return re.sub(r"#\d{4}\Z", "", _plain(name).strip("~ "))


def _words(text: str) -> str:
    return "" if NO_WORDS.fullmatch(text.strip()) else " ".join(_plain(text).split())


def _plain(text: str) -> str:
    return re.sub(SIGNS[:-1], "", text).strip()


def _order(dates: Sequence[tuple[str, str, str]]) -> str:
    """Whether year, day or month comes first, "" where both are possible: the one in which the days never go back."""
    if all(second.isalpha() for _, second, _ in dates):
        return "day"
    if all(len(first) == 4 for first, _, _ in dates):
        return "year"
    fit = []
    for order in ("day", "month"):
        days = [_day(numbers, order) for numbers in dates]
        if all(days) and days == sorted(days):
            fit.append(order)
    if len(fit) == 2 and all(first == second for first, second, _ in dates):
        return "day"
    return fit[0] if len(fit) == 1 else ""


def _day(numbers: tuple[str, str, str], order: str) -> str:
    """The day as ISO, "" where there is none."""
    first, second, third = numbers
    year, month, day = {"year": numbers, "day": (third, second, first), "month": (third, first, second)}[order]
    year = f"20{year}" if len(year) == 2 else year
    month = month if month.isdigit() else words()["month"].get(month.lower(), "0")
    if not day.isdigit():
        return ""
    if len(year) != 4 or not 1 <= int(month) <= 12 or not 1 <= int(day) <= 31:
        return ""
    return f"{year}-{int(month):02d}-{int(day):02d}"
