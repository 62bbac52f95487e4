"""Which way the clause around an expression looks: to `Friday` gone by or to the coming one."""

import re
from typing import NamedTuple

from analysis.find.timeline.scan import factored

VERB = r"[a-z]+"
ADVERB = r"(?: (?:not|also|still|then|soon|now|never|again|probably|likely|[a-z]+ly))*"
DONE = (r"(?:[a-z]{2,}(?:ed|wn|en)|held|heard|met|made|told|sent|sold|bought|built|led|lost|won|kept|put|cut|set|read|"
        r"paid|said|done|begun|brought|caught|fought|found|laid|left|spent|taught|sworn|sung|run|hit|shut|"
        r"upheld|withheld|overcome|undergone|rebuilt|repaid|resold|misled|reset)\b")
TO_DO = rf" to{ADVERB} (?:have(?: been)? {DONE}|be(?: {DONE})?|{VERB})"
PUT_OFF = (r"(?:postponed|delayed|changed|switched|brought forward|adjourned|suspended|extended|deferred|reset|"
           r"rescheduled|moved|remanded|put(?: [a-z]+){0,3} off|pushed(?: [a-z]+){0,3} back)")
WHEN = ("(?:to|for|on|in|at|by|early|late|later|as|before|within|this|next|sometime|today|tomorrow|"
        "(?:mon|tues|wednes|thurs|fri|satur|sun)day)")
SET_ON = "|".join(rf"(?<={noun} )" for noun in (
    "hearing", "hearings", "trial", "case", "cases", "vote", "meeting", "election", "sentencing", "deadline"))
