"""What every vocabulary holds: its columns, what may stand in them, what they refer to, and what tells a row apart.

The loader refuses a line that does not keep to it, with file, line and what is allowed; `python -m analysis.lexicons`
and the tests read every file through it.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

DAY = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
DAY_ALONE = re.compile(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}")
Known = Callable[[str, str], frozenset[str]]
"""(file, column) → the values there: what a column may refer to."""


class Column(NamedTuple):
    """What may stand in one column."""

    allowed: frozenset[str] = frozenset()   # empty: any text
    refers: tuple[tuple[str, str], ...] = ()    # (file, column): in one of them the value must stand
    several: bool = False                   # values, each by itself, between semicolons
    date: bool = False                      # YYYY, YYYY-MM or YYYY-MM-DD
    day: bool = False                       # YYYY-MM-DD
    day_beside: str = ""                    # another column: where that one is filled, YYYY-MM-DD
    empty: bool = False                     # whether the cell may be empty
    shape: tuple[str, str] = ("", "")       # a pattern of the whole cell, and how it is told


class Table(NamedTuple):
    """What one file holds; no two of its rows have the same values in the columns `apart`."""

    columns: Mapping[str, Column]
    apart: tuple[str, ...] = ()
    owned: bool = False         # whether an alias belongs to one name, but for those of the form `shared`


TEXT, MAYBE = Column(), Column(empty=True)
MAYBE_DATE = Column(date=True, empty=True)
ONE_DAY, MAYBE_DAY = Column(day=True), Column(day=True, empty=True)
SMALL = Column(shape=(r"[^A-Z]+", "write it in small letters"))
LETTERS = Column(shape=(r"[^\W\d_A-Z]+", "write one word of small letters"))
COUNTRY = Column(refers=(("countries.csv", "name"),))
MAYBE_COUNTRY = Column(refers=(("countries.csv", "name"), ("organisations.csv", "name")), empty=True)    # or a body


def _one_of(values: str, by: str | None = None, empty: bool = False, several: bool = False) -> Column:
    return Column(frozenset(values.split(by)), empty=empty, several=several)


def _table(apart: str = "", **columns: Column) -> Table:
    named = {name.rstrip("_"): column for name, column in columns.items()}      # `from` and `class` are Python's
    return Table({**named, "source": TEXT}, tuple(apart.split()))


TABLES: Mapping[str, Table] = MappingProxyType({
    "abbreviations.csv": _table("abbreviation", abbreviation=TEXT, before=_one_of("any digit name")),
    "capitals.csv": _table("alias", name=COUNTRY, alias=TEXT, metonym=_one_of("yes", empty=True)),
    "countries.csv": _table(
        name=TEXT,
        alias=TEXT,
        form=_one_of("abbreviation demonym former long name shared"),
        from_=MAYBE_DATE,
        to=MAYBE_DATE,
    )._replace(owned=True),
    "cues.csv": _table(
        cue=TEXT,
        kind=_one_of(
            "acronym-small acting-verb addressing administrative-head after-language after-surname article at-work "
            "beaten before-democrats before-town before-verb body-after-land body-alone body-before-land "
            "body-officer civic-noun club-end company-ending company-head company-part company-suffix compass "
            "connector continent courtesy creed crowned degree determiner event-head event-start female-courtesy "
            "female-kin file-ending founded function generic given governed held held-by hyphened impersonal "
            "in-place institution introducing kin language leading-particle legal-form legal-form-in-text "
            "local-noun made media-head motion name-particle newest no-of-after occasion-head of-language of-place "
            "of-town office-noun open-after open-before ordinal-in-name organisation-head organisation-noun "
            "organisation-start outlet-ending outlet-noun outlet-start personal-pronoun personal-verb place "
            "place-ending place-head place-noun place-of place-preposition place-start player political-noun "
            "portfolio portfolio-office product-noun road royal said saying-verb sent short-body shortened side "
            "speaking sport state-head surname-like-place surname-like-title venue-noun vessel "
            "vietnamese-family-name visiting way weak-title work work-after work-part worldwide"),
    ),
    "day_words.csv": _table(
        "kind word",
        kind=_one_of("by|changed|day first|issued|month|other", by="|"),
        word=SMALL,
        value=MAYBE,
    ),
    "desk_subjects.csv": _table("subject", subject=Column(refers=(("subject_names.csv", "subject"),))),
    "events.csv": _table(
        "name",
        name=TEXT,
        aliases=MAYBE,
        from_=ONE_DAY,
        to=MAYBE_DAY,
        kind=_one_of("attack|battle|disaster|election|era|nuclear|olympics|politics|revolution|science|summit|treaty|"
                     "war|world cup", by="|"),
    ),
    "family_names.csv": _table("name", name=TEXT, alone=_one_of("yes", empty=True)),
    "generic_words.csv": _table(word=TEXT, kind=_one_of("adjective bare generic leaning noun vague verb")),
    "given_names.csv": _table("name", name=TEXT),
    "kept_hyphens.csv": _table("part", part=TEXT),
    "markup_words.csv": _table("word", word=TEXT),
    "not_actors.csv": _table("phrase", phrase=TEXT),
    "not_inflections.csv": _table(word=LETTERS, other=LETTERS),
    "numbers.csv": _table(
        word=TEXT,
        class_=_one_of(
            "dated end numbered plural qualifier-around qualifier-exact qualifier-least qualifier-most scale "
            "vague value "),
        low=MAYBE,
        high=MAYBE,
    ),
    "offices.csv": _table(
        "holder office from",
        holder=Column(refers=(("people.csv", "name"),)),
        office=TEXT,
        titles=MAYBE,
        body=TEXT,
        from_=Column(date=True, day_beside="titles"),
        to=Column(date=True, day_beside="titles", empty=True),
        elected=MAYBE_DAY,
    ),
    "organisations.csv": _table(
        "alias",
        name=TEXT,
        alias=TEXT,
        kind=_one_of("alliance organization"),
        country=MAYBE_COUNTRY,
    ),
    "outlets.csv": _table("alias", name=TEXT, alias=TEXT, country=MAYBE_COUNTRY),
    "page_parts.csv": _table("name", name=TEXT),
    "people.csv": _table(name=TEXT, alias=TEXT, country=MAYBE_COUNTRY)._replace(owned=True),
    "places.csv": _table("alias", name=TEXT, alias=TEXT, country=MAYBE_COUNTRY),
    "press_labels.csv": _table(
        "label",
        label=SMALL,
        field=_one_of("author body head length published section source tail title"),
    ),
    "roles.csv": _table("role", role=TEXT, kind=_one_of("noun title")),
    "seats.csv": _table("alias", name=COUNTRY, alias=TEXT),
    "statement_cues.csv": _table(
        "cue",
        cue=TEXT,
        kind=_one_of("asks asserts condemns demands denies doubts opposes praises predicts promises supports"),
        forms=TEXT,
        takes=_one_of("as clause deed definite figure future infinitive named noun object other-infinitive "
                      "person-infinitive quote recipient text text-object that thing withheld", several=True),
    ),
    "statement_words.csv": _table(
        word=TEXT,
        class_=_one_of(
            "abstract adverb alone answer any-body author auxiliary be before-main beside body boundary "
            "circumstance claim collective crowd decider definite determiner disclosure empty envoy evidence "
            "finite firm future head-end head-of-state indefinite individual joint label lead lead-in lesser "
            "manner medium member modal motion national negation no-object no-subject nobody occasion of-content "
            "official one-of-many opens-clause other-clause other-pronoun part particle person-pronoun plural "
            "possessive preposition pronoun question recipient refusing relative role said self several share "
            "some somebody subject telling temporal text title told-to turn unchanging unit upshot vague verb "
            "view"),
    ),
    "stopwords.csv": _table(word=TEXT, language=_one_of("de en es fr it nl pl pt ru")),
    "subject_cues.csv": _table("word subject", word=TEXT, subject=Column(refers=(("subject_names.csv", "subject"),))),
    "subject_names.csv": _table("subject", subject=TEXT),
    "table_columns.csv": _table("column", column=TEXT, field=_one_of("author published source text title")),
    "timeline_words.csv": _table(
        "kind word",
        kind=_one_of(
            "counted dayword few fiscal holiday issued lead month named_day number ordinal other_day paper part "
            "portion season surname_start unit weekday zone "),
        word=TEXT,
        value=MAYBE,
    ),
    "units.csv": _table(
        "word",
        word=TEXT,
        unit=TEXT,
        kind=_one_of("measure money people share things units weapons"),
    ),
    "verbs.csv": _table("verb", verb=TEXT, forms=TEXT),
    "words.csv": _table(word=TEXT),
})
_NUMBER, _MONTH, _NONE = (r"\d+(?:\.\d+)?", "10"), ("[1-9]|1[0-2]", "12"), ("", "")
SHAPES: Mapping[tuple[str, str], tuple[str, Mapping[str, tuple[str, str]]]] = MappingProxyType({
    ("day_words.csv", "value"): ("kind", MappingProxyType({"month": _MONTH})),
    ("numbers.csv", "low"): ("class", MappingProxyType(dict.fromkeys("plural scale vague value".split(), _NUMBER))),
    ("numbers.csv", "high"): ("class", MappingProxyType(dict.fromkeys("plural scale vague value".split(), _NUMBER))),
    ("timeline_words.csv", "value"): ("kind", MappingProxyType({
        "dayword": ("-?[01]", "-1"),
        "few": ("X", "X"),
        "fiscal": (r"\d{4}", "2007"),
        "holiday": (r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]|(?:mon|tue|wed|thu|fri|sat|sun)-[1-5](?:\+\d)?)|"
                    r"easter[+-]\d{1,2}", "12-25"),
        "month": _MONTH,
        "named_day": (DAY_ALONE.pattern, "1929-10-29"),
        "number": _NUMBER,
        "ordinal": (r"\d{1,2}", "2"),
        "part": ("AF|EV|MI|MO|NI", "MO"),
        "portion": (r"\d-\d{1,2}|(?:days|week) -?\d|after|before", "0-4"),
        "season": ("FA|SP|SU|WI", "SU"),
        "unit": ("[A-Z]{1,2}", "W"),
        "weekday": ("[1-7]", "1"),
        "zone": (r"Z?|[+-]\d\d(?:\d\d)?", "+01"),
    })),
})
"""(file, column) → another column, and by what stands there (elsewhere the cell is empty): the shape, an example."""


def problem(file: str, cells: Mapping[str, str], known: Known) -> str:
    """What is wrong with a row of a shipped file, or ""."""
    for name, column in TABLES[file].columns.items():
        if told := _wrong(column, cells[name], known):
            return f"{name}: {told}"
        if (file, name) in SHAPES and (told := _misshapen(*SHAPES[file, name], cells[name], cells)):
            return f"{name}: {told}"
        if cells.get(column.day_beside) and cells[name] and not DAY_ALONE.fullmatch(cells[name]):
            return f"{name}: {cells[name]!r} is no day; write YYYY-MM-DD where {column.day_beside} is filled"
    if cells.get("from") and cells.get("to") and _later(cells["from"], cells["to"]):
        return f"to: {cells['to']!r} is before from, {cells['from']!r}"
    return ""


def _misshapen(by: str, shapes: Mapping[str, tuple[str, str]], value: str, cells: Mapping[str, str]) -> str:
    """Why a value is none for what stands in the column `by`, or ""."""
    shape, example = shapes.get(cells[by], _NONE)
    if re.fullmatch(shape, value) and (_is_day(value) or not DAY_ALONE.fullmatch(value)):
        return ""
    told = f"write it like {example}" if example else "leave it empty"
    return f"{value!r} is not allowed where {by} is {cells[by]!r}; {told}"


def _wrong(column: Column, value: str, known: Known) -> str:
    if not value:
        return "" if column.empty else "is empty; fill it"
    for part in value.split(";") if column.several else (value,):
        if column.allowed and part not in column.allowed:
            return f"{part!r} is not allowed; use one of {', '.join(sorted(column.allowed))}"
    if column.refers and not any(value in known(*place) for place in column.refers):
        told = " or ".join(f"column {name} of {file}" for file, name in column.refers)
        return f"{value!r} stands nowhere in {told}; add it there or mend the spelling"
    if column.shape[0] and not re.fullmatch(column.shape[0], value):
        return f"{value!r} is not allowed; {column.shape[1]}"
    if column.date and not _is_day(value):
        return f"{value!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD"
    if column.day and not (DAY_ALONE.fullmatch(value) and _is_day(value)):
        return f"{value!r} is no day; write YYYY-MM-DD"
    return ""


def _is_day(value: str) -> bool:
    found = DAY.fullmatch(value)
    if not found:
        return False
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    try:
        date(year if year > 0 else 2000, month, day)    # the calendar of Python begins with the year 1
    except ValueError:
        return False
    return True


def _later(first: str, second: str) -> bool:
    """Whether a date is after another one, as far as both are told."""
    ends = [(int(found[1]), *(int(part) for part in (found[2], found[3]) if part))
            for found in (DAY.fullmatch(first), DAY.fullmatch(second)) if found]
    size = min(map(len, ends))
    return ends[0][:size] > ends[1][:size]
