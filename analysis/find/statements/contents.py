"""What is said: the tokens before a source phrase or after a cue."""

from analysis.find.statements.circumstances import after_circumstances
from analysis.find.statements.content_ends import content_end, object_end
from analysis.find.statements.cues import Cue, cues, word_class
from analysis.find.statements.patterns import near
from analysis.find.statements.sentence_line import QUOTE, Line

FARTHEST_THAT, FARTHEST_AS, LONGEST_OTHER, LONGEST_SUM = 25, 10, 8, 3
NO_CLAUSE = frozenset(("", ",", ".", ":", "and", "or", "but", "so", "as", "to", "him", "them", "me", "us", "himself",
                       "themselves"))
NO_OBJECT = frozenset(("to", "that", "and", "or", "by", "in", "on", "at", "as", "with", "for", "of", "not", "out",
                       "up", "off", "back", "down", "away", "well", "wide", "over", "home", "past"))
BESIDE = frozenset(("as", "after", "when", "while", "before", "because", "since"))     # `added a goal as they won`
DEFINITE = frozenset(("the", "his", "her", "its", "their", "this", "these", "those", "both"))
NO_THAT = frozenset(("quote", "infinitive", "other-infinitive", "named"))
TOLD_TO = frozenset(("you", "him", "her", "them", "us", "me"))
ABOUT, INDEFINITE = frozenset(("at", "about", "around", "over", "between")), frozenset(("a", "an"))
QUESTION_WORDS = frozenset(("whether", "if", "how", "why", "what", "where", "when", "who"))


def before_source(line: Line, first: int) -> tuple[int, int] | None:
    """The tokens before token `first`, from the start of the sentence or of the clause, without the comma."""
    end = first
    while end > 0 and line.lows[end - 1] in {",", "—", "–", "-"}:
        end -= 1
    start = line.opens
    while start < end and line.lows[start] in {"and", "but", ","}:
        start += 1
    for at in range(end - 1, start - 1, -1):
        if line.lows[at] in {";", ":"} and not any(i in line.quotes for i in range(start, at)):
            start = at + 1
            break
    return (start, end) if end > start else None


def after_cue(line: Line, cue: Cue, at: int) -> tuple[tuple[int, int] | None, str]:
    """The content after a cue that ends before token `at`, with the rule that found it."""
    at = _after_adverb(line, at)
    quote = _quote_after(line, at)
    if quote is not None and cue.takes & {"clause", "quote", "that", "recipient"}:
        whole = line.low(quote - 1) in {",", ":"} and all(place <= quote for place in line.quotes)
        return (quote, quote + 1 if whole else content_end(line, quote)), "said-quote"
    if "infinitive" in cue.takes and is_infinitive(line, after_circumstances(line, at)):
        return _spanned(line, after_circumstances(line, at)), "reported-infinitive"
    that = _that(line, at, cue)
    if that is not None and cue.takes - NO_THAT and not (that > at and near("relative-that", line, that)):
        is_pronoun = line.low(that + 1) in word_class("auxiliary", "be")
        return _spanned(line, that if is_pronoun else that + 1), "reported-clause"
    if "person-infinitive" in cue.takes and cue.kind == "asks" and _is_wanted(line, at):
        return _spanned(line, at), "reported-infinitive"
    start = _after_circumstances(line, at)
    surely = "definite" in cue.takes and line.low(start) in INDEFINITE
    at_once = start == at and not line.low(at)[:1].isdigit() and (
        not cue.takes & {"object", "thing"} or line.low(at) in {"he", "she", "they"} or _is_subject(line, at))
    opens = "clause" in cue.takes and _opens_clause(line, start)
    if opens and (at_once or _has_verb(line, start, surely)                     # no content: `claimed 30 seats`
                  or ("object" not in cue.takes and _quotes_verb(line, start))):
        return _spanned(line, start), "reported-clause"
    return _after_recipient_or_object(line, cue, at)


def _is_subject(line, at):
    """Whether `it` has its own verb: `maintained it broke no law`, not `maintained it for years`."""
    after = line.low(at + 1)
    no_verb = word_class("preposition", "temporal", "adverb", "boundary", also=("and", "or", "all"))
    return line.low(at) == "it" and after[:1].isalpha() and after not in no_verb and not line.is_end(at + 2)


