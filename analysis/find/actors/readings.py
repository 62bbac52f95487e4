"""Which reading of an ambiguous known name holds where it stands: capitals, shared demonyms, "the West"."""

import re
from collections import Counter

from analysis.find.actors.entities import Entity
from analysis.find.actors.heads import OTHER_DEMOCRATS, Span
from analysis.find.actors.known_names import LARGER, Entry
from analysis.find.actors.page import Page, is_common
from analysis.find.actors.runs import is_ordinary
from analysis.text.matcher import slug

POLITICAL = frozenset({"policy", "policies", "stance", "position", "attitude", "approach", "demands", "interests",
                       "strategy", "response", "relations", "role", "influence", "intentions", "behaviour",
                       "behavior", "support", "provision", "decision", "refusal", "offer", "bid", "failure",
                       "handling", "rejection", "willingness", "threat", "threats"})
CIVIC = frozenset({"mayor", "governor", "airport", "airports", "streets", "suburbs", "suburb", "skyline", "metro",
                   "residents", "inhabitants", "population", "traffic", "outskirts", "squares", "hotels", "restaurants",
                   "museums", "cathedral", "port", "harbour", "harbor", "university", "slums", "districts"})
WHOLE = {"korea": frozenset({"north-korea", "south-korea"})}
INTERNATIONAL = frozenset({"united-nations", "european-union"})
OPEN_AFTER = frozenset({"issue", "question", "problem", "peninsula", "conflict", "unification", "crisis", "war"})
OPEN_BEFORE = frozenset({"issue of", "question of", "problem of", "whole of", "unification of", "division of", "inter"})
DATE_AFTER = re.compile(r",? (?:\d{4}-\d\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)")


def word_at(page: Page, i: int) -> str:
    """Word i in lower case, or "" outside the text."""
    return page.tokens.words[i].lower() if 0 <= i < len(page.tokens.words) else ""


def adjacent(page: Page, i: int) -> bool:
    """Whether only spaces stand between word i - 1 and word i."""
    return 0 < i < len(page.tokens.words) and not page.tokens.gap(i).strip()


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
        return forms[acting if _acts(page, span, forms["capital-place"].entity) else "capital-place"]
    best = entries[0] if len(entries) == 1 else _by_document(entries, countries)
    return _elsewhere(page, span, countries) if _is_foreign(page, span, best, countries) else best


def _is_foreign(page: Page, span: Span, entry: Entry, countries: Counter) -> bool:
    """Whether an organisation in ordinary words, `Democratic Party`, is another country's than the known one."""
    entity = entry.entity
    owned = word_at(page, span.first - 1) == "s" and word_at(page, span.first - 2) not in ("un", "nations", "u.n.")
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
    word, after, entity = page.tokens.words[span.first], word_at(page, span.last), entries[0].entity
    if _next(page, span) in ("$", "£", "€"):
        return False   # US$40
    if entity.key == "the-west" and span.last - span.first == 1:
        if word == "West":
            return word_at(page, span.first - 1) == "the" and after != "of"
        return word != "Western" or (adjacent(page, span.last) and page.tokens.words[span.last][0].islower())
    if entity.kind != "country" and is_vessel(page, span):
        return False
    if word in ("Democrats", "Democrat") and adjacent(page, span.first) and (
            word_at(page, span.first - 1) in OTHER_DEMOCRATS):
        return False
    if entity.kind == "outlet" and span.last - span.first == 1 and is_common(page, word):
        named_on = adjacent(page, span.last) and page.tokens.words[span.last][0].isupper()
        return word_at(page, span.first - 1) == "the" and adjacent(page, span.first) and not named_on
    if word in ("English", "French", "German", "Spanish", "Russian", "Chinese", "Korean", "Japanese"):
        return after not in ("language", "languages", "speaking", "speaker", "speakers")
    return not (entries[0].rule_id == "country-demonym" and _is_spoken(page, span))


def _is_spoken(page: Page, span: Span) -> bool:
    """`speaks little Vietnamese`, `fluent in Thai`: a language."""
    before = {word_at(page, span.first - k) for k in (1, 2, 3)}
    return bool(before & page.gazetteer.cues["speaking"]) and (
        span.last >= len(page.tokens.words) or bool(page.tokens.gap(span.last).strip()) or not adjacent(page, span.last)
        or word_at(page, span.last) in ("and", "at", "with", "to", "in", "on", "but"))


def is_vessel(page: Page, span: Span) -> bool:
    """Whether a ship bears the name: `the tanker Eagle S`."""
    return adjacent(page, span.first) and page.tokens.words[span.first - 1] in page.gazetteer.cues["vessel"]


def _next(page: Page, span: Span) -> str:
    end = page.tokens.ends[span.last - 1]
    return page.tokens.text[end:end + 1]


