"""Quantities: numbers with what they count, as low and high bounds, where a sentence gives them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import inf, prod
from typing import NamedTuple

from analysis.lexicons import Rule, read_rules, read_table

CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "₩": "won", "₽": "rubles",
              "₹": "rupees", "₺": "liras", "₴": "hryvnias", "₪": "shekels", "₦": "naira"}
SIGNS = "".join(CURRENCIES)
CODES = {"USD": "dollars", "AUD": "dollars", "CAD": "dollars", "HKD": "dollars", "NZD": "dollars", "SGD": "dollars",
         "EUR": "euros", "GBP": "pounds", "JPY": "yen", "CNY": "yuan", "RMB": "yuan", "CHF": "francs", "INR": "rupees",
         "Rs": "rupees", "Rs.": "rupees", "RUB": "rubles", "UAH": "hryvnias", "KRW": "won", "TRY": "liras",
         "NOK": "kroner", "DKK": "kroner", "SEK": "kronor", "PLN": "zlotys", "CZK": "korunas", "HUF": "forints",
         "BRL": "reais", "R$": "reais", "MXN": "pesos", "ZAR": "rand"}
"""What stands before an amount, as a sign (above) or a code: the unit."""
DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
GAP = r"[\s\u00a0]+"
FARTHEST_UNIT = 4
NEAR = 60
LINKS = (r"(?:are|were|is|was|reach(?:ed|es)?|total(?:s|l?ed)?|stands? at|stood at|at|amount(?:s|ed)? to|rose to|"
         r"fell to|of)")
BEFORE = re.compile(r"([A-Za-z]+\.?),?\s*$")
PLURAL = re.compile(r"^[a-z-]+(?<![sui'])s$")
YEAR = re.compile(r"1[4-9]\d\d|20\d\d|2100")
WORD = re.compile(r"[^\W\d_][\w’'-]*|[%.,;:()!?–—]|\d[\d,.]*")


class Quantity(NamedTuple):
    """A quantity `text[start:end]` between `low` and `high` (inf: open) of `unit`, a plural noun in lower case.

    `qualifier` is what the text says of its precision (`around`, `more than`, `up to`), "" if nothing.
    """

    sent_id: int
    start: int
    end: int
    rule_id: str
    low: float
    high: float
    unit: str
    qualifier: str


class _Number(NamedTuple):
    start: int
    end: int
    low: float
    high: float
    qualifier: str
    money: str
    in_digits: bool


def rules() -> Iterable[Rule]:
    """What the rule ids of quantities stand for."""
    for block in read_rules("quantities.toml"):
        yield Rule(block.rule_id, block.file, block.line, block.fields["text"])


def find_quantities(text: str, sentences: Sequence) -> list[Quantity]:
    """The quantities of all sentences in reading order; dates, years, durations and ordinals are none."""
    found = []
    for sentence in sentences:
        words = text[sentence.start:sentence.end]
        if _may_hold()(words):
            for number in _numbers(words):
                quantity = _quantity(words, number)
                if quantity:
                    start, end, rule_id, unit = quantity
                    found.append(Quantity(sentence.sent_id, sentence.start + start, sentence.start + end, rule_id,
                                          number.low, number.high, unit, number.qualifier))
    return found


@cache
def _words(name: str) -> frozenset[str]:
    """A class of `numbers.csv`: `end` ends a noun phrase, `numbered` and `dated` make the number after them a name."""
    rows = read_table("numbers.csv", ["word", "class", "low", "high", "source"])
    return frozenset(row["word"] for row in rows if row["class"] == name)


class _Lexicon(NamedTuple):
    values: dict[str, tuple[float, float]]
    scales: dict[str, float]
    plurals: dict[str, tuple[float, float]]
    qualifiers: dict[str, str]
    units: dict[str, str]
    pattern: re.Pattern
    link: re.Pattern


@cache
def _lexicon() -> _Lexicon:
    rows = read_table("numbers.csv", ["word", "class", "low", "high", "source"])
    by_class: dict[str, dict[str, tuple[float, float]]] = {"value": {}, "vague": {}, "scale": {}, "plural": {}}
    for row in rows:
        if row["low"]:
            by_class[row["class"]][row["word"]] = float(row["low"]), float(row["high"])
    qualifiers = {row["word"]: row["class"].partition("-")[2] for row in rows if row["class"].startswith("qualifier")}
    units = {row["word"]: row["unit"] for row in read_table("units.csv", ["word", "unit", "kind", "source"])}
    values = by_class["value"] | by_class["vague"]
    return _Lexicon(values, {word: low for word, (low, _) in by_class["scale"].items()}, by_class["plural"],
                    qualifiers, units, _number_pattern(values, by_class["scale"], by_class["plural"], qualifiers),
                    re.compile(rf"\b({_any(units)}){GAP}{LINKS}{GAP}$", re.IGNORECASE))


def _any(words):
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)).replace(r"\ ", GAP)


def _number_pattern(values, scales, plurals, qualifiers):
    scale = rf"(?:[\s\u00a0-]*(?:{_any(scales)})\b)"
    spelled = rf"(?:(?:a|an){GAP})?(?:{_any(values)})\b(?:-(?:{_any(values)})\b)?"
    one = rf"(?:{DIGITS}){scale}*|{spelled}(?:{GAP}(?:of{GAP})?an?\b)?{scale}*|\ban?{scale}+"
    many = rf"(?:(?:{_any(plurals)}){GAP}of{GAP})*(?:{_any(plurals)})\b"
    number = rf"(?:{one}|{many})"
    codes = "|".join(map(re.escape, sorted(CODES, key=len, reverse=True)))
    symbol = rf"(?:(?:US|AU?|CA?|NZ|HK|S|R)?[{SIGNS}]\s?|(?-i:{codes})[\s\u00a0]?(?=\d))?"
    return re.compile(rf"(?<![\w{SIGNS}.,/-])(?:(?P<qualifier>{_any(qualifiers)}|even){GAP})?(?P<between>between{GAP})?"
                      rf"(?P<symbol>{symbol})(?P<first>{number})"
                      rf"(?:(?P<to>{GAP}(?:to|and|or){GAP}|\s?[–-]\s?)(?:{symbol})(?P<second>{number}))?"
                      r"(?![\w/]|[.,:]\d|-\d)", re.IGNORECASE)


@cache
def _may_hold():
    """A quick test for a number: a digit or one of the number words."""
    words = [*_lexicon().values, *_lexicon().scales, *_lexicon().plurals]
    return re.compile(rf"\d|\b(?:{_any(words)})\b", re.IGNORECASE).search


def _numbers(words: str) -> Iterator[_Number]:
    pattern = _lexicon().pattern
    match = pattern.search(words)
    while match:
        first, second, end = match["first"], match["second"], match.end()
        link = (match["to"] or "").strip().lower()
        years = _years(words, match) if second else (False, False)
        if years[0]:
            match = pattern.search(words, end if years[1] or link in {"-", "–"} else match.end("to"))
            continue
        if years[1] or (link == "and" and not match["between"]):
            second, end = None, match.end("first")
        low, high = _value(first)
        if second:
            scale = 1 if _scale_of(first) > 1 or low >= 1000 else _scale_of(second)
            high = max(_value(second))
            low = min(_exact(low * scale), high)
        qualifier = (match["qualifier"] or "").lower()
        low, high = _bounded(low, high, _lexicon().qualifiers.get(qualifier, ""))
        if not _is_typo(first) and not _is_typo(second or ""):
            yield _Number(match.start(), end, low, high, qualifier, _unit_of(match["symbol"]), first[0].isdigit())
        match = pattern.search(words, end)


def _unit_of(symbol):
    """The unit of the sign or code before an amount, "" without one."""
    symbol = symbol.strip()
    return CODES.get(symbol) or CURRENCIES.get(symbol[-1:], "")


def _is_typo(written):
    """Whether two scales are multiplied that are never said so: `4.5bn trillion`, not `a hundred thousand`."""
    scales = [_lexicon().scales[word] for word in re.findall(r"[a-z]+", written.lower()) if word in _lexicon().scales]
    return any(before > 1000 for before in scales[:-1])


def _years(words, match) -> tuple[bool, bool]:
    """Which bounds of a range are years: no round number, both of this age or the one before, or after `in`."""
    if match["symbol"]:
        return False, False
    low, high = (float(written) if YEAR.fullmatch(written) else 0.0 for written in (match["first"], match["second"]))
    if min(low, high) >= 1900:
        return True, True
    before = BEFORE.search(words[max(0, match.start() - NEAR):match.start()])
    dated = before is not None and before[1].lower() in _words("dated") - {"from", "of", "to", "the"}
    return low > 0 and (low % 100 > 0 or dated), high % 100 > 0


def _value(written: str) -> tuple[float, float]:
    """The bounds of a written number without qualifier: `1.2 million`, `a few thousand`, `tens of thousands`."""
    lexicon = _lexicon()
    low = high = 1.0
    tens = 0.0
    for word in re.findall(rf"{DIGITS}|[a-z]+", written.lower()):
        if word[0].isdigit():
            low = high = float(re.sub(r"[,\u00a0\u202f]", "", word))
        elif word in lexicon.values:
            low, high = (value + tens for value in lexicon.values[word])
            tens = low if low >= 20 else 0.0
        elif word in lexicon.scales:
            low, high, tens = _exact(low * lexicon.scales[word]), _exact(high * lexicon.scales[word]), 0.0
        elif word in lexicon.plurals:
            least, most = lexicon.plurals[word]
            low, high = (least, most) if low == 1 else (low * least / 2, high * least / 2)
    return low, high


def _exact(number):
    """A product as its factors were written: 4,100,000 for 4.1 · 1,000,000."""
    return float(f"{number:.15g}")


def _scale_of(written):
    return prod(_lexicon().scales.get(word, 1) for word in re.findall(r"[a-z]+", written.lower()))


def _bounded(low, high, qualifier):
    if qualifier == "least":
        return low, inf
    return (0.0, high) if qualifier == "most" else (low, high)


def _quantity(words: str, number: _Number) -> tuple[int, int, str, str] | None:
    """(start, end, rule id, unit) of what the number counts; None if it counts nothing."""
    if _is_name(words, number):
        return None
    if number.money:
        return number.start, number.end, "number-money", number.money
    share = re.compile(r"\s?(?:%|percent\b|per cent\b|percentage points?\b)").match(words, number.end)
    if share:
        return number.start, share.end(), "number-share", "percent"
    return _unit_after(words, number) or _unit_before(words, number)


def _is_name(words, number):
    """Whether the number is a year, a day of a month, the number of a thing, or `one of`."""
    written = words[number.start:number.end].lower()
    before = BEFORE.search(words[max(0, number.start - NEAR):number.start])
    before = before[1].lower().rstrip(".") if before else ""
    if written == "one" and words[number.end:number.end + 4] == " of ":
        return True
    year = bool(YEAR.fullmatch(written))
    return before in _words("numbered") or (year and (not before or before in _words("dated")))


def _unit_after(words, number):
    units = _lexicon().units
    tokens = _following(words, number.end)
    for low, end in tokens:
        if low in units and not _goes_on(words, end):
            rule_id = "number-money" if units[low] in _currencies() else "number-unit"
            return number.start, end, rule_id, units[low]
    plural = next(((low, end) for low, end in tokens[:3] if PLURAL.search(low) and words[end - 1] != "S"), None)
    return (number.start, plural[1], "number-unit", plural[0]) if plural and number.in_digits else None


def _following(words, end):
    """The next words up to the end of the noun phrase, as (lower-case word, its end)."""
    tokens: list[tuple[str, int]] = []
    for match in WORD.finditer(words, end):
        low = match.group().lower().replace("’", "'")
        partitive = low == "of" and not tokens
        gap = words[tokens[-1][1] if tokens else end:match.start()]
        if gap.strip() or not low[0].isalpha() or ((low in _words("end") or low == "of") and not partitive):
            break
        tokens.append((low, match.end()))
        if len(tokens) > FARTHEST_UNIT + (tokens[0][0] == "of"):
            break
    return tokens


@cache
def _currencies():
    rows = read_table("units.csv", ["word", "unit", "kind", "source"])
    return frozenset(row["unit"] for row in rows if row["kind"] == "money")


def _goes_on(words, end):
    """Whether the unit is only the first part of a longer one (`missile systems`, `fish farms`)."""
    match = WORD.match(words, end + 1)
    if not match or words[end:end + 1] != " ":
        return False
    following = match.group().lower()
    return following in _lexicon().units or (
        words[:end].lower().endswith(("fish", "sheep", "cattle", "salmon", "livestock", "poultry"))
        and bool(PLURAL.search(following)))


def _unit_before(words, number):
    """`losses are around 600,000`: the number ends its clause and the unit stands before it."""
    if not re.compile(r"\s*(?:[,.;:)]|$|in\b|and\b|since\b|by\b|last\b|this\b|so far\b)").match(words, number.end):
        return None
    near = max(0, number.start - NEAR)
    match = _lexicon().link.search(words[near:number.start])
    return (near + match.start(1), number.end, "unit-number", _lexicon().units[match[1].lower()]) if match else None