def _after_recipient_or_object(line: Line, cue: Cue, at: int) -> tuple[tuple[int, int] | None, str]:
    """The content after a cue where no clause begins at once: after who is told, or as an object."""
    if "recipient" in cue.takes and "to" in line.lows[at + 1:at + 5] and line.low(at)[:1].isalpha() and not (
            line.low(at) in TOLD_TO and line.low(at + 1) in word_class("pronoun")):         # `told me she went to`
        return _spanned(line, at), "reported-infinitive"
    if "recipient" in cue.takes and (start := _after_recipient(line, at)):
        return _spanned(line, start), "reported-clause"
    if "person-infinitive" in cue.takes and _to(line, at):
        return _spanned(line, at), "reported-infinitive"
    if line.lows[at:at + 3] == ["in", "the", "strongest"]:
        at = next((i + 1 for i in range(at, min(at + 6, len(line))) if line.lows[i] == "terms"), at)
    if "other-infinitive" in cue.takes and _is_for_another(line, at):
        return _spanned(line, at), "reported-infinitive"
    if cue.takes & {"object", "as", "text-object", "figure"} and _is_object(line, cue, at):
        if cue.kind == "denies" and _is_one_noun(line, at):
            return (at, at + 1), "reported-object"
        return _spanned(line, at, object_end), "reported-object"
    return None, ""


def _is_object(line, cue, at):
    """Whether the noun phrase at `at` tells what is said: that of a cue may have to be definite or judged."""
    if not _opens_object(line, at) or (cue.kind == "predicts" and _only_name(line, at)):
        return False
    if "withheld" in cue.takes and _is_withheld(line, at):
        return False
    if "as" in cue.takes and "as" not in line.lows[at + 1:min(at + FARTHEST_AS, content_end(line, at))]:
        return False
    if "figure" in cue.takes and not _gives_figure(line, at):
        return False
    return "definite" not in cue.takes or _is_definite(line, at)


def _is_withheld(line, at):
    """Whether somebody does not get something: `denied Elvis his fourth number one`, `denied the striker a move`."""
    end = next((i for i in range(at, len(line)) if not line.is_name(i) and line.low(i) not in TOLD_TO), at)
    if end == at and line.low(at) == "the":
        return not INDEFINITE.isdisjoint(line.lows[at + 2:at + 5]) and line.low(at + 1) in word_class("role")
    return end > at and line.low(end) in word_class("determiner")


def _gives_figure(line, at):
    """Whether the noun phrase is given a number: `losses at 300`, `growth of 2%`, `the toll at “a few hundred”`."""
    places = range(at + 1, min(at + FARTHEST_AS, content_end(line, at) - 1))
    return any(line.lows[i] in {"at", "of"} and (i + 1 in line.quotes or any(
        line.low(i + 1 + more)[:1].isdigit() for more in range(LONGEST_SUM))) for i in places)


def _is_for_another(line, at):
    """Whether somebody else stands before the infinitive: `wants ministers to act`, not `wants to act`."""
    at += line.low(at) in word_class("adverb")
    to = next((i for i in range(at, min(at + LONGEST_OTHER, len(line))) if line.lows[i] == "to"), at)
    return to > at and all(line.lows[i][0].isalnum() and line.lows[i] not in NO_OBJECT for i in range(at, to))


def _is_wanted(line, at):
    """Whether something is asked of somebody and no question: `asked Oslo for support`, `asked Oslo to help`."""
    place = next((i for i in range(at, min(at + LONGEST_OTHER, len(line))) if line.lows[i] in {"to", "for"}), at)
    others = word_class("auxiliary", "be", "verb", "preposition", but=("of",), also=QUESTION_WORDS)
    return place > at and all(line.is_word(i) and line.lows[i] not in others for i in range(at, place)) \
        and QUESTION_WORDS.isdisjoint(line.lows[place:place + LONGEST_OTHER])