def _acts(page: Page, span: Span, capital: Entity) -> bool:
    """Whether a capital stands for its government here (else it is a place)."""
    cues, after = page.gazetteer.cues, word_at(page, span.last)
    before = word_at(page, span.first - 1) if adjacent(page, span.first) else ""
    if _office_in(page, span) or _alone(page, span):
        return True
    if _possessive(page, span) and (after_next := word_at(page, span.last + 1)) in POLITICAL | CIVIC:
        return after_next in POLITICAL
    if (verb := _coordinated(page, span)) in cues["saying-verb"] or verb in cues["acting-verb"]:
        return True
    if before in cues["place-preposition"] or before in cues["visiting"] or _dateline(page, span):
        return False
    if before in ("to", "from", "for", "of") and motion_before(page, span.first - 1):
        return False
    if before in ("from", "capital") or after in cues["place-noun"]:
        return False
    if before == "of" and word_at(page, span.first - 2) in cues["of-place"]:
        return False
    if _followed_by_country(page, span):
        return False
    if _possessive(page, span) or after in cues["saying-verb"] or after in cues["acting-verb"]:
        return True
    if before in ("with", "between", "against", "by") or after in cues["office-noun"]:
        return True
    if after in cues["venue-noun"] and adjacent(page, span.last):
        return False
    return capital.key in page.gazetteer.metonyms


def _coordinated(page: Page, span: Span) -> str:
    """What two capitals at the head of a sentence do: `Baku and Yerevan agreed`."""
    tokens, second = page.tokens, span.last + 1
    opens = span.first == 0 or tokens.gap(span.first).rstrip(" ")[-1:] in (".", "!", "?", "\n")
    if not opens or word_at(page, span.last) != "and" or not adjacent(page, second):
        return ""
    end, entries = page.gazetteer.names.longest(tokens, second, len(tokens.words))
    capital = any(entry.rule_id.startswith(("capital", "country")) for entry in entries)
    return word_at(page, end) if capital and adjacent(page, end) else ""


def _alone(page: Page, span: Span) -> bool:
    """Whether the name is all that the line says."""
    text, start, end = page.tokens.text, page.tokens.starts[span.first], page.tokens.ends[span.last - 1]
    return not (text[:start].rpartition("\n")[2] + text[end:].partition("\n")[0]).strip(" .")


def _office_in(page: Page, span: Span) -> bool:
    """`the authorities in Seoul`: they are the government."""
    return (word_at(page, span.first - 1) in ("in", "of") and adjacent(page, span.first)
            and word_at(page, span.first - 2) in page.gazetteer.cues["office-noun"]
            and not _visitors(page, span.first - 3, span))


def _visitors(page: Page, i: int, span: Span) -> bool:
    """`Venezuelan officials in Doha`: those of another country than the capital's."""
    if i < 0 or not adjacent(page, i + 1):
        return False
    entries = page.gazetteer.names.longest(page.tokens, i, i + 1)[1]
    own = {entry.entity.country for entry in span.entries}
    return any(entry.rule_id == "country-demonym" and entry.entity.country not in own for entry in entries)


def motion_before(page: Page, i: int) -> bool:
    for k in range(i - 1, i - 4, -1):
        if not adjacent(page, k + 1):
            return False
        if word_at(page, k) in page.gazetteer.cues["motion"]:
            return True
    return False


def _possessive(page: Page, span: Span) -> bool:
    return word_at(page, span.last) == "s" and page.tokens.gap(span.last) in ("'", "’")


def _followed_by_country(page: Page, span: Span) -> bool:
    """`Paris, France`, `Kabul in Afghanistan`."""
    tokens, i = page.tokens, span.last
    i += word_at(page, i) == "in" and adjacent(page, i)
    if i >= len(tokens.words) or tokens.gap(i) != (", " if i == span.last else " "):
        return False
    entries = page.gazetteer.names.longest(tokens, i, len(tokens.words))[1]
    return any(entry.rule_id == "country-name" and entry.entity.country == other.entity.country
               for entry in entries for other in span.entries)


def _dateline(page: Page, span: Span) -> bool:
    """`SEOUL (Reuters) — `, `Moscow, Nov. 5 — ` at the start of a line."""
    text, start, end = page.tokens.text, page.tokens.starts[span.first], page.tokens.ends[span.last - 1]
    if start and text[start - 1] != "\n":
        return False
    following = text[end:end + 40].split("\n")[0]
    dashes = (" — ", " – ", " - ", "—", " -- ")
    return (following[:2] == " (" or DATE_AFTER.match(following) is not None
            or any(dash in following for dash in dashes))


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
    before = f"{word_at(page, span.first - 2)} {word_at(page, span.first - 1)}"
    return (word_at(page, span.last) in OPEN_AFTER or before in OPEN_BEFORE
            or word_at(page, span.first - 1) in OPEN_BEFORE)


def _by_document(entries: tuple, countries: Counter) -> Entry:
    """The reading whose country the document names most; people before places."""
    return max(entries, key=lambda entry: (entry.rule_id == "user", countries[entry.entity.country],
                                           entry.entity.kind == "country"))