OPEN = (
    # was first planned for …, was to begin on …: whether that has come nobody knows
    r"(?:initially|originally|previously) "
    r"(?:scheduled|slated|planned|expected|supposed|due|set)(?= (?:to|for|on|in)\b)",
)
AHEAD = (
    # the commission will (also be asked to) …, may …, has to …
    rf"(?:(?:will|shall|would|should|could|can|may|might|must)(?:n't)?|'ll|won't|cannot|can't|ha(?:s|ve) to){ADVERB}"
    rf"(?: (?:be|get|have been|have){ADVERB}(?: {DONE})?| {VERB})(?: (?:and|or|nor)(?: be)? {DONE})*",
    # if it is not returned
    rf"(?:if|unless|once|until|before|when|should) (?:[a-z'-]+ ){{1,5}}?(?:is|are|be)(?: (?:not|also|only))? {DONE}",
    # is due (to …), is likely to …, was scheduled for …
    r"(?:(?:is|are|was|were|be|been|being)(?: [a-z]+ly| also| now| still)? )?(?:scheduled|slated|supposed|"
    r"due(?! to (?:the|an?|its|his|her|their|this|that|high|low|lack)\b)|"
    rf"likely|(?:going|about)(?= to\b)|poised|upcoming|anticipated|(?:expected|planned)(?= {WHEN}\b| ?$)|"
    rf"(?:(?<= is )|(?<=are )|(?<=was )|(?<=were )|(?<=been ))forecast(?= {WHEN}\b| ?$)|"
    rf"set(?= (?:to|for)\b))(?:{TO_DO})?",
    # a hearing set on Friday
    rf"(?:(?<=is )|(?<=are )|{SET_ON})set(?= on (?:the )?$)",
    rf"(?:is|are|was|were){TO_DO}",
    # is held on Friday; expects a loss for the year
    r"(?:is|are) (?:held|due|buried|sworn in)(?= )",
    r"turns? \d+(?= )",
    # clubs that host, face or visit another on Sunday
    r"(?<!not )(?<!n't )(?<!did )(?<!the )(?:host|face|visit|meet|play|take on|travel to) (?:[a-z'-]+ ){1,3}on $",
    r"(?:expects|predicts)(?= )",
    r"(?:ordered|told|asked|urged|required|obliged|given) (?:[a-z'-]+ ){0,4}?to (?:[a-z'-]+ ){1,4}?by (?:the )?$",
    # hopes to …, promised an answer by …, called a strike for …, the outlook for growth in …
    r"(?:plan|hope|promise|intend|expect|prepare|threaten|want|aim|pledge|vow|agree)(?:s|d|ed|ned|ning|ing)? "
    r"(?:[a-z'-]+ ){0,2}?(?=to |for (?:the )?$|by (?:the )?$)",
    r"(?:hope[sd]?|hoping|forecasts?|outlook|prospects?) for (?:[a-z'-]+ ){0,4}(?:in )?$",
    r"(?:deadline|target) (?:date )?(?:of|for) (?:[a-z'-]+ ){0,3}$",
    r"(?:call(?:s|ed)|order(?:s|ed)?|announced|proposed|sought|asked|hop(?:ing|es?|ed)|want(?:s|ed)?|promised|"
    r"demanded) (?:[a-z'-]+ ){0,5}?(?:for|by) (?:the )?$",
    # sees no growth before …, runs through …
    r"(?:sees?|expects?|forecasts?|predicts?) (?:[a-z'-]+ ){1,4}?(?:in|by|before|until) (?:early |late |mid-|the )?$",
    r"(?:runs?|lasts?|continues?|stays?|remains?|extends?|good|valid|open|closed) (?:[a-z'-]+ ){0,2}?"
    r"(?:through|until|till) (?:at least )?(?:early |late |mid-|the )?$",
    r"(?:ordered|told|asked|invited|summoned|required|urged) (?:[a-z'-]+ ){0,3}?"
    r"to (?:appear|return|report|leave|attend)",
    # runs from 12 to …
    r"(?:runs?|lasts?) (?:[a-z'-]+ ){0,2}?from (?:the )?\d+(?:st|nd|rd|th)? ?(?:to|until|till|through|-) ?(?:the )?$",
    # postponed its meeting until …, has until …
    rf"(?:{PUT_OFF}|gives?|gave|given|ha[sd]|have|not likely|unlikely)(?: (?!been\b|to\b)[a-z0-9'.-]+){{0,4}}? "
    r"(?:until|till|to) (?:at least )?(?:early |late |mid-|the )?$",
    r"(?:reset|rescheduled|rearranged|postponed) for (?:early |late |mid-|the )?$",
    rf"{PUT_OFF} (?:back |up )?from (?:the )?$",
    # the present of a timetable: plays, opens, goes on sale; is … at the end
    r"(?:polls|doors|shops|schools|banks|markets|talks|games) (?:open|close|reopen|resume|begin|start|end)\b",
    r"(?:begins|starts|opens|reopens|resumes|convenes|arrives|departs|leaves for|expires|airs|premieres|plays|hosts|"
    r"meets?\b|"
    r"faces|takes effect|takes place|kicks off|go(?:es)? (?:on (?:sale|trial)|to the polls)|"
    r"(?:comes|goes) into (?:effect|force))",
    r"(?:is|are)(?: (?![a-z]+(?:ing|ed)\b)[a-z'.-]+){0,3} $",
    r"(?<!only )to (?:begin|start|open|meet|vote|be|hold|take|visit|arrive|leave|discuss|announce|decide|report|"
    rf"release|resume|return|reopen|strike|expire)\b(?: {DONE})?",
)
BEHIND = (
    r"(?:most |more |as )recently",
    # would have been decided, could not be reached, would not comment, refused to say
    rf"(?:would|could|should|might|may|must)(?:n't)?{ADVERB} have(?! to\b)(?: been)?(?: {DONE})?",
    r"could(?:n't| not)(?: be)?",
    r"would(?:n't| not) (?:say|comment|discuss|confirm|elaborate|speculate|talk|disclose|identify|name|answer)",
    r"(?:refused|declined|failed|continued|managed|began|started|helped|used|rushed|struggled|forced|voted|able|unable|"
    r"appeared|seemed|came|went|left|chose|happened|gathered|met|flew|turned out|tried|attempted|decided) to "
    rf"(?:be )?{VERB}",
)
IRREGULAR = (
    "said was were had did told rose fell grew went came took made began saw met held led left won lost sent "
    "became got gave kept bought sold hit drew spoke wrote shot ran flew beat swore spent found struck died tied "
    "lied thought brought caught fought taught sought felt heard knew paid stood broke chose fled drove sang sank "
    "slept stole swam swept threw wore withdrew understood built dealt drank ate meant laid rode rang shook slid "
    "froze hid upheld withheld overthrew overtook overcame undertook underwent forbade forgave foresaw rebuilt repaid "
    "rewrote retook resold misled mistook").split()
TOLD = (
    rf"(?:has|have|'ve)(?:n't)?(?: (?:not|also|never|already|been|[a-z]+ly))* "
    rf"(?!(?:to|until|an?|the|no|any|some|his|its|their|{PUT_OFF})\b)[a-z]+\b",
    r"(?!(?:unit|hundr|inde|proce|succe|exce|allege|so-call)ed\b)[a-z]{3,}ed\b",
    rf"{factored(IRREGULAR)}\b",
    # cut its forecast, what it cost in …
    r"(?<!to )(?:(?:cut|shut) (?:its|their|his|her)|(?<=it )cost)\b",
    # which cut rates, who put it off: one that does so now would `cuts`
    r"(?:(?<=which )|(?<=who )|(?<= he )|(?<= she )|(?<= it ))(?:cut|shut|set|put|hit)\b",
)
FIRST_WORDS = (
    "polls doors shops schools banks markets talks games will shall would should could can may might must 'll "
    "won't cannot can't have has had 've is are was were be been being scheduled slated supposed due likely "
    "unlikely not going about poised upcoming anticipated expected planned forecast set plan hope hoping "
    "promise intend expect prepar threaten want aim pledg vow agree outlook prospect deadline target call "
    "order announced propos sought asked demanded see predict run last continue stay remain extend good valid "
    "open close told invited summoned required urged postponed delayed adjourned suspended deferred "
    "rescheduled obliged moved remanded put pushed give gave begins starts reopens resumes convenes arrives departs "
    "leaves expires airs premieres play host meet face take turn visit travel kicks go comes to if unless once until "
    "before when most more as recently refused declined failed managed began started helped used rushed struggled "
    "forced voted able unable appeared seemed came went left chose happened gathered met flew turned tried "
    "attempted decided cut shut cost initially originally previously reset rearranged changed switched brought").split()