def _is_one_noun(line, at):
    """Whether a single noun is what is denied: `denies wrongdoing`."""
    return line.low(at).isalpha() and line.low(at) not in word_class("pronoun", "determiner", "adverb") and (
        line.is_end(at + 1) or line.low(at + 1) in {",", "and", "but", *word_class("circumstance")})


def _is_definite(line, at):
    """Whether the noun phrase names one known thing: `the`, `its`, a name, `Kim's`; or whether it is quoted."""
    owned = any(low.endswith(("'s", "s'")) for low in line.lows[at:at + 4])
    return at in line.quotes or line.low(at) in DEFINITE or line.is_name(at) or owned


def _after_adverb(line, at):
    """The token after an adverb between commas: `cautioned, however, that`."""
    between = line.low(at) == line.low(at + 2) == ","
    return at + 3 if between and line.low(at + 1) in word_class("adverb", also=("though",)) else at


def is_infinitive(line: Line, at: int) -> bool:
    """Whether `to` opens what is pledged and no addressee: `vowed (never) to fight`, not `vowed to voters that`."""
    at += line.low(at) in {"not", "never"}
    return line.low(at) == "to" and line.low(at + 1) not in word_class("determiner") and line.low(at + 2) != "that" \
        and not line.is_name(at + 1)


def _after_circumstances(line, at):
    """Where the clause starts after when or where it was said, `at` if what follows cannot be its subject."""
    start = after_circumstances(line, at)
    follows = word_class("auxiliary", "be", "verb", "preposition", also=(",", "and", "or"))
    return at if line.low(start) in follows or line.low(start).endswith("ed") else start


def _has_verb(line, at, surely=False):
    """Whether a word from `at` on tells that a clause follows and no object: `added they would`, not `added two`.

    `surely`: no participle will do (`a plan named after him`).
    """
    verbs = word_class("auxiliary", "be") if surely else word_class("auxiliary", "be", "verb")
    end = content_end(line, at)
    stops = BESIDE | {","} if surely else BESIDE
    rest = range(at + 1, next((i for i in range(at + 1, end) if line.lows[i] in stops), end))
    return any(line.lows[i] in verbs or (line.lows[i].endswith("ed") and not surely) for i in rest)


def _quotes_verb(line, at):
    """Whether a quotation may hold the verb: `said the firm “removed it”`, not `told them off for “meddling”`."""
    end = content_end(line, at)
    return any(at < i < end and line.low(i - 1) not in word_class("preposition") for i in line.quotes)


def _spanned(line, start, find_end=content_end):
    start += line.low(start) == ","
    end = find_end(line, start)
    return (start, end) if end - start > 1 or start in line.quotes else None


def _quote_after(line, at):
    """The quotation that follows at once, after a comma or colon, or after a circumstance and a comma or colon."""
    if at in line.quotes:
        return at if line.quotes[at].n_words > 2 else None
    for place in [place for place in line.quotes if place > at][:1]:
        is_title = line.quotes[place].n_words < 3 and line.low(place - 1) == "," and place > at + 1
        leads = line.low(place - 1) in {",", ":"} and place - at < 20 and "that" not in line.lows[at:place] \
            and not _is_of_another(line, at, place)
        if leads and not is_title \
                and (place - at < 2 or line.low(at) in word_class("preposition", "recipient", "temporal", "pronoun",
                                                                  also=("a", "the", "me", "us", "this"))
                     or line.is_name(at) or line.low(place - 1) == ":"):
            return place
    return None


def _is_of_another(line, at, quote):
    """Whether another cue stands before the quotation: `While Lee said it would end, her letter warned: “…”`."""
    near = range(max(at + 2, quote - 3), quote) if "," in line.lows[at:quote - 1] else ()
    return any(line.lows[i] in cues().verbs and line.lows[i].endswith(("ed", "said", "says")) for i in near)


