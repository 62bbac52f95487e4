"""Which way a clause looks: whether what is said at an expression of time is still to come."""

import re

AHEAD = re.compile(
    r"\b(?:will|shall|won't|"
    r"(?:is|are|be) (?:\w+ly |still |now )?(?!set (?:in|on|by)\b)(?:set|due|expected|scheduled|planned|going|likely|"
    r"slated|aiming|hoping|planning|supposed|hoped|forecast|bound) (?:to|for|on|in|by)|(?:is|are) to \w+|it is hoped|"
    r"(?:plan|aim|intend|hope|expect|vow|pledge|promise|agree|want|prepare|need|have|has)(?:s|ing)? to|"
    r"(?:planned|hoped|intended|vowed|pledged|promised|agreed|scheduled|slated|expected) (?:to|for)|"
    r"due to (?:be|begin|start|open|end|meet|arrive|leave|return|take|visit)|"
    r"must|should|to be (?:held|launched|released|published|completed|ready)|deadline|(?<!had )(?:forecast|predict)s?|"
    r"(?:next|coming) (?:meeting|summit|election|match|game|round|session))\b|'ll\b")
BACK = re.compile(
    r"\b(?:was|were|had|has|have|did|been|[a-z]{2,}ed|won|lost|led|rose|fell|grew|took|came|went|made|began|saw|met|held|"
    r"left|got|gave|became|beat|broke|brought|built|sold|bought|cut|hit|ran|sent|spent|told|wrote|since)\b")
NO_VERB = re.compile(r"\b(?:said|says|told|added|according|announced|reported|confirmed|insisted|revealed|warned)\b")
"""What tells who speaks, not when it is."""
PAST_WORDS = re.compile(r"\b(?:last|ago|past|previous|earlier|yesterday|before|recent|now|today|former|these days)\b")
"""An expression of time with one of these does not look ahead."""
AT = re.compile(r"\b(?:in|on|by|until|till|from|before|after|for|during|through|late|early) (?:the )?$|"
                r"^(?:in|on|by|from) ")
"""Before an expression that says when; without, a year tells which: "the 2000 Olympics", "2004 earnings"."""
BY = re.compile(r"\b(?<!from )(?:by|until|till|before|within) (?:at least |no later than )?(?:the )?$")
IN = re.compile(r"\bin (?:the )?$")
COMING = re.compile(r"(?:by |on |in )?(?:next|tomorrow|later|this coming|the coming)\b")
DONE = re.compile(r"\b(?:to|would|may|might|could|should|must) have \w+|\b(?:may|might|could) (?:now |already )?be\b",
                  re.I)
WAS_TO = re.compile(r"\b(?:was|were|been) (?:not |never )?(?:expected|due|supposed|planned|meant|scheduled)\b")
"""What was to come as seen from a day that is past: where the day of writing is not known, so may this be."""
JUST_SAID = re.compile(r"\b(?:said|told|announced|reported|confirmed|revealed|warned|signed|posted) "
                       r"(?:in|on|at|late|early) (?:the )?$")
FROM_WHICH = re.compile(r"\bfrom (?:[\w%$.,-]+ ){1,6}in $")
"""The year in it is what a forecast starts from: "will fall from 5% in 2004 to 4%"."""
ACCOUNTS = re.compile(r"\b(?:results|figures|accounts|earnings|profits?|data) (?:for|of) (?:the )?$")
"""The period in it is what is reported on, not when."""
JUST_DONE = re.compile(r"^\W{0,2}(?:\w+ly )?(?:was|were|had|cut|led|left|made|won|lost|hit|sent|fell|rose|"
                       r"[a-z]{2,}ed)\b")
OWNED = ("'s ", "’s ")
WANTED = re.compile(r"\b(?:to [a-z]+|must|should|needs?|ought)\b")


def looks_ahead(before: str, words: str, behind: str, undated: str) -> bool:
    """Whether an expression of time, `words` in lower case between what stands `before` and `behind` it in its
    sentence, is spoken of as to come. Of a document whose day of writing is not known `undated` is the sentence."""
    whole = not words.endswith(("century", "0s")) and not words[-4:].isdigit()
    if PAST_WORDS.search(words) or not (whole or AT.search(before) or AT.search(words)):
        return False
    if any(pattern.search(before) for pattern in (ACCOUNTS, JUST_SAID, FROM_WHICH)) or (
            words[-4:].isdigit() and behind.startswith(OWNED)):
        return False
    return not WAS_TO.search(undated) and _way(before, behind)


def says_by_when(before: str, words: str, behind: str) -> bool:
    """Whether an expression of time inside what is promised, demanded or expected says when it falls due."""
    if PAST_WORDS.search(words) or FROM_WHICH.search(before) or words.endswith(("century", "0s")):
        return False
    return bool(BY.search(before) or COMING.match(words) or (IN.search(before) and _way(before, behind)))


def tells_ahead(kind: str, words: str) -> bool:
    """Whether what is said is of something to come, and no guess at what is or has been."""
    if DONE.search(words):
        return False
    return bool((WANTED if kind == "demanded" else AHEAD).search(words.lower())) or kind == "promised"


def _way(before: str, behind: str) -> bool:
    """Whether the verb nearest before, else the first behind, looks ahead."""
    if JUST_DONE.search(behind):
        return False
    before, behind = NO_VERB.sub(" ", before), NO_VERB.sub(" ", behind)
    on = max((hit.end() for hit in AHEAD.finditer(before)), default=-1)
    back = max((hit.end() for hit in BACK.finditer(before)), default=-1)
    if on >= 0 or back >= 0:
        return on >= back
    ahead, past = AHEAD.search(behind), BACK.search(behind)
    return ahead is not None and (past is None or ahead.start() <= past.start())