REGULAR = TOLD[1]
# at most words none of the alternatives can begin: their first letters are asked for once
LOOKS = re.compile(
    rf"(?:(?<![a-z'-])|(?='ll ))(?:(?={factored([*FIRST_WORDS, *IRREGULAR])})(?:(?P<open>{'|'.join(OPEN)})|"
    rf"(?:{'|'.join(BEHIND)})|"
    rf"(?P<ahead>{'|'.join(AHEAD)})|{'|'.join(TOLD)})|{REGULAR})")
SINCE = re.compile(r"\bsince (?:early |late |mid-|the )?$")
UNTIL = re.compile(r"\b(?:until|till|through) (?:at least )?(?:early |late |mid-|the )?$")
AWAITED = re.compile(r"\b(?:ahead of|pending|awaiting|wait(?:s|ed|ing)? for|prepar(?:es?|ed|ing) for|looking ahead to) "
                     r"(?:the |this )?$")
CLAUSE = re.compile(r", (?:but|and|while|whereas|yet) (?:(?:on|in|by|early|late|the) ){0,2}$")
ASIDE = re.compile(r", (?:[a-z.'-]+ ){1,4}(?:said|says|added)(?=,)")
LATER = re.compile(r"'s (?:[a-z-]+ )?(?:games?|match|elections?|vote|referendum|hearing|meeting|summit|race|final|"
                   r"semifinal|debate|fight|contest|talks|session|ballot|primary|runoff|auction|ceremony|funeral)\b")
OF_WHAT = re.compile(r"\b(?:over|from|after|about|against|following|than|below|above|despite|of|appeal|overturn|sign|"
                     r"reject|review) (?:the )?$")
ACCOUNTED = re.compile(r"\b(?:figures|results|data|numbers|earnings|profits?|report|statement|accounts|gdp|growth) "
                       r"(?:for|of|in) (?:the )?$|"
                       r"\b(?:from|than|below|above|match(?:ing)?|exceed(?:ing)?) (?:the |its )?$|"
                       r"\b(?:report|release|post|announce|publish|discuss|disclose|unveil)s? (?:[a-z'-]+ ){0,4}$")
GUIDED = re.compile(r"[ -](?:earnings |profit |revenue |sales )?(?:guidance|outlook|forecasts?|targets?)\b")
PERIOD_ENDED = (" ended ", *(f" {unit} {to} " for unit in ("months", "weeks", "quarter", "half")
                             for to in ("to", "through", "to the end of", "to end")))
BACK, ON = 80, 80


class Governing(NamedTuple):
    """The verb an expression belongs to: which way it looks (future, past, ended, open where it was to come and nobody
    says whether it has, "" for unknown) and its words."""

    way: str
    text: str = ""


def governing(low: str, start: int, at: int, after: int, end: int) -> Governing:
    """The verb before an expression `low[at:after]` of the sentence `low[start:end]`.

    Where no verb stands before it in its clause, the first one behind it in the sentence tells.
    """
    if low.endswith(("quarter", "half", "period"), at, after) and ACCOUNTED.search(low, max(start, at - BACK), at):
        return Governing("past")
    if low.endswith(("quarter", "half"), at, after) and GUIDED.match(low, after):
        return Governing("future")
    if low.startswith((" will ", " would "), after):
        return Governing("future", low[after + 1:after + 6])
    if low.endswith(PERIOD_ENDED, start, at):
        return Governing("ended")
    before = ASIDE.sub("", low[max(start, at - BACK):at].rpartition(";")[2])
    if SINCE.search(before):
        return Governing("past")
    if AWAITED.search(before):
        return Governing("future")
    owner = low.startswith("'s", after)
    if owner and OF_WHAT.search(before):
        return Governing("past")
    verbs = list(LOOKS.finditer(before))
    if UNTIL.search(before) and not (verbs and verbs[-1]["ahead"]):
        return Governing("until", verbs[-1][0]) if verbs else Governing("")
    if verbs and not CLAUSE.search(before):
        return _way(verbs[-1])
    first = LOOKS.search(ASIDE.sub("", low[after:min(end, after + ON)]))
    if verbs and not first:
        return _way(verbs[-1])
    if not first or (first["ahead"] and owner and not LATER.match(low, after)):
        return Governing("")
    return _way(first)


def _way(found: re.Match) -> Governing:
    return Governing("open" if found["open"] else "future" if found["ahead"] else "past", found[0])