def _that(line, at, cue):
    """The `that` of the clause: at once, or after the recipient, the circumstances or a noun (`concern that`)."""
    for place in range(at, min(len(line), at + FARTHEST_THAT)):
        low = line.lows[place]
        if low == "that" and line.low(place - 1) in {"at", "by"} and line.low(place + 1) in {"point", "stage", "time"}:
            continue                    # `told the Courier at that time that`
        if low == "that":
            is_pointer = line.is_end(place + 2) and place + 1 not in line.quotes            # `rejected that charge`
            return place if _leads_to_that(line, at, place, cue) and not is_pointer else None
        other = place > at and low in cues().verbs and low.endswith("ed")
        if other or line.words[place] == QUOTE or low in {";", ":"}:
            return None
    return None


def _leads_to_that(line, at, that, cue):
    if "," in line.lows[at + 1:that] and ("object" in cue.takes or line.low(that - 1) in cues().nouns):
        return False                    # another's: `said it was safe, a claim that experts doubt`
    if "recipient" in cue.takes or (line.low(that - 1) in cues().nouns and that > at):
        return True
    if that == at:
        return cue.takes != {"object"}
    first = line.low(at)
    if that == at + 1 and first in TOLD_TO:
        return True                     # `promised them that`
    if first == "as" and line.low(at + 2) == "as" and line.low(at + 1) in word_class("temporal", "adverb"):
        return True                     # `warned as early as 2019 that`
    somebody = line.is_name(at + 1) or line.low(at + 1) in word_class("determiner", "recipient")
    if first == "to" and that > at + 2 and not somebody:
        return False                    # `decided to fix things that were whole`
    when = word_class("temporal", "adverb", also=("on", "in", "at", "during", "for", "earlier", "to", ","))
    return first in when or ("object" not in cue.takes and first in word_class("preposition", but=("of",)))


def _opens_clause(line, at):
    low = line.low(at)
    if low in NO_CLAUSE or low in word_class("be", "auxiliary"):
        return False
    if low.endswith("thing") and line.low(at + 1) in word_class("preposition", also=(",",)):
        return False                    # `would say anything to win`
    number = line.low(at + 1) in {"least", "most"} if low == "at" else line.low(at + 1)[:1].isdigit()
    if number and low in ABOUT:
        return True                     # `said at least four were held`, `said about 200 people were held`
    if low in word_class("preposition", but=("after", "since", "without", "despite", "under")):
        return False
    return line.is_word(at) and len(line) - at > 2


def after_recipient(line: Line, at: int) -> int:
    """The token after whom it was said to: `told reporters`, `told the panel`; `at` if there is nobody."""
    place = at + (line.low(at) in word_class("determiner"))
    told = word_class("recipient", "role")
    somebody = told | {"him", "her", "them", "us", "me"}
    place = next((i for i in range(place, place + 3) if line.low(i) in somebody or line.is_name(i)), place)
    first = place
    place += line.low(place) in somebody
    while place < len(line) and place - at < 8 and (line.low(place) in told or line.is_name(place)
                                                    or line.low(place - 1).endswith("'s")
                                                    or (place > first and line.low(place) in word_class("medium"))):
        place += 1
    return at if place == first else place


def _after_recipient(line, at):
    """The clause after `told reporters …`: a recipient, then a clause without `that`."""
    place = after_recipient(line, at)
    if place == at:
        return None
    place = _after_circumstances(line, place)
    opens = _opens_clause(line, place) and line.low(place) not in word_class("boundary", but=QUESTION_WORDS)
    return place if opens and place > at else None


def _to(line, at):
    low = line.low(at)
    after = word_class("determiner")                   # `ordered troops to leave`, not `ordered troops to the south`
    infinitive = any(low == "to" and line.low(at + 2 + i) not in after
                     for i, low in enumerate(line.lows[at + 1:at + 12]))
    return (low not in {",", ".", "to", "that"} and infinitive) or low == "to"


def _opens_object(line, at):
    low = line.low(at)
    is_that = low == "that" and not line.is_end(at + 1) and line.is_end(at + 2)         # `rejected that charge`
    return at in line.quotes or is_that or (line.is_word(at) and low not in NO_OBJECT)


def _only_name(line, at):
    """Whether nothing but a name and a time follows: `warned Hungary on Monday`."""
    end = next((i for i in range(at, len(line)) if not line.is_name(i)), len(line))
    return end > at and line.is_end(after_circumstances(line, end))
