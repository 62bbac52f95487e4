"""Whether what a phrase implies for the day of writing is certain: a bound that may be wrong is worse than none."""

import re

from analysis.find.timeline.offices import Office, by_name, spellings

UNREAL = re.compile(
    r"\b(?:will|would|could|might|may|shall|should|must|can|won't|cannot|if|unless|whether|until|till|by|before|beyond|"
    r"plan(?:s|ned|ning)?|schedul\w+|expect\w*|propos\w+|target\w*|goals?|aim(?:s|ed|ing)?|forecast\w*|project(?:ed|s|ions?)|"
    r"predict\w*|likely|set to|due|going to|ahead of|intend\w*|hop(?:e|es|ed|ing)|vow\w*|promis\w+|pledg\w+|bids?|"
    r"earmark\w*|seek\w*|want\w*|agree[ds]?|deals?|contracts?|extend\w*|expir\w+|ends|starts|begins|deadline|future|"
    r"coming|upcoming|next|between|through|towards?|sooner|earliest|latest|looks?|looking|demand\w*|"
    r"assum\w+|updated|modified|copyright|wrote|posted|comments?|report abuse|edt|est|gmt|bst)\b")
"""In a sentence with one of these a date may lie ahead, or is the stamp of a comment or of a revision."""
TOLD = re.compile(r"\b(?:was|were|had|did|said|told|began|took|made|went|came|saw|held|led|left|won|lost|sent|became|"
                  r"gave|rose|fell|found|grew|died|met|broke|got|kept|bought|sold|hit|cut|beat|"
                  r"spoke|wrote|thought|knew|heard|stood|ran|sought|brought|spent|paid|flew|felt|chose|swore|spent|"
                  r"(?<!\bis )(?<!\bare )(?<!\bbe )[a-z]{3,}ed)\b")
LEADS = re.compile(r"(?:^|[ ,;(])(?:at|in|on|since|during|after|late in|early in|back in|in (?:early|late|mid)) "
                   r"(?:the )?$")
CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]\.?m\b")
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
NOT_YET = re.compile(r"\b(?:an?|next|future|incoming|prospective|potential|possible|would-be|aspiring|first|become|"
                     r"becoming|becomes|candidate|hopeful|rival|designate|elect)[ -](?:[a-z.]+ ){0,2}$")
NOW = re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|tomorrow|"
                 r"this (?:week|month|morning|afternoon|evening)|(?:last|next) (?:week|night|month))\b")
PRESENT = re.compile(r"\b(?:is|are|has|says|wants|plans|depends|will)\b")
GONE = re.compile(r"\b(?:then|late|funeral|died|dead|death|dying|assassinat\w+|resign\w*|oust\w*|topp?l\w+|overthr\w+|"
                  r"step\w* down|quit\w*|succe\w+|predecessor|former|ex|era|served|years ago|decades?|once|history|"
                  r"histori\w+|when|since|from office|deposed|longtime|years? in|anniversary|memoirs?)\b")
SUPPOSED = re.compile(r"\b(?:if|unless|would|could|may|might|should|possible|potential|prospects?|wins?|win|were to|"
                      r"hypothetical|re-?election)\b")
WHILE = re.compile(r"\b(?:while|as) (?:the |he was |she was )?(?:u\.?s\.? |then )?$")
INFINITIVE = re.compile(r"\bto (?:[a-z]+ ){1,6}(?:the )?$")
AWAITED = re.compile(r"\b(?:will|shall|plans? to|is to|are to|"
                     r"next (?:week|month|jan|feb|mar|apr|may|june|july|aug|sep|oct|nov|dec)[a-z]*|"
                     r"upcoming|scheduled|today|tomorrow|this (?:week|month))\b")
NEAR, AFTER = 48, 60
LONGEST = 600
"""Characters of a sentence that are looked at around a phrase."""


def clause(low: str, start: int, end: int, sentence: tuple[int, int]) -> tuple[str, str]:
    """The sentence before and after a phrase."""
    return low[max(sentence[0], start - LONGEST):start], low[end:min(sentence[1], end + LONGEST)]


def is_past(low: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether a date is certainly one that the text looks back on: `in 2003` in a sentence that only tells."""
    before, after = clause(low, start, end, sentence)
    if not LEADS.search(before) or is_unreal(low, start, end, sentence) or INFINITIVE.search(before) or "?" in after:
        return False
    if CLOCK.search(low, max(0, start - 20), end + 20):
        return False
    opens = not before.strip(" \"'“‘(")[10:]
    return TOLD.search(before, max(0, len(before) - NEAR)) is not None or (opens and TOLD.search(after) is not None)


def is_unreal(low: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether the sentence speaks of what is planned, possible or still to come."""
    return any(UNREAL.search(words) for words in clause(low, start, end, sentence))


def is_supposed(low: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether the sentence only supposes what it speaks of: `his second term, if there is one`."""
    return any(SUPPOSED.search(words) for words in clause(low, start, end, sentence))


def is_awaited(low: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether something is still to come in this sentence or the next: `… to end the war around the anniversary`."""
    before, _ = clause(low, start, end, sentence)
    return not YEAR.search(before) and AWAITED.search(before + low[end:sentence[1] + AFTER]) is not None


def holds_or_held(low: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether a sentence tells of somebody who has an office or had it: who is not only thought of in it, nor named in
    a list without a verb (the menu of a page)."""
    told = any(pattern.search(words) for pattern in (TOLD, PRESENT) for words in clause(low, start, end, sentence))
    return told and not NOT_YET.search(low, max(0, start - 40), start)


def is_news(low: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether a sentence may be news: it names no year and looks back to nobody (`while he was president-elect`)."""
    before, after = clause(low, start, end, sentence)
    return not (GONE.search(before + after) or YEAR.search(before + after) or WHILE.search(before))


def holds_now(low: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether a sentence tells of a holder of an office as news: with a day counted from the writing and no year."""
    words = "".join(clause(low, start, end, sentence))
    return NOW.search(words) is not None and not (GONE.search(words) or YEAR.search(words))


def holds_still(low: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether a sentence speaks of a holder of an office in the present tense, without a year."""
    words = "".join(clause(low, start, end, sentence))
    return PRESENT.search(words) is not None and not (GONE.search(words) or YEAR.search(words))


def later_holder(low: str, text: str, terms: tuple[Office, ...]) -> bool:
    """Whether the text names somebody who held the office after these terms: they may then be history."""
    last = max((office.last or 10**7) for office in terms)
    names = {name for name in _following(terms[0], last) if name not in spellings(terms[0].holder)}
    return any(text[found.start()].isupper() for name in names
               for found in re.finditer(rf"\b{re.escape(name)}\b", low))


def _following(office: Office, last: int) -> set[str]:
    return {name for name, terms in by_name().items() for term in terms
            if term.first >= last and term.body == office.body and set(term.titles) & set(office.titles)}
