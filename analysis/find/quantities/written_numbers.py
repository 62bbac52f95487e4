"""Numbers as they are written: `1.2 million`, `two hundred and fifty`, `between $3m and $5m`, with their bounds."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from math import inf, prod
from string import ascii_letters
from typing import NamedTuple

from analysis.lexicons import read_table
from analysis.text.tokens import Tokens, has_digit, token_class

CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "₩": "won", "₽": "rubles",
              "₹": "rupees", "₺": "liras", "₴": "hryvnias", "₪": "shekels", "₦": "naira"}
SIGNS = "".join(CURRENCIES)
CODES = {"USD": "dollars", "AUD": "dollars", "CAD": "dollars", "HKD": "dollars", "NZD": "dollars", "SGD": "dollars",
         "EUR": "euros", "GBP": "pounds", "JPY": "yen", "CNY": "yuan", "RMB": "yuan", "CHF": "francs", "INR": "rupees",
         "Rs": "rupees", "Rs.": "rupees", "RUB": "rubles", "UAH": "hryvnias", "KRW": "won", "TRY": "liras",
         "NOK": "kroner", "DKK": "kroner", "SEK": "kronor", "PLN": "zlotys", "CZK": "korunas", "HUF": "forints",
         "BRL": "reais", "R$": "reais", "MXN": "pesos", "ZAR": "rand"}
"""What stands before an amount, as a sign (above) or a code: the unit."""
DIGITS = r"\d{1,3}(?:(?:[,\u00a0\u202f]\d{3})+|(?:\x20\d{3})+(?!\d))(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d+(?:\.\d+)?"
GAP = r"[\s\u00a0]+"
LETTERS, SMALL = re.compile(r"[^\W\d_]+"), re.compile(r"[a-z]+")
ONE = re.compile(rf"{DIGITS}|[a-z]+")
NOT_BEFORE = rf"\w{SIGNS}.,/-"
"""What does not stand before a number."""
YEAR = re.compile(r"1[4-9]\d\d|20\d\d|2100")
NEAR = 60
KNOWN = 4096
"""Written numbers of which is kept what they are: texts have the same again and again."""
LINKS = ("are", "were", "is", "was", "at", "of", "reach", "reached", "reaches", "total", "totals", "totaled",
         "totalled", "stand at", "stands at", "stood at", "amount to", "amounts to", "amounted to", "rose to",
         "fell to")
LAST_OF_LINKS = frozenset(link.split()[-1] for link in LINKS)


class Number(NamedTuple):
    """A number `words[start:end]` between `low` and `high`; `money` is the unit of the sign or code before it."""

    start: int
    end: int
    low: float
    high: float
    qualifier: str
    money: str
    in_digits: bool


@cache
def classed(name: str) -> frozenset[str]:
    """A class of `numbers.csv`: `end` ends a noun phrase, `numbered` and `dated` make the number after them a name."""
    rows = read_table("numbers.csv", ["word", "class", "low", "high", "source"])
    return frozenset(row["word"] for row in rows if row["class"] == name)


def word_before(words: str, at: int) -> str:
    """The word before `at` in small letters, also before a comma, a point after it left; "" for none."""
    near = words[max(0, at - NEAR):at].rstrip().removesuffix(",")
    word = near.removesuffix(".")
    letters = word[len(word.rstrip(ascii_letters)):].lower()
    return letters + near[len(word):] if letters else ""


class _Lexicon(NamedTuple):
    values: dict[str, tuple[float, float]]
    scales: dict[str, float]
    plurals: dict[str, tuple[float, float]]
    qualifiers: dict[str, str]
    units: dict[str, str]
    pattern: re.Pattern
    link: re.Pattern
    openers: frozenset[str]
    said: frozenset[str]
    reach: int


@cache
def number_lexicon() -> _Lexicon:
    """The words for numbers and units, with the patterns made of them."""
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
                    re.compile(rf"\b({_any(units)}){GAP}(?:{_any(LINKS)}){GAP}$", re.IGNORECASE),
                    _openers(values, by_class["scale"], by_class["plural"], qualifiers),
                    frozenset(word for form in (*values, *by_class["scale"], *by_class["plural"], *_glued(
                        by_class["scale"])) for word in LETTERS.findall(form)) - {"a", "an", "of", "the"},
                    max(len(LETTERS.findall(form)) for form in qualifiers) + len(("between", "US")))


def _glued(scales):
    """`a` may be written together with its scale, `amillion`; `am` is none."""
    return [article + scale for article in ("a", "an") for scale in scales if len(scale) > len("bn")]


def _openers(values, scales, plurals, qualifiers):
    """The words with which a number in words begins."""
    return frozenset(LETTERS.findall(form)[0] for form in (
        *values, *plurals, *qualifiers, *_glued(scales), "even", "between", "a", "an"))


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
    return re.compile(rf"(?<![{NOT_BEFORE}])(?:(?P<qualifier>{_any(qualifiers)}|even){GAP})?(?P<between>between{GAP})?"
                      rf"(?P<symbol>{symbol})(?P<first>{number})"
                      rf"(?:(?P<to>{GAP}(?:to|and|or){GAP}|\s?[–-]\s?)(?:{symbol})(?P<second>{number}))?"
                      r"(?![\w/]|[.,:]\d|-\d)", re.IGNORECASE)


def _is_said(word: str, parts: list[str]) -> bool:
    """Whether a word says a number: without one of these none is written."""
    return parts[0] in number_lexicon().said or has_digit(word)


def _may_open(word: str, parts: list[str]) -> bool:
    """Whether a number may begin with a word, as it is written."""
    if word.isalpha():
        return parts[0] in number_lexicon().openers or word in CODES
    letters = LETTERS.match(word)
    return letters is None or letters[0].lower() in number_lexicon().openers or letters[0] in CODES


SAID, MAY_OPEN = token_class(_is_said), token_class(_may_open)


def number_places(tokens: Tokens) -> list[int]:
    """Where in a text a number may begin, for its pattern is dear at every other place: at a word that opens one, not
    farther from a word that says one than a number reaches, and at a sign of money before that."""
    places: list[int] = []
    reach, done = number_lexicon().reach, 0
    for said in tokens.places(SAID):
        for i in range(max(done, said - reach), said + 1):
            if tokens.gaps[i] != " " and not CURRENCIES.keys().isdisjoint(tokens.gaps[i]):
                places += _at_signs(tokens, i)
            if tokens.classes[i] & MAY_OPEN:
                places.append(tokens.starts[i])
        done = said + 1
    return places


def _at_signs(tokens: Tokens, i: int) -> Iterator[int]:
    """Where the signs of money before word i stand; letters right before one belong to it: `US$5`."""
    start = tokens.starts[i] - len(tokens.gaps[i])
    for at, sign in enumerate(tokens.gaps[i], start):
        if sign in CURRENCIES:
            yield tokens.starts[i - 1] if at == start and i else at


def numbers_in(words: str, places: Iterable[int]) -> Iterator[Number]:
    """The numbers of a sentence in reading order, without what is a year or a slip; `places`: where one may begin."""
    pattern, end = number_lexicon().pattern, 0
    for place in places:
        if place < end or not (match := pattern.match(words, place)):
            continue
        first, second, end = match["first"], match["second"], match.end()
        link = (match["to"] or "").strip().lower()
        years = _years(words, match) if second else (False, False)
        if years[0]:
            end = end if years[1] or link in {"-", "–"} else match.end("to")
            continue
        if link == "and" and not match["between"] and _is_one_sum(first, second):
            first, second = f"{first} and {second}", None           # `two hundred and fifty`
        elif years[1] or (link == "and" and not match["between"]):
            second, end = None, match.end("first")
        low, high = _value(first)
        if second:
            scale = 1 if _scale_of(first) > 1 or low >= 1000 else _scale_of(second)
            high = max(_value(second))
            low = min(_exact(low * scale), high)
        qualifier = (match["qualifier"] or "").lower()
        low, high = _bounded(low, high, number_lexicon().qualifiers.get(qualifier, ""))
        if not _is_typo(first) and not _is_typo(second or ""):
            yield Number(match.start(), end, low, high, qualifier, _unit_of(match["symbol"]), first[0].isdigit())


def _unit_of(symbol):
    """The unit of the sign or code before an amount, "" without one."""
    symbol = symbol.strip()
    return CODES.get(symbol) or CURRENCIES.get(symbol[-1:], "")


def _is_one_sum(first, second):
    """Whether `and` joins hundreds with tens, all in words: `two hundred and fifty`, not `two thousand and three`."""
    written = not re.search(r"\d", first + second)
    return written and first.lower().endswith("hundred") and _value(second)[1] < 100


@lru_cache(KNOWN)
def _is_typo(written):
    """Whether two scales are multiplied that are never said so: `4.5bn trillion`, not `a hundred thousand`."""
    known = number_lexicon().scales
    scales = [known[word] for word in SMALL.findall(written.lower()) if word in known]
    return any(before > 1000 for before in scales[:-1])


def _years(words, match) -> tuple[bool, bool]:
    """Which bounds of a range are years: no round number, both of this age or the one before, or after `in`."""
    if match["symbol"]:
        return False, False
    low, high = (float(written) if YEAR.fullmatch(written) else 0.0 for written in (match["first"], match["second"]))
    if min(low, high) >= 1900:
        return True, True
    dated = word_before(words, match.start()) in classed("dated") - {"from", "of", "to", "the"}
    return low > 0 and (low % 100 > 0 or dated), high % 100 > 0


@lru_cache(KNOWN)
def _value(written: str) -> tuple[float, float]:
    """The bounds of a written number without qualifier: `1.2 million`, `a few thousand`, `tens of thousands`."""
    lexicon = number_lexicon()
    low = high = 1.0
    tens = 0.0
    head, _, rest = written.lower().partition(" hundred and ")
    if rest:
        (least, most), (low, high) = _value(head), _value(rest)
        return 100 * least + low, 100 * most + high
    for word in ONE.findall(written.lower()):
        if word[0].isdigit():
            low = high = float(re.sub(r"[,\s\u00a0\u202f]|\.(?=.*\.)|(?<=\.\d{3})\.", "", word))
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
    return prod(number_lexicon().scales.get(word, 1) for word in SMALL.findall(written.lower()))


def _bounded(low, high, qualifier):
    if qualifier == "least":
        return low, inf
    return (0.0, high) if qualifier == "most" else (low, high)
