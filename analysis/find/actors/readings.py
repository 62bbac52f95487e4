"""Which reading of an ambiguous known name holds where it stands: capitals, shared demonyms, "the West"."""

from collections import Counter

from analysis.find.actors.capitals import acts
from analysis.find.actors.creeds import is_ordinary
from analysis.find.actors.entities import Entity
from analysis.find.actors.heads import Span
from analysis.find.actors.known_names import LARGER, Entry
from analysis.find.actors.languages_named import is_language
from analysis.find.actors.page import Page, is_common
from analysis.find.actors.patterns import near
from analysis.text.matcher import slug

WHOLE = {"korea": frozenset({"north-korea", "south-korea"})}
INTERNATIONAL = frozenset({"united-nations", "european-union"})


def read(page: Page, span: Span, countries: Counter) -> Entry | None:
    """The reading of a known name that holds here, or None where it names no actor."""
    entries = span.entries
    if not _stands(page, span, entries):
        return None
    forms = {entry.rule_id: entry for entry in entries}
    if "country-shared" in forms:
        return _shared(page, span, entries, countries)
    if "capital-place" in forms and len(entries) > 1:
        acting = "organisation" if "organisation" in forms else "capital-acting"   # Brussels, where the Union sits
        return forms[acting if acts(page, span, forms["capital-place"].entity) else "capital-place"]
    best = entries[0] if len(entries) == 1 else _by_document(entries, countries)
    return _elsewhere(page, span, countries) if _is_foreign(page, span, best, countries) else best


def _is_foreign(page: Page, span: Span, entry: Entry, countries: Counter) -> bool:
    """Whether an organisation in ordinary words, `Democratic Party`, is another country's than the known one."""
    entity = entry.entity
    if entry.rule_id == "seat" and span.last - span.first == 1:   # Congress, in a text on Peru
        head = page.tokens.words[span.first] in page.gazetteer.cues["organisation-head"]
        return bool(head and countries and not countries[entity.country])
    owned = near("owned", page, span.first, span.last)
    if entry.rule_id != "organisation" or not entity.country:
        return False
    if not owned and (entity.country in INTERNATIONAL or not countries or countries[entity.country]):
        return False
    words = [word for word in page.tokens.words[span.first:span.last] if word[0].isupper()]
    return len(words) > 1 and all(is_ordinary(page, word) for word in words)


def _elsewhere(page: Page, span: Span, countries: Counter) -> Entry:
    name = " ".join(page.tokens.words[span.first:span.last])
    country = max(sorted(countries), key=lambda key: countries[key], default="")
    return Entry(Entity(f"~{slug(name)}", name, "organization", country, "discovered"), "organisation-head")


def _stands(page: Page, span: Span, entries: tuple[Entry, ...]) -> bool:
    word, entity = page.tokens.words[span.first], entries[0].entity
    if _next(page, span) in ("$", "£", "€"):
        return False   # US$40
    if entity.key == "the-west" and span.last - span.first == 1:
        if word == "West":
            return near("the-west", page, span.first, span.last)
        return word != "Western" or near("attribute", page, span.first, span.last)
    if entity.kind != "country" and is_vessel(page, span):
        return False
    if near("other-democrats", page, span.first, span.last):
        return False
    if entity.kind == "outlet" and span.last - span.first == 1 and is_common(page, word):
        return near("the-paper", page, span.first, span.last)
    return not is_language(page, span, entries[0].rule_id == "country-demonym")


def is_vessel(page: Page, span: Span) -> bool:
    """Whether a ship bears the name: `the tanker Eagle S`, `aboard the Turva`."""
    return near("vessel", page, span.first, span.last)


def _next(page: Page, span: Span) -> str:
    end = page.tokens.ends[span.last - 1]
    return page.tokens.text[end:end + 1]


def _shared(page: Page, span: Span, entries: tuple, countries: Counter) -> Entry | None:
    keys = {entry.entity.key: entry for entry in entries}
    if keys.keys() == WHOLE["korea"]:
        return None if _whole(page, span) else keys["south-korea"]
    named = [key for key in keys if countries[key]]
    if not named:
        return next((keys[key] for key in LARGER if key in keys), None)
    return keys[named[0]] if len(named) == 1 else None


def _whole(page: Page, span: Span) -> bool:
    """Whether `Korea` is the whole of it: the Korean issue, inter-Korean."""
    return near("the-whole", page, span.first, span.last)


def _by_document(entries: tuple, countries: Counter) -> Entry:
    """The reading whose country the document names most; people before places."""
    return max(entries, key=lambda entry: (entry.rule_id == "user", countries[entry.entity.country],
                                           entry.entity.kind == "country"))
