"""English words that show which way a date points: auxiliaries, scheduling verbs, past forms, and what binds them."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Auxiliaries of what is to come. "can" and "must" count: what can or must be done on Friday is still ahead.
AHEAD_AUX = _words(
    "will 'll ’ll wo won't won’t shall would 'd could might may should must can cannot can't can’t couldn't wouldn't "
    "wouldn’t shouldn't gonna"
)
# Words that name a plan: what they govern lies ahead of when they were true.
PLANNED = _words(
    "supposed intended schedule scheduled plan planned planning plans set due slate slated expect expected expects "
    "expecting postpone "
    "postponed delayed reschedule rescheduled pencil pencilled penciled bill billed earmark earmarked intend intends "
    "tentatively anticipated upcoming forthcoming awaited payable eligible poised "
    "timetabled moved deferred adjourned arrange arranged"
)
# Before "plan" or "set" these make a noun of it.
DETERMINERS = _words("the a an this that its his her their our any no new such")
# Auxiliaries of a guess: "may be behind Wednesday's fall" says nothing of when the fall was.
EPISTEMIC = _words("may might could would")
# Nouns whose date may lie on either side of the anchor, whatever the verb around them.
DEADLINES = frozenset({"deadline", "deadlines", "ultimatum"})
# A verb in the past whose time lies after it all the same: "extended until Friday", "gave them until Monday".
CARRIES_AHEAD = _words(
    "extended postponed delayed deferred adjourned suspended rescheduled pushed moved gave given vowed pledged "
    "promised "
    "threatened agreed remanded proposed offered suggested demanded ordered closed banned prolonged shifted "
    "slipped granted allowed set put renewed detained jailed barred"
)
# What is put off until a day happens on that day; what is extended until a day ends there.
PUT_OFF = _words(
    "postponed postpone delayed delay deferred defer rescheduled reschedule adjourned adjourn pushed moved put"
)
# In the present they put off what is still to come, whatever stands between them and the new day.
PUTS_OFF = _words("postpone postpones delay delays defer defers reschedule reschedules adjourn adjourns push pushes")
# "Put the launch off to Saturday", "brought the vote forward to Monday".
PUTS = _words("put puts putting push pushed pushes bring brings brought move moved moves")
OFF = _words("off back forward")
# They open a clause of time or condition, in which the present tense tells of what is to come.
TIME_CLAUSE = _words("until till when before after once if unless as while")
# The future said outright: nearer to a date than any other verb, it outweighs a parse that hangs the date elsewhere.
WILL = _words("will won't won’t shall 'll ’ll")
PUT_OFF_DONE = _words("postponed delayed deferred adjourned rescheduled")
# "Ahead of New York's Tuesday primary": these words open what still lies ahead, up to so many words before its day.
AHEAD_OF = ("ahead", "of")
# Before "to" and a verb these show that the thing is still to be done.
INTENT = _words(
    "is are am was were be been set due expected scheduled slated planned likely unlikely plan plans planned "
    "planning "
    "agreed agree agrees want wants wanted hope hopes hoped intend intends intended ready prepared poised need needs "
    "vowed vow promised promise decided decide going has have ought pledged about hoping wanting intending aims aim "
    "aimed seeking seeks sought refuse refuses refused invited urged asked told called ordered required supposed "
    "scheduled bound certain sure meant preparing prepare prepares deadline until wish wishes willing eager billed"
)
# Infinitives after these were done: "managed to", "began to", "had to".
DONE_TO = _words(
    "manage begin start continue come go have force use help fail appear seem try attempt struggle rush race join turn"
)
# Begin, end and travel in the simple present are how timetables speak: "voting begins Saturday", "she leaves Friday".
TIMETABLE = _words(
    "begin begins start starts open opens end ends close closes expire expires take takes kick kicks resume resumes "
    "run runs leave leaves depart departs return returns arrive arrives face faces fall falls mature matures come "
    "comes go goes fly flies travel travels head heads convene convenes reconvene reconvenes play plays"
)
# Forms of be and have: they carry tense but say little of direction alone.
BE_NOW = _words("is are am 's ’s isn't aren't")
BE_PAST = _words("was were wasn't weren't")
OWNERS = _words("'s ’s")
BE = BE_NOW | BE_PAST | _words("be been being")
HAVE = _words("has have had 've ’ve hasn't haven't hadn't having")
# After these "'s" is "is" or "has"; after a noun it marks an owner far more often.
SUBJECTS = _words("it he she that there here what who where when how let everything nothing everyone nobody this")
# Past forms that do not end in -ed.
PAST = _words(
    "said told met spoke held was were had took made came went won lost left began gave got saw found sent brought "
    "thought fell rose grew knew wrote ran stood sat paid led kept built broke chose drew drove ate fought flew "
    "forgot froze hid laid lent lay lit meant rode rang sang sank shot shut slept spent spun stole struck swore swam "
    "taught threw understood woke wore withdrew became bought caught cut dealt did done been shook sought sold shown "
    "taken given gone seen known begun chosen broken driven written drawn fallen flown grown hit hurt put quit bid "
    "cost burst let read shed split spread beat bore bound bled bred fed felt heard hung sworn thrown worn stolen "
    "fled bent bit blew clung crept dug forbade forgave knelt leapt learnt overran rid shone shrank slid slung spat "
    "sped stuck stung strode swept swung tore trod undid wept withstood withheld wound foresaw foretold oversaw outran "
    "retook rebuilt resold misled flung torn swollen forbidden forgiven foreseen overseen overrun outbid undergone "
    "withdrawn redrawn befell strove sought slew sawn outdid overpaid repaid dwelt "
    "sunk sung rung hidden eaten forgotten ridden risen shaken sprung swum slain stricken fought mown sworn woken "
    "overcame overthrew underwent undertook upheld mistook arose awoke"
)
# End in -ed and are no verbs of their own, or name numbers and countries.
NOT_PAST = _words(
    "united hundred indeed need speed seed feed red bed embed exceed proceed succeed shed wed preferred unspecified "
    "undisclosed unnamed unidentified unexpected unprecedented unlimited sacred naked wicked rugged"
)
# Nouns and words before an expression that point ahead or back whatever the verb.
AHEAD_BEFORE = (
    "ahead of", "prior to", "starting", "effective", "as early as", "as soon as", "no later than", "not later than",
    "no earlier than", "not before", "in advance of", "due", "upcoming", "in time for", "scheduled for", "planned for",
    "set for", "slated for", "expected", "expected on", "deadline of", "deadline is", "until at least", "postponed to",
    "postponed until", "delayed until", "delayed to", "extended to", "extended until", "moved to", "pushed to",
    "put off until", "put off to", "rescheduled for", "rescheduled to", "rescheduled", "adjourned until",
    "brought forward to", "booked for", "reserved for", "fixed for", "confirmed for",
    "called for", "due on", "due by", "payable", "slipped to", "pushed back to", "plans for", "date of",
)  # fmt: skip
# Who is chosen or booked "for" a happening is so before it: the date after it lies ahead.
CHOSEN_FOR = "for"
CHOSEN = _words(
    "named picked chosen selected appointed booked hired recruited drafted tapped invited shortlisted qualified "
    "confirmed picks names selects books"
)
HAPPENINGS = _words(
    "mission flight match game final semi-final semifinal tour race summit conference meeting election elections vote "
    "trial concert concerts show tournament championship championships games hearing wedding launch trip visit voyage "
    "expedition talks referendum primary debate ceremony festival fight bout congress convention exhibition premiere "
    "playoff playoffs"
)
# What a day owns once it is over ("Thursday's closing price"), and what nobody announces ("Sunday's earthquake").
HAPPENED = _words(
    "close closing loss losses victory defeat win draw result results tally count rally plunge slump drop fall gain "
    "gains decline rout sell-off selloff crash collapse earthquake quake attack attacks bombing bombings blast blasts "
    "explosion explosions shooting shootings stabbing massacre murder murders killing killings death deaths "
    "landslide landslides avalanche flood floods flooding fire storm accident derailment sinking ambush assassination "
    "riot riots clash clashes violence bloodshed outage "
    "airstrike airstrikes disaster"
)
# These may be announced too: they have happened unless the verb points ahead.
HELD = _words("session trading")
BACK_BEFORE = ("since", "following", "in the wake of", "dated", "as of", "ended", "ending")


# --------------------------------------------------------------------------------- the shape of verbs

TO, PERFECT, ASIDE, SET, AHEAD = "to", "have", "as", "set", "ahead"
SET_FOR = _words("for to")
WAS = _words("was were had")
PAST_AUX = _words("had did")
PASSIVE_NOW = _words("is are being 's ’s")
WITHIN_VERB = _words("be been being have has had not also again only then first")
PLAN_NOUNS = _words("plan plans set deadline")
STILL_AHEAD = _words("postponed extended")
STARTING = _words("starting beginning")
TO_DAY = _words("to until till")
BEFORE_DATE = _words("a the an on for this that")
AHEAD_ENDINGS = ("'ll", "’ll", "'d", "’d")


def is_past(low: str) -> bool:
    """Whether a word has the form of an English past tense or past participle."""
    return low in PAST or (len(low) > 4 and low.endswith("ed") and low not in NOT_PAST)


def is_participle(low: str) -> bool:
    """Whether a word has the form of a present participle."""
    return low.endswith("ing")


def is_present(low: str) -> bool:
    """Whether a verb of a timetable has the form of the present ("begins")."""
    return low.endswith("s")


def put_off(because: str) -> bool:
    """Whether the words that show a direction are a putting off that was done ("postponed", "was delayed")."""
    first, last = because.lower().split(" ")[0], because.lower().split(" ")[-1]
    return last in PUT_OFF_DONE and (first == last or first in HAVE | BE_PAST)


def sure(because: str) -> bool:
    """Whether the words that show a direction are a plain announcement ("will meet"), not a guess ("may")."""
    return because.split(" ")[0].lower() in ("will", "shall", "'ll", "’ll", "won't", "scheduled", "due", "set")


def past_be(because: str) -> bool:
    """Whether the words that show a direction are of a plan already past when told ("was due")."""
    return because.split(" ")[0].lower() in ("was", "were", "had")
