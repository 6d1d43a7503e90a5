#!/usr/bin/env python3
"""Make lexicons/en/parts_of_speech.tsv from WordNet 3.0.

Needs Debian's package of the WordNet database and nothing else:

    apt-get update && apt-get install wordnet-base
    python3 lexicons/scripts/parts_of_speech.py

Output: every single-word, lower-case verb, adjective and adverb of WordNet
with its inflected forms, one word form a line, and for those words their noun
readings too. Words which are only nouns are left out. Tags and weights are
described in lexicons/en/README.md.

Weights come from the sense counts of WordNet's tagged corpus (cntlist.rev),
which counts lemmas, not forms: a lemma's count is shared out over its forms
(SHARE), and then taken as a logarithm. What comes out wrong for news is put
right in the hand tables below; that is the place to edit, not the output.
"""

import math
import re
import subprocess
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "en" / "parts_of_speech.tsv"
WORD = re.compile(r"[a-z]+(-[a-z]+)*$")
ROMAN = re.compile(r"(?=[mdclxvi])m*(c[md]|d?c{0,3})(x[cl]|l?x{0,3})(i[xv]|v?i{0,3})$")
POS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
SS_TYPE = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}

# ---------------------------------------------------------------- hand tables

# Words which words.tsv answers for (closed classes, number words); left out here.
CLOSED = set("""
a an the this that these those no every each either neither another some any all both half such
what which who whom whose whatever whichever whoever
my your his her its our their mine yours hers ours theirs
i you he she it we they me him us them myself yourself himself herself itself ourselves yourselves
themselves one someone somebody anyone anybody everyone everybody nobody none something anything
everything nothing
of in to for on at by from with about into over after under between through during before against
among without within throughout behind beyond across toward towards upon off onto near despite
besides beside above below beneath amid amidst amongst around along outside inside out up down
since until till via per versus unlike plus minus except
and or but nor if because although though while whereas unless as than whether so
when where why how
will would can could shall should may might must ought cannot
not never
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
thousand million billion trillion dozen zero
first third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth hundredth
""".split())

# be, have and do, whose forms no rule makes (also listed in words.tsv).
AUXILIARY = """
be	V9
am	V5
are	VZ9
is	VZ9
was	VD9
were	VD9
been	VN9
being	N3 VG8
have	V9
has	VZ9
had	VD9 VN5
having	VG8
do	V9
does	VZ9
did	VD9
done	VN8 A4
doing	VG8
"""

# Verb readings nobody meets in the news ("to people an island"): noun, adjective
# or adverb only. All forms of the lemma lose their verb tags.
NOT_VERB = set("""
people police court minister man woman child government city country nation president
king queen prince chief general major captain soldier army navy
war week month year day night hour morning world earth sea river street road lake
school hospital church university college town village district county
mother father son brother sister wife husband baby boy girl friend
doctor lawyer attorney officer official member leader parliament senate congress
bush brown young rice thing way life kind sort lot television
american english french german russian chinese japanese
politic pol cat cow lamb pig
wood brick tin silver gold copper zinc
door window wall roof floor room garden kitchen
summer winter weekend holiday
salad soup cheese wine beer coffee tea leg knee toe
article essay letter novel poem jury science art history law religion
medal prize trophy cup goal club league
dollar euro cent mountain hill valley forest desert island beach
car bus truck plane north south east west
upper still well ill high low such white gray grey green blue yellow purple pink male female
barrel ton mile foot yard cancer hotel tree sun
tomorrow yesterday today neighbor neighbour parent gun missile percent
""".split())

# Tags struck out of one form: form -> tags.
DROP = {
    "about": "A", "according": "VG A", "again": "N", "aged": "R N", "ago": "A", "am": "N",
    "an": "N", "area": "V", "arm": "V", "arms": "VZ", "as": "N R", "ask": "N", "at": "N",
    "authority": "V", "away": "A", "bought": "A", "broke": "A", "brought": "A", "budget": "A",
    "cannot": "N", "case": "V", "cased": "VD VN", "cases": "VZ", "caught": "A", "cent": "V",
    "center": "A", "centre": "A", "chance": "A", "chances": "VZ", "clay": "V", "come": "N",
    "comes": "NS", "cop": "V", "cops": "VZ", "crew": "V", "crews": "VZ", "cut": "A", "damn": "N",
    "data": "A", "dead": "N R", "do": "N", "does": "NS", "dove": "VD V", "down": "N",
    "drove": "N V", "droves": "VZ", "during": "VG", "earlier": "N", "early": "N", "even": "N V",
    "evening": "VG", "evens": "NS VZ", "ever": "N", "fell": "N A V", "fells": "NS VZ",
    "felt": "N V", "felted": "VD VN", "felting": "N VG", "felts": "NS VZ", "few": "N",
    "find": "N", "firm": "V", "firms": "VZ", "former": "N", "forward": "N V", "forwards": "NS",
    "found": "N V A", "founds": "NS", "free": "N", "full": "N V R", "fulled": "VD VN",
    "fulling": "VG", "fulls": "NS VZ", "get": "N", "gets": "NS", "give": "N", "given": "N",
    "gives": "NS", "go": "N A", "goes": "NS", "good": "N R", "ground": "VD", "has": "NS",
    "hear": "N", "held": "A", "here": "N A", "high": "N", "ill": "N", "in": "N A R",
    "including": "A N", "injured": "N", "inner": "N", "is": "NS", "it": "N", "just": "A",
    "keep": "N", "keeps": "NS", "killed": "N", "know": "N", "knows": "NS", "lady": "V",
    "last": "N", "later": "N", "lawyer": "V", "lay": "N A", "least": "N", "led": "N A",
    "left": "N", "lefts": "NS", "less": "N", "let": "N", "lets": "NS", "lied": "N", "little": "N",
    "lost": "N", "made": "A", "make": "N", "makes": "NS", "man": "V", "many": "N", "may": "N",
    "mays": "NS", "media": "A", "meet": "A", "met": "A", "middle": "V", "might": "N",
    "ministers": "VZ", "more": "N", "morning": "VG", "most": "N", "much": "N", "new": "R",
    "news": "V", "next": "R", "now": "N A", "off": "V", "offed": "VD VN", "offing": "VG",
    "offs": "VZ NS", "old": "N", "or": "N", "out": "V N A", "outer": "N", "outlet": "V",
    "outs": "VZ", "over": "N", "panel": "V", "panels": "VZ", "paper": "V", "papers": "VZ",
    "part": "R V", "parts": "VZ", "party": "V", "people": "A", "police": "V", "premier": "V",
    "premiers": "VZ", "pretty": "V", "prime": "V", "primes": "VZ", "put": "N A", "puts": "NS",
    "rather": "N", "read": "A", "regarding": "N", "region": "V", "rights": "VZ", "room": "V",
    "rooms": "VZ", "rose": "A", "roses": "NS", "said": "A", "saw": "N V", "sawed": "VD VN",
    "sawing": "VG", "saws": "NS VZ", "say": "N", "saying": "N", "says": "NS", "school": "V",
    "schools": "VZ", "second": "V R", "seconds": "VZ", "secretary": "V", "security": "A",
    "see": "N", "seem": "N", "seen": "A", "sees": "NS", "sent": "N", "shot": "A", "side": "A",
    "sir": "V", "sources": "VZ", "spoke": "N", "spokes": "VZ", "state": "A", "stated": "A",
    "still": "N A V", "stole": "N", "stoles": "NS", "street": "V", "sudden": "N", "take": "N",
    "taken": "A", "takes": "NS", "team": "V", "teams": "VZ", "tell": "N", "tells": "NS",
    "then": "N A", "there": "N", "think": "N", "thinks": "NS", "thus": "N", "time": "V",
    "times": "VZ", "today": "N", "told": "A", "un": "N", "united": "VD", "up": "N V", "us": "N",
    "used": "A", "very": "A", "victim": "V", "want": "N", "wants": "NS", "was": "NS",
    "well": "N V A", "wells": "VZ", "while": "N V R", "whiled": "VD VN", "whiles": "NS VZ",
    "will": "N V", "won": "N", "wound": "VD VN", "wrong": "V", "wrote": "A", "yet": "A",
    "young": "V",
}

# Weights (or whole readings) set by hand: form -> tags as they stand in the file.
SET = {
    "said": "VD9 VN5", "says": "VZ9", "say": "V9", "saying": "VG8",
    "told": "VD9 VN6", "added": "VD8 VN6 A2", "adding": "VG7",
    "saw": "VD8", "found": "VD7 VN7", "left": "VD7 VN6 A4 R3", "leaves": "VZ5 NS4",
    "lead": "V6 N5", "leads": "VZ5 NS3", "leading": "VG5 A5", "led": "VD7 VN6",
    "felt": "VD7 VN5", "fell": "VD7", "met": "VD7 VN5", "won": "VD7 VN6",
    "like": "V4 A3 R1 N1", "likes": "VZ4 NS2", "liked": "VD4 VN3",
    "state": "N8 V3", "states": "NS7 VZ4", "stated": "VD6 VN4 A2", "stating": "VG5",
    "house": "N8 V2", "houses": "NS7 VZ2",
    "report": "N7 V5", "reports": "NS7 VZ5", "reported": "VD7 VN7 A2", "reporting": "VG5 N3",
    "claim": "N5 V5", "claims": "NS5 VZ5", "claimed": "VD7 VN5", "claiming": "VG6",
    "charge": "N6 V4", "charges": "NS7 VZ3", "charged": "VN7 VD5 A2",
    "attack": "N7 V4", "attacks": "NS7 VZ3", "attacked": "VD6 VN6",
    "talks": "NS6 VZ4", "plans": "NS6 VZ5", "plan": "N7 V5",
    "needs": "VZ6 NS4", "need": "V7 N5", "wants": "VZ7", "want": "V8",
    "works": "VZ6 NS3", "work": "N7 V7", "calls": "NS5 VZ5", "call": "V6 N5",
    "called": "VD8 VN7", "calling": "VG6 N2",
    "comment": "V5 N5", "comments": "NS6 VZ2", "remarks": "NS5 VZ2", "remark": "N4 V2",
    "accused": "VD7 VN7 N3", "alleged": "A6 VD5 VN5", "accusing": "VG6 A1",
    "denied": "VD7 VN6", "denies": "VZ6", "warned": "VD7 VN5", "warning": "VG6 N5",
    "warnings": "NS5", "following": "VG5 A5 N2", "followed": "VD6 VN6",
    "including": "VG6", "according": "VG2", "regarding": "VG4", "concerning": "VG4",
    "killed": "VN8 VD7", "killing": "VG6 N5", "wounded": "VN6 VD4 A3 N3",
    "injured": "VN6 VD5 A3", "dead": "A7", "missing": "A6 VG4",
    "arrested": "VN7 VD6", "detained": "VN6 VD5", "convicted": "VN6 VD5",
    "sentenced": "VN7 VD5", "sentence": "N6 V3", "elected": "VN6 VD5 A3",
    "armed": "A6 VN4 VD2", "united": "A4 VN4 VD3", "based": "VN6 VD2 A2",
    "born": "VN6 A2", "known": "VN7 A3", "used": "VN7 VD6", "use": "V7 N7", "uses": "VZ6 NS5",
    "made": "VD8 VN8", "given": "VN8 A2", "seen": "VN8", "taken": "VN8", "held": "VD7 VN7",
    "set": "VD6 VN6 V6 N5 A3", "put": "VD7 VN6 V7", "cut": "VD5 VN5 V6 N5", "cuts": "NS6 VZ4",
    "hit": "VD6 VN5 V6 N4", "hits": "NS4 VZ4", "read": "V6 VD6 VN5", "let": "V6 VD4 VN3",
    "cost": "N6 V5 VD5 VN3", "costs": "NS6 VZ5", "shot": "VD6 VN6 N5", "shots": "NS5",
    "bid": "N6 V4 VD3 VN2", "bids": "NS5 VZ2", "quit": "V5 VD5 VN4", "spread": "V5 VD4 VN4 N5",
    "close": "A6 V5 R5 N3", "closed": "VD6 VN6 A4", "closes": "VZ5",
    "rose": "VD7 N3", "spoke": "VD7", "bit": "N5 VD3", "thought": "VD7 VN5 N5", "thoughts": "NS5",
    "press": "N6 V4", "presses": "VZ4 NS2", "force": "N7 V5", "forces": "NS8 VZ4", "forced": "VD6 VN7 A3",
    "fire": "N7 V4", "fires": "NS5 VZ4", "fired": "VD6 VN6", "firing": "VG5 N4",
    "strike": "N6 V5", "strikes": "NS6 VZ4", "struck": "VD6 VN5", "strikes": "NS6 VZ4",
    "protest": "N6 V5", "protests": "NS6 VZ3", "march": "N5 V4", "marches": "NS4 VZ3",
    "vote": "N7 V6", "votes": "NS6 VZ4", "voted": "VD7 VN5", "voting": "N5 VG5",
    "meeting": "N7 VG5", "meetings": "NS6", "meets": "VZ5", "meet": "V6 N1",
    "statement": "N8", "building": "N7 VG5", "buildings": "NS6", "hearing": "N6 VG5",
    "ruling": "N6 VG4 A5", "rulings": "NS5", "rule": "N6 V5", "rules": "NS6 VZ4", "ruled": "VD6 VN6",
    "finding": "VG5 N4", "findings": "NS5", "funding": "N6 VG4", "training": "N6 VG5",
    "bombing": "N6 VG4", "bombings": "NS5", "shooting": "N6 VG5", "shelling": "N5 VG4",
    "shootings": "NS5", "killings": "NS5", "briefing": "N5 VG3", "filing": "N4 VG4",
    "offers": "VZ5 NS4", "offer": "N6 V6", "support": "N7 V6", "supports": "VZ5 NS3",
    "demand": "N6 V5", "demands": "NS5 VZ5", "demanded": "VD6 VN4", "demanding": "VG5 A3",
    "order": "N7 V5", "orders": "NS6 VZ4", "ordered": "VD7 VN6 A1",
    "hopes": "VZ6 NS5", "hope": "V6 N6", "fears": "NS5 VZ5", "fear": "N6 V5",
    "aims": "VZ6 NS4", "aim": "N5 V5", "moves": "NS5 VZ5", "move": "N6 V6",
    "shows": "VZ7 NS5", "show": "V6 N6", "return": "N6 V6", "returns": "VZ5 NS5",
    "issue": "N7 V4", "issues": "NS7 VZ4", "issued": "VD7 VN6", "rights": "NS8",
    "right": "N6 A7 R4 V1", "force": "N7 V5", "deal": "N7 V4", "deals": "NS5 VZ4", "dealt": "VD4 VN4",
    "share": "N6 V5", "shares": "NS6 VZ4", "head": "N7 V4", "heads": "NS5 VZ4", "headed": "VD5 VN5 A1",
    "back": "R7 V5 N5 A4", "backs": "VZ5 NS3", "backed": "VD6 VN6 A1", "past": "A5 N5 R1",
    "face": "N6 V6", "faces": "VZ6 NS5", "faced": "VD6 VN5", "place": "N7 V4", "places": "NS6 VZ3",
    "number": "N7 V2", "numbers": "NS6 VZ2", "leave": "V6 N4", "leaving": "VG6",
    "run": "V6 VN4 N5", "runs": "VZ6 NS4", "ran": "VD6", "running": "VG6 A2 N2",
    "come": "V7 VN5", "become": "V7 VN5", "live": "V6 A5 R3", "lives": "NS6 VZ5", "lived": "VD6 VN4 A1",
    "lies": "VZ5 NS4", "lie": "V5 N4", "lay": "VD4 V4", "lied": "VD5 VN3",
    "present": "A6 N4 V5", "presents": "VZ4 NS3", "current": "A7 N3", "currents": "NS2",
    "late": "A6 R4", "later": "R7 A4", "former": "A8", "last": "A8 R3 V3", "next": "A7",
    "second": "A7 N6", "seconds": "NS5", "only": "R8 A6", "own": "A7 V4", "owns": "VZ4",
    "own": "A8 V4", "owned": "VN5 VD4 A2", "military": "A7 N7", "public": "A7 N5",
    "human": "A7 N4", "humans": "NS4", "federal": "A7 N1", "local": "A7 N3",
    "republican": "A5 N5", "republicans": "NS5", "democratic": "A5",
    "official": "A6 N7", "officials": "NS8", "senior": "A7 N2", "seniors": "NS2",
    "interior": "N6 A4", "executive": "N6 A5", "executives": "NS5", "deputy": "N6 A2",
    "chief": "N7 A5", "chiefs": "NS5", "general": "A6 N6", "generals": "NS4",
    "major": "A6 N4 V1", "opposition": "N7", "judge": "N7 V4", "judges": "NS6 VZ3", "judged": "VD3 VN4",
    "chair": "N5 V3", "chairs": "NS4 VZ3", "chaired": "VD4 VN4", "sources": "NS6", "source": "N6",
    "arms": "NS6", "arm": "N5 V2", "address": "N5 V5", "addresses": "VZ4 NS4",
    "power": "N7 V3", "powers": "NS6 VZ2", "powered": "VN4 VD2", "sanction": "N4 V3",
    "sanctions": "NS6 VZ2", "sanctioned": "VN5 VD4", "conflict": "N6 V2", "conflicts": "NS5 VZ1",
    "crossing": "N4 VG5", "border": "N7 V3", "borders": "NS5 VZ2", "board": "N6 V3", "boards": "NS4 VZ2",
    "bank": "N7 V2", "banks": "NS6 VZ1", "market": "N7 V3", "markets": "NS6 VZ1",
    "service": "N7 V1", "services": "NS7 VZ1", "staff": "N6 V2", "staffs": "NS3 VZ1",
    "target": "N6 V5", "targets": "NS5 VZ4", "targeted": "VD6 VN6", "targeting": "VG6 N2",
    "release": "N6 V5", "releases": "NS4 VZ4", "released": "VD6 VN7", "increase": "N6 V5",
    "increases": "NS5 VZ4", "increased": "VD5 VN5 A4", "record": "N6 V4 A2", "records": "NS6 VZ3",
    "promise": "N5 V5", "promises": "NS5 VZ5", "threat": "N6", "threatened": "VD6 VN5 A1",
    "denounced": "VD6 VN5", "noted": "VD6 VN4 A2", "notes": "NS5 VZ5", "note": "N5 V5",
    "argued": "VD7 VN4", "insisted": "VD7 VN3", "wrote": "VD8", "written": "VN7 A3",
    "tweeted": "VD6 VN4", "tweets": "NS5 VZ4", "tweet": "N5 V5", "tweeting": "VG5",
    "posted": "VD6 VN6", "post": "N6 V5", "posts": "NS5 VZ4", "posting": "VG5 N3",
    "quoted": "VD5 VN6", "quotes": "NS4 VZ4", "cited": "VD6 VN5", "citing": "VG6",
    "sought": "VD6 VN6", "taught": "VD5 VN5", "brought": "VD7 VN6", "bought": "VD6 VN5",
    "caught": "VD6 VN6", "lost": "VD7 VN6 A4", "sent": "VD7 VN7", "paid": "VD6 VN6 A2",
    "kept": "VD6 VN5", "heard": "VD6 VN6", "stood": "VD6 VN4", "built": "VD5 VN6",
    "visit": "N6 V5", "visits": "NS5 VZ4", "trial": "N7", "test": "N6 V5", "tests": "NS5 VZ3",
    "contact": "N6 V5", "contacts": "NS5 VZ2", "contract": "N6 V3", "contracts": "NS5 VZ1",
    "campaign": "N7 V3", "campaigns": "NS5 VZ1", "concern": "N6 V3", "concerns": "NS6 VZ3",
    "concerned": "A5 VN4 VD3", "expected": "VN7 VD4 A2", "committed": "VN5 VD6 A3",
    "people": "NS9", "human-rights": "N3", "well": "R8 A2 N2", "still": "R8", "even": "R8 A2",
    "just": "R8 A2", "much": "R7 A5", "more": "R8 A7", "most": "R7 A6", "less": "R6 A5",
    "least": "R5 A4", "many": "A8", "few": "A7", "little": "A6 R4", "now": "R8", "then": "R8",
    "here": "R7", "there": "R8", "very": "R8", "too": "R7", "also": "R9",
    "today": "R7", "tomorrow": "R6", "yesterday": "R7", "tonight": "R6",
    "again": "R7", "already": "R7", "ago": "R7", "yet": "R7", "ever": "R6", "once": "R7",
    "while": "N2", "far": "R6 A4", "early": "A6 R5", "earlier": "R7 A4", "hard": "A6 R5",
    "long": "A6 R6 V2", "good": "A8", "goods": "NS6", "better": "A6 R6", "best": "A7 R5",
    "worse": "A5 R3", "worst": "A6 R3", "new": "A9", "old": "A7", "young": "A7",
    "great": "A7", "high": "A7 R4", "low": "A6 R3 N2", "full": "A6", "free": "A6 V5 R2",
    "other": "A9", "same": "A8", "different": "A7", "prime": "A6 N1", "foreign": "A7",
    "back-up": "N2 A2", "top": "A6 N5 V3", "tops": "VZ3 NS2", "open": "A6 V6", "opens": "VZ5",
    "clear": "A6 V4 R2", "clean": "A5 V4", "secure": "A4 V5", "safe": "A6 N2", "south": "N6 R3 A3",
    "north": "N6 R3 A3", "east": "N6 R2 A3", "west": "N6 R2 A3", "home": "N7 R5 V1",
    "homes": "NS6", "time": "N9", "times": "NS7", "part": "N7", "parts": "NS6",
    "second-hand": "A2", "is": "VZ9", "may": "", "might": "", "will": "", "can": "", "cans": "",
    "canned": "VN2 A2", "willed": "VD1 VN1", "doubt": "N5 V5", "doubts": "NS5 VZ3",
    "question": "N6 V5", "questions": "NS6 VZ4", "questioned": "VD6 VN6", "questioning": "VG5 N4",
    "interview": "N6 V4", "interviews": "NS5 VZ1", "interviewed": "VD5 VN6",
    "study": "N6 V5", "studies": "NS6 VZ4", "review": "N6 V4", "reviews": "NS4 VZ3",
    "poll": "N6 V3", "polls": "NS6 VZ1", "survey": "N6 V3", "surveys": "NS4 VZ1",
    "documents": "NS6 VZ2", "document": "N6 V3", "witness": "N5 V4", "witnesses": "NS6 VZ2",
    "suspect": "N6 V4 A1", "suspects": "NS6 VZ4", "suspected": "VN6 A3 VD4",
    "aid": "N6 V3", "aids": "NS2 VZ2", "blast": "N5 V4", "blasts": "NS4 VZ3",
    "bomb": "N6 V4", "bombs": "NS6 VZ1", "blame": "V5 N4", "blames": "VZ5",
    "slams": "VZ5", "slam": "V5 N2", "vows": "VZ5 NS3", "vow": "V5 N4", "vowed": "VD6 VN3",
    "pledge": "N5 V5", "pledges": "NS5 VZ4", "appeal": "N6 V5", "appeals": "NS5 VZ4",
    "request": "N5 V4", "requests": "NS5 VZ3", "answer": "N5 V5", "answers": "NS5 VZ4",
    "reply": "N4 V4", "replies": "NS4 VZ4", "response": "N6", "rebels": "NS6 VZ1", "rebel": "N6 V2",
    "troop": "N4 V1", "troops": "NS7 VZ1", "raid": "N5 V4", "raids": "NS5 VZ2",
    "battle": "N6 V4", "battles": "NS5 VZ3", "fight": "N6 V6", "fights": "VZ4 NS4", "fighting": "N6 VG5",
    "crash": "N6 V4", "crashes": "NS5 VZ3", "flood": "N5 V4", "floods": "NS5 VZ2", "flooding": "N5 VG3",
    "rally": "N6 V4", "rallies": "NS5 VZ2", "race": "N6 V4", "races": "NS5 VZ2",
    "view": "N6 V4", "views": "NS6 VZ3", "access": "N6 V3", "lack": "N6 V5", "lacks": "VZ5",
    "debate": "N6 V4", "debates": "NS6 VZ2", "dispute": "N6 V4", "disputes": "NS5 VZ3",
    "disputed": "VD5 VN5 A4", "limit": "N5 V4", "limits": "NS5 VZ3", "ban": "N6 V5", "bans": "NS5 VZ4",
    "banned": "VN6 VD5 A2", "arrest": "N6 V5", "arrests": "NS6 VZ2", "probe": "N6 V4", "probes": "NS4 VZ3",
    "push": "V5 N5", "effort": "N7", "result": "N6 V4", "results": "NS7 VZ4",
    "cause": "N5 V6", "causes": "VZ5 NS5", "caused": "VD6 VN6", "end": "N6 V6", "ends": "VZ5 NS4",
    "name": "N7 V5", "names": "NS6 VZ4", "named": "VN6 VD6", "term": "N6 V3", "terms": "NS6 VZ2",
    "matter": "N6 V4", "matters": "NS6 VZ4", "changes": "NS6 VZ4", "change": "N7 V6",
    "act": "N6 V5", "acts": "NS5 VZ4", "acting": "A5 VG5 N2", "voice": "N6 V4", "voices": "NS5 VZ3",
    "state-owned": "A4", "so-called": "A5", "alike": "R4", "ahead": "R5", "alive": "A6", "aware": "A6",
    "secret": "A6 N5", "secrets": "NS5", "border": "N7 V2", "ministry": "N8", "minor": "A5 N3",
    "elect": "V5 A1", "designate": "V4 A1", "live-stream": "V3 N2", "online": "A5 R5", "offline": "A3 R3",
    "abroad": "R6", "overseas": "A5 R5", "nationwide": "A4 R5", "worldwide": "A4 R5",
    "regardless": "R5", "reportedly": "R6", "allegedly": "R6", "instead": "R6", "together": "R6",
    "delegates": "NS6 VZ2", "delegate": "N6 V3", "rivals": "NS5 VZ1", "rival": "N5 A3 V2",
    "caucuses": "NS5 VZ2", "caucus": "N5 V2", "emails": "NS5 VZ2", "email": "N5 V3",
    "allies": "NS6 VZ1", "ties": "NS5 VZ3", "measures": "NS6 VZ3", "measure": "N5 V4",
    "challenges": "NS5 VZ3", "challenge": "N5 V5", "gains": "NS5 VZ4", "attempts": "NS5 VZ4",
    "risks": "NS5 VZ3", "risk": "N5 V3", "advocates": "NS5 VZ3", "moderates": "NS4 VZ2",
    "insults": "NS4 VZ2", "tunnels": "NS4 VZ1", "tunnel": "N4 V1", "projects": "NS6 VZ3",
    "finances": "NS5 VZ3", "finance": "N5 V4", "stakes": "NS5 VZ2", "sidelines": "NS4 VZ2",
    "tariffs": "NS5 VZ1", "volunteers": "NS5 VZ2", "volunteer": "N5 V4", "tears": "NS5 VZ3",
    "grants": "NS5 VZ4", "shifts": "NS4 VZ3", "graduates": "NS4 VZ2", "updates": "NS4 VZ2",
    "critiques": "NS3 VZ1", "critique": "N4 V2", "chants": "NS4 VZ2", "chant": "N4 V3",
    "ventures": "NS4 VZ2", "venture": "N4 V3", "closures": "NS4 VZ1", "files": "NS5 VZ3",
    "founders": "NS5 VZ1", "visas": "NS4 VZ1", "visa": "N5 V1", "leaks": "NS5 VZ2",
    "picks": "NS4 VZ4", "exports": "NS5 VZ2", "imports": "NS5 VZ2", "hurdles": "NS4 VZ1",
    "associates": "NS5 VZ2", "associate": "N5 A3 V3", "negatives": "NS4 VZ1", "contests": "NS5 VZ2",
    "contest": "N5 V3", "seats": "NS5 VZ2", "breaks": "VZ5 NS4", "stops": "VZ5 NS5",
    "fundraising": "N5 VG2", "polling": "N5 VG2", "approach": "N6 V4", "approaches": "NS5 VZ4",
    "base": "N6 V4 A2", "swing": "N5 V4", "surprise": "N5 V4", "assault": "N5 V3",
    "gathering": "N5 VG4", "opening": "N5 VG5 A4", "schedule": "N5 V3", "banking": "N4 VG1",
    "wake": "N5 V3", "surge": "N5 V3", "praise": "N5 V4", "search": "N5 V4", "decline": "N5 V4",
    "overhaul": "N4 V3", "massacre": "N5 V2", "collapse": "N5 V4", "podcast": "N4 V1",
    "podcasts": "NS3 VZ1", "housing": "N5 VG2", "mail": "N5 V3", "testing": "N5 VG4",
    "mix": "N5 V4", "resort": "N4 V4", "slate": "N4 V2", "abuse": "N5 V3", "abuses": "NS5 VZ3",
    "accord": "N5 V2", "summit": "N6 V1", "breach": "N5 V4", "streak": "N4 V2", "backlash": "N5 V1",
    "rape": "N5 V2", "auction": "N4 V3", "amnesty": "N5 V1", "feud": "N4 V2", "clout": "N4 V1",
    "queue": "N4 V2", "demise": "N5 V1", "blog": "N4 V2", "label": "N5 V4", "co-host": "N3 V3",
    "haul": "N4 V4", "supply": "N5 V4", "jail": "N5 V3", "affiliate": "N4 V2", "outrage": "N5 V2",
    "torture": "N5 V4", "exile": "N5 V2", "manufacturing": "N5 VG2", "consulting": "N4 VG3",
    "nominating": "VG4 A3", "screening": "N4 VG3", "clash": "N5 V4", "clashes": "NS5 VZ3",
    "touch": "N5 V5", "stick": "V4 N4", "thanks": "NS5 VZ3", "clothes": "NS5 VZ1",
    "clinch": "V5 N1", "thwart": "V5", "tackle": "V5 N3", "bolster": "V5 N1", "recruit": "V4 N4",
    "embracing": "VG4 N1", "focusing": "VG4", "highlighting": "VG4", "selling": "VG5 N4",
    "win": "V6 N4", "wins": "VZ4 NS4", "credit": "N6 V4", "evidence": "N7 V1", "harm": "N5 V4",
    "hacking": "N4 VG3", "lobbying": "N4 VG4", "spending": "N6 VG5", "planning": "N5 VG5",
    "licensing": "N4 VG2", "pricing": "N4 VG2", "bidding": "N4 VG3", "policing": "N4 VG2",
    "drilling": "N4 VG3", "mining": "N5 VG2", "boycotts": "NS4 VZ3", "boycott": "N5 V4",
    "bribes": "NS5 VZ2", "bribe": "N4 V4", "guards": "NS5 VZ3", "guard": "N5 V4",
    "guests": "NS5 VZ1", "hosts": "NS5 VZ4", "host": "N5 V5", "loans": "NS5 VZ2", "loan": "N6 V2",
    "pilots": "NS5 VZ1", "pilot": "N5 V2", "schemes": "NS5 VZ2", "scheme": "N5 V2",
    "spouses": "NS4 VZ1", "sponsors": "NS5 VZ3", "sponsor": "N5 V4", "surrogate": "N4 A2",
    "trends": "NS5 VZ1", "trend": "N5 V2", "wages": "NS5 VZ2", "wage": "N5 V4", "taxes": "NS6 VZ2",
    "tax": "N6 V4", "funds": "NS6 VZ3", "fund": "N6 V4", "rates": "NS6 VZ2", "prices": "NS6 VZ1",
    "profits": "NS5 VZ2", "profit": "N5 V3", "groups": "NS7 VZ1", "group": "N7 V2",
    "shoulders": "NS5 VZ2", "crowds": "NS5 VZ1", "crowd": "N5 V2", "coaches": "NS5 VZ2",
    "coach": "N5 V3", "doctors": "NS6 VZ1", "engineers": "NS5 VZ1", "experts": "NS6 VZ1",
    "farms": "NS5 VZ1", "partners": "NS6 VZ1", "partner": "N6 V3", "peers": "NS4 VZ2",
    "plots": "NS4 VZ2", "plot": "N5 V3", "posters": "NS4 VZ1", "proceeds": "NS4 VZ4",
    "programs": "NS6 VZ1", "programmes": "NS6 VZ1", "program": "N6 V2", "programme": "N6 V2",
    "scandals": "NS4 VZ1", "scouts": "NS4 VZ2", "ships": "NS5 VZ3", "signals": "NS5 VZ4",
    "soldiers": "NS6 VZ1",
}

# Reporting verbs: their -ed form is far oftener past than participle.
REPORTING = set("""
acknowledge add admit affirm agree allege announce answer apologize apologise argue ask assert
assure aver avow believe boast claim comment complain concede conclude confess confirm contend
counter declare decline deny deplore describe disagree disclose emphasize emphasise estimate explain
exclaim express hint imply indicate inform insist joke lament maintain mention mock muse
note object observe opine pledge plead point predict promise protest quip react recall recount reckon refuse
reiterate rejoin remark remind repeat reply respond retort reveal say scoff sneer speculate
state stress suggest swear testify threaten tweet urge vow warn whisper wonder worry
welcome underline underscore hope hail demand dismiss blame brand lambast slam
""".split())

# Verbs WordNet 3.0 lacks or knows in an older sense: lemma -> count to weigh by.
EXTRA_VERBS = {
    "tweet": 20, "retweet": 4, "text": 6, "email": 8, "e-mail": 6, "blog": 3, "google": 2,
    "livestream": 2, "live-stream": 2, "fact-check": 2, "greenlight": 2, "fast-track": 4,
    "rebrand": 3, "downsize": 3, "offshore": 1, "crowdfund": 2, "unfollow": 1, "upload": 6,
    "download": 5, "hack": 8, "leak": 8, "weaponize": 3, "weaponise": 3, "radicalize": 4,
    "radicalise": 4, "downplay": 8, "lambast": 5, "lambaste": 5, "scapegoat": 2, "backtrack": 5,
    "repatriate": 4, "gaslight": 1, "sideline": 5, "strong-arm": 2, "stonewall": 3, "rubbish": 3,
    "liaise": 3, "doxx": 1, "deescalate": 1, "de-escalate": 4, "decarbonize": 2, "decarbonise": 2,
    "vape": 2, "delegitimize": 2, "delegitimise": 2,
    "demilitarize": 3, "demilitarise": 3, "prioritize": 6, "prioritise": 6, "incentivize": 2,
    "incentivise": 2, "finalize": 5, "finalise": 5, "criminalize": 4, "criminalise": 4,
    "decriminalize": 4, "decriminalise": 4, "politicize": 4, "politicise": 4, "stabilize": 4,
    "airlift": 4, "spearhead": 5, "headquarter": 3, "mastermind": 5, "evacuate": 8,
    "grandstand": 1, "filibuster": 3, "gerrymander": 2, "redistrict": 2, "blacklist": 4,
    "bankroll": 4, "outsource": 4, "repurpose": 2, "reimagine": 2, "resettle": 4, "quarantine": 5,
    "furlough": 3, "self-isolate": 2, "vaccinate": 6, "co-host": 2, "co-sponsor": 3, "co-author": 3,
    "co-found": 3, "oversee": 8, "roil": 3, "upend": 3, "helm": 3, "tout": 8, "decry": 8,
    "rearrest": 2, "reelect": 4, "re-elect": 5, "re-enter": 3, "re-open": 3,
    "reopen": 6, "reinstate": 6, "reconvene": 4, "reiterate": 10, "relaunch": 3, "reinvent": 3,
    "renege": 4, "recuse": 4, "subpoena": 5, "indict": 8, "arraign": 5, "exonerate": 5, "impeach": 6,
    "extradite": 6, "deport": 7, "disinform": 1, "misinform": 3, "misspeak": 2, "walk": 100,
    "behead": 5, "hospitalize": 6, "hospitalise": 4, "opine": 4, "plead": 8,
    "counter-attack": 2, "counterattack": 4, "cold-call": 1, "second-guess": 2, "whistleblow": 1,
    "cross-examine": 4, "court-martial": 3, "mischaracterize": 3, "mischaracterise": 2, "overreach": 2,
}
for verb in """
bad-mouth green-light misreport name-check namecheck re-endorse repost rubber-stamp scaremonger fearmonger
zing instagram deadpan
""".split():
    EXTRA_VERBS[verb] = 2

# Everyday verbs of news, which the tagged corpus (of 1961 and fiction) has too seldom.
for verb in """
abduct accuse advocate ambush announce appeal approve arrest assassinate assault attack ban bar block
blast bomb boycott breach brief campaign cancel capture clash condemn confirm criticize criticise
contact convict deploy detain displace drone endorse escalate execute expel explode fire fund hail halt
hijack hospitalize impose injure intercept interview invade investigate jail kidnap kill launch
lambast loot lobby negotiate nominate oppose oust overthrow overturn pardon patrol pledge postpone praise
probe prosecute protest quit raid rally ratify rebuke reelect reject release resign respond retaliate sanction
seize sentence shell shoot slam smuggle stab stage strike sue suspend target testify topple torture trigger
unveil uphold urge veto violate vote vow warn welcome withdraw wound
""".split():
    EXTRA_VERBS[verb] = max(EXTRA_VERBS.get(verb, 0), 45)

# Adjectives and adverbs WordNet 3.0 lacks.
EXTRA = {
    "reportedly": "R6", "allegedly": "R6", "pro-government": "A4", "anti-government": "A5",
    "pro-democracy": "A4", "state-run": "A5", "state-owned": "A4",
    "far-right": "A5 N3", "far-left": "A4", "right-wing": "A5", "left-wing": "A5", "hard-line": "A4",
    "hardline": "A4", "high-level": "A5", "high-profile": "A5", "long-term": "A5", "short-term": "A5",
    "longtime": "A5", "long-time": "A4", "then-president": "N3", "online": "A5 R5", "so-called": "A5",
    "self-declared": "A4", "self-proclaimed": "A4", "self-styled": "A3", "semi-official": "A4",
    "top-ranking": "A3", "high-ranking": "A4", "low-level": "A4", "face-to-face": "A3 R3",
    "year-old": "A4", "war-torn": "A4", "ongoing": "A5", "unprovoked": "A4", "baseless": "A4",
    "bilateral": "A5", "multilateral": "A4", "bipartisan": "A5", "partisan": "A4 N3",
    "gender-based": "A3", "drug-related": "A3", "landmark": "N4 A3", "interim": "A5 N2",
    "caretaker": "N4 A2", "nonpartisan": "A4", "non-partisan": "A3", "nongovernmental": "A4",
    "non-governmental": "A4", "cross-border": "A4", "door-to-door": "A2 R2", "statewide": "A4 R3",
    "countrywide": "A3 R3", "citywide": "A3 R2", "in-person": "A3 R1", "unvaccinated": "A3",
    "worst-hit": "A3", "hard-hit": "A3", "downbeat": "A4 N1", "non-committal": "A3", "tight-lipped": "A3",
}

# Irregular verbs: base past participle; alternatives with "/".
IRREGULAR_TEXT = """
abide abided/abode abided; arise arose arisen; awake awoke awoken; awaken awakened awakened
bear bore borne/born; beat beat beaten; become became become; befall befell befallen
beget begot begotten; begin began begun; behold beheld beheld; bend bent bent; beseech besought besought
beset beset beset; bestride bestrode bestridden; bet bet/betted bet; bid bid/bade bid/bidden; bind bound bound
bite bit bitten; bleed bled bled; blow blew blown; break broke broken; breed bred bred; bring brought brought
broadcast broadcast/broadcasted broadcast; build built built; burn burned/burnt burned/burnt
burst burst burst; bust busted/bust busted/bust; buy bought bought; cast cast cast; catch caught caught
choose chose chosen; cleave cleft/cleaved cleft/cleaved/cloven; cling clung clung; come came come
cost cost cost; creep crept crept; cut cut cut; deal dealt dealt; dig dug dug; dive dived/dove dived
draw drew drawn; dream dreamed/dreamt dreamed/dreamt; drink drank drunk; drive drove driven
dwell dwelt/dwelled dwelt/dwelled; eat ate eaten; fall fell fallen; feed fed fed; feel felt felt
fight fought fought; find found found; flee fled fled; fling flung flung; fly flew flown
forbear forbore forborne; forbid forbade forbidden; forecast forecast/forecasted forecast/forecasted
foresee foresaw foreseen; foretell foretold foretold; forget forgot forgotten; forgive forgave forgiven
forgo forwent forgone; forego forewent foregone; forsake forsook forsaken; forswear forswore forsworn; freeze froze frozen; get got got/gotten
bypass bypassed bypassed; overflow overflowed overflowed; sneak sneaked/snuck sneaked/snuck; work worked worked;
give gave given; go went gone; grind ground ground; grow grew grown; hang hung/hanged hung/hanged
hear heard heard; hew hewed hewn/hewed; hide hid hidden; hit hit hit; hold held held; hurt hurt hurt
input input input; keep kept kept; kneel knelt/kneeled knelt/kneeled; knit knitted/knit knitted/knit
know knew known; lay laid laid; lead led led; lean leaned/leant leaned/leant; leap leaped/leapt leaped/leapt
learn learned/learnt learned/learnt; leave left left; lend lent lent; let let let; lie lay/lied lain/lied
light lit/lighted lit/lighted; lose lost lost; make made made; mean meant meant; meet met met
mistake mistook mistaken; mow mowed mown/mowed; offset offset offset; overcome overcame overcome
overrun overran overrun; pay paid paid; plead pleaded/pled pleaded/pled; prove proved proven/proved; put put put
quit quit/quitted quit/quitted; read read read; rend rent rent; rid rid rid; ride rode ridden
ring rang rung; rise rose risen; run ran run; saw sawed sawn/sawed; say said said; see saw seen
seek sought sought; sell sold sold; send sent sent; set set set; sew sewed sewn/sewed
shake shook shaken; shear sheared shorn/sheared; shed shed shed; shine shone/shined shone/shined
shoot shot shot; show showed shown/showed; shrink shrank shrunk; shut shut shut; sing sang sung; sink sank/sunk sunk
sit sat sat; slay slew slain; sleep slept slept; slide slid slid; sling slung slung; slink slunk slunk
slit slit slit; smell smelled/smelt smelled/smelt; smite smote smitten; sow sowed sown/sowed; speak spoke spoken
speed sped/speeded sped/speeded; spell spelled/spelt spelled/spelt; spend spent spent
spill spilled/spilt spilled/spilt; spin spun spun; spit spat/spit spat/spit; split split split
spoil spoiled/spoilt spoiled/spoilt; spread spread spread; spring sprang/sprung sprung; stand stood stood
steal stole stolen; stick stuck stuck; sting stung stung; stink stank stunk; strew strewed strewn/strewed
stride strode stridden; strike struck struck/stricken; string strung strung; strive strove/strived striven/strived
swear swore sworn; sweat sweated/sweat sweated/sweat; sweep swept swept; swell swelled swollen/swelled; swim swam swum; swing swung swung
sublet sublet sublet; take took taken; teach taught taught; tear tore torn; tell told told; think thought thought; thrive thrived/throve thrived/thriven
throw threw thrown; thrust thrust thrust; tread trod trodden/trod; typeset typeset typeset; understand understood understood
undergo underwent undergone; uphold upheld upheld; upset upset upset; wake woke/waked woken/waked
wear wore worn; weave wove woven; wed wedded/wed wedded/wed; weep wept wept; wet wetted/wet wetted/wet
win won won; wind wound wound; withdraw withdrew withdrawn; withhold withheld withheld
withstand withstood withstood; wring wrung wrung; write wrote written; shew shewed shewn
backslide backslid backslid/backslidden; browbeat browbeat browbeaten; crossbreed crossbred crossbred
babysit babysat babysat; baby-sit baby-sat baby-sat; countersink countersank countersunk
gainsay gainsaid gainsaid; ghostwrite ghostwrote ghostwritten; handwrite handwrote handwritten
hamstring hamstrung hamstrung; inset inset inset; interweave interwove interwoven; miscast miscast miscast
partake partook partaken; proofread proofread proofread; telecast telecast telecast; withdraw withdrew withdrawn
simulcast simulcast simulcast; spotlight spotlighted/spotlit spotlighted/spotlit; highlight highlighted highlighted
moonlight moonlighted moonlighted; dwell dwelt/dwelled dwelt/dwelled; shit shit/shat shit; deepfreeze deepfroze deepfrozen
waylay waylaid waylaid; inlay inlaid inlaid; mislead misled misled; misspeak misspoke misspoken
beweep bewept bewept; bespeak bespoke bespoken; beshine beshone beshone; foreswear foreswore foresworn; chide chided chided
pen penned penned
"""
IRREGULAR = {}
for entry in IRREGULAR_TEXT.replace("\n", ";").split(";"):
    if entry.strip():
        base, past, participle = entry.split()
        IRREGULAR[base] = (past.split("/"), participle.split("/"))
PREFIXES = ("re", "over", "under", "out", "fore", "un", "mis", "up", "inter", "pre", "with", "be",
            "for", "co-", "re-", "over-", "under-", "off", "side", "down")
# Not what the prefixes make of them.
REGULAR = set("behave relive outline belie welcome".split())

# Words of several syllables stressed on the last that end in l: no single-l form.
ALWAYS_DOUBLE_L = set("""
compel propel repel expel impel dispel excel rebel control patrol annul enrol fulfil distil instil
appal extol enthral cabal corral rappel gel decontrol lapel
""".split())
# Both spellings live.
BOTH = set("focus bias kidnap worship program refocus bus combat".split())
SINGLE = set("target offer benefit bayonet".split())  # never doubled in edited news
# Doubled though of two syllables and not in WordNet's list of exceptions.
DOUBLE = set("deadpan".split())

SHARE = {"V": 0.35, "VD": 0.30, "VN": 0.25, "VG": 0.15, "VZ": 0.12, "N": 0.75, "NS": 0.25}
ORDER = {t: i for i, t in enumerate(["V", "VZ", "VD", "VN", "VG", "N", "NS", "A", "R"])}

# ------------------------------------------------------------------- WordNet


def database():
    """The folder in which Debian's wordnet-base put WordNet."""
    listing = subprocess.run(
        ["dpkg", "-L", "wordnet-base"], check=True, capture_output=True, text=True
    ).stdout
    for line in listing.splitlines():
        if line.endswith("/index.verb"):
            return Path(line).parent
    raise SystemExit("wordnet-base is not installed: apt-get install wordnet-base")


def read_wordnet(folder):
    """pos -> lemma -> (count of its lower-case senses, number of those senses)."""
    counts = defaultdict(int)  # (lemma, pos, sense number) -> count
    for line in (folder / "cntlist.rev").read_text("utf-8").splitlines():
        key, number, count = line.split()
        lemma, rest = key.split("%", 1)
        counts[lemma, SS_TYPE[rest[0]], int(number)] += int(count)
    lemmas = {p: {} for p in POS.values()}
    for name, pos in POS.items():
        lower = {}  # offset -> its words that are written in lower case
        for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" ")
            words = fields[4 : 4 + 2 * int(fields[3], 16) : 2]
            lower[fields[0]] = {re.sub(r"\(.*\)$", "", w) for w in words}
        for line in (folder / f"index.{name}").read_text("utf-8").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split()
            lemma = fields[0]
            if not WORD.match(lemma):
                continue
            offsets = fields[-int(fields[2]) :]
            total = senses = 0
            for number, offset in enumerate(offsets, 1):
                if lemma in lower[offset]:
                    total += counts[lemma, pos, number]
                    senses += 1
            if senses:
                lemmas[pos][lemma] = (total, senses)
    return lemmas


def read_exceptions(folder, name):
    """lemma -> its irregular forms."""
    forms = defaultdict(list)
    for line in (folder / f"{name}.exc").read_text("utf-8").splitlines():
        form, *bases = line.split()
        if WORD.match(form):
            for base in bases:
                if base != form and form not in forms[base]:
                    forms[base].append(form)
    return forms


# ---------------------------------------------------------------- inflection


def add_s(word):
    if re.search(r"(s|x|z|ch|sh)$", word) and not word.endswith(("stomach", "monarch", "epoch")):
        if word in ("quiz", "whiz"):
            return word + "zes"
        return word + "es"
    if re.search(r"[^aeiou]y$", word) or word.endswith("quy"):
        return word[:-1] + "ies"
    if re.search(r"[^aeiou]o$", word) and word not in ("photo", "piano", "memo", "demo", "solo",
                                                       "pro", "auto", "euro", "kilo", "logo",
                                                       "disco", "casino", "condo", "judo", "promo"):
        return word + "es"
    return word + "s"


def syllables(word):
    body = re.sub(r"e$", "", word) if len(word) > 3 else word
    return len(re.findall(r"[aeiouy]+", body.replace("qu", "q")))


def doubles(word):
    """Does the last consonant double? Only safe for words of one syllable."""
    last = word.rsplit("-", 1)[-1]
    return (
        syllables(last) == 1
        and re.search(r"(^|[^aeiou]|qu)[aeiou][bdgklmnprtvz]$", last) is not None
    )


def add_ed_ing(word, double):
    stem = word + word[-1] if double else word
    if double:
        return stem + "ed", stem + "ing"
    if re.search(r"[^aeiou]y$", word) or word.endswith("quy"):
        return word[:-1] + "ied", word + "ing"
    if word.endswith("ie"):
        return word + "d", word[:-2] + "ying"
    if re.search(r"(ee|oe|ye)$", word):
        return word + "d", word + "ing"
    if word in ("singe", "tinge", "swinge", "binge", "whinge"):
        return word + "d", word + "ing"
    if word.endswith("e"):
        return word + "d", word[:-1] + "ing"
    if re.search(r"[aeiou]c$", word) and word not in ("sync", "arc"):
        return word + "ked", word + "king"
    return word + "ed", word + "ing"


def irregular(verb, exceptions):
    if verb in REGULAR:
        return None
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    for prefix in PREFIXES:
        base = verb[len(prefix) :]
        if verb.startswith(prefix) and base in IRREGULAR:
            past, participle = IRREGULAR[base]
            made = [prefix + p for p in past], [prefix + p for p in participle]
            known = exceptions.get(verb, [])
            good = tuple([p for p in side if p in known] for side in made)
            if good[0] and good[1]:
                return good
            if any(p in known for side in made for p in side):
                return made
            if base in ("put", "cut", "set", "cast", "let", "read", "run", "bid", "spread", "hit", "shed"):
                return made
    return None


def verb_forms(verb, exceptions):
    """[(form, tag)] of a verb."""
    out = [(verb, "V"), (add_s(verb), "VZ")]
    known = exceptions.get(verb, [])
    ing = [f for f in known if f.endswith("ing")]
    ed = [f for f in known if f.endswith("ed")]
    pasts = irregular(verb, exceptions)
    regular_known = any(f == verb + verb[-1] + "ed" for f in ed) or any(
        f == verb + verb[-1] + "ing" for f in ing
    )
    spellings = []
    if verb in SINGLE:
        spellings = [False]
    elif verb in BOTH:
        spellings = [False, True]
    elif regular_known and re.search(r"[^aeiou][aeiou]l$", verb) and syllables(verb) > 1 \
            and verb not in ALWAYS_DOUBLE_L:
        spellings = [False, True]
    elif regular_known or doubles(verb) or verb in DOUBLE:
        spellings = [True]
    else:
        spellings = [False]
    eds, ings = [], []
    for double in spellings:
        e, i = add_ed_ing(verb, double)
        eds.append(e)
        ings.append(i)
    # other exceptions the rules miss (picnicking, dyeing …)
    if not pasts:
        odd = [f for f in known if not f.endswith("ing") and f not in eds and not f.endswith("s")]
        doubled = verb + verb[-1] + "ed"
        odd = [f for f in odd if f != doubled]
        if odd and not any(f.endswith("ed") for f in odd):
            pasts = (odd + eds, odd + eds) if verb in BOTH else (odd, odd)
        elif odd:
            eds = odd
    odd = [f for f in ing if f not in ings and f != verb + verb[-1] + "ing"]
    if odd:
        ings = odd
    past, participle = pasts if pasts else (eds, eds)
    out += [(f, "VD") for f in past] + [(f, "VN") for f in participle]
    out += [(f, "VG") for f in ings]
    return list(dict.fromkeys(out))


def grades(adj):
    """Comparative and superlative of a short adjective."""
    if adj.endswith("e"):
        return [adj + "r", adj + "st"]
    if re.search(r"[^aeiou]y$", adj):
        return [adj[:-1] + "ier", adj[:-1] + "iest"]
    stem = adj + adj[-1] if doubles(adj) else adj
    return [stem + "er", stem + "est"]


def weight(count, tag=None):
    count *= SHARE.get(tag, 1)
    return max(1, min(9, 1 + round(0.85 * math.log2(count + 1))))


# ---------------------------------------------------------------------- main


def main():
    folder = database()
    wordnet = read_wordnet(folder)
    verb_exc = read_exceptions(folder, "verb")
    noun_exc = read_exceptions(folder, "noun")
    adj_exc = read_exceptions(folder, "adj")
    adv_exc = read_exceptions(folder, "adv")
    table = defaultdict(dict)  # form -> tag -> weight

    def put(form, tag, value):
        if WORD.match(form) and table[form].get(tag, 0) < value:
            table[form][tag] = value

    noun = {w: c for w, (c, _) in wordnet["n"].items()}
    verbs = {w: c for w, (c, _) in wordnet["v"].items()}
    for verb, count in EXTRA_VERBS.items():
        verbs[verb] = max(verbs.get(verb, 0), count)
    for verb, count in verbs.items():
        if verb in NOT_VERB or verb in CLOSED or verb in ("be", "have", "do"):
            continue
        if len(verb) < 2:
            continue
        # "to people": one untagged reading beside a frequent noun is no news verb
        if count == 0 and noun.get(verb, 0) >= 40 and verb not in SET:
            continue
        for form, tag in verb_forms(verb, verb_exc):
            value = weight(count, tag)
            if verb in REPORTING and tag == "VD":
                value = min(9, value + 1)
            if verb in REPORTING and tag == "VN":
                value = max(1, value - 1)
            put(form, tag, value)
    for adj, (count, _) in wordnet["a"].items():
        if adj in CLOSED or ROMAN.match(adj) and count == 0 or len(adj) < 2:
            continue
        if count == 0 and re.search(r"(iform|aceous|oid|oidal|ous-|ploid|morphic|phyllous|carpous|"
                                    r"merous|dactyl|androus|gynous|petalous|ectomous)$", adj):
            continue
        put(adj, "A", weight(count))
        if count >= 1 and syllables(adj) == 1 and not re.search(r"(ed|en|ing|st)$", adj):
            for form in grades(adj):
                put(form, "A", weight(count / 8))
        for form in adj_exc.get(adj, []):
            if count >= 1 or syllables(adj) == 1:
                put(form, "A", weight(count / 8))
        if count >= 1 and syllables(adj) == 2 and re.search(r"([^aeiou]y|[^aeiou]le|row|low)$", adj):
            for form in grades(adj):
                put(form, "A", weight(count / 8))
    for adv, (count, _) in wordnet["r"].items():
        if adv not in CLOSED and len(adv) > 1:
            put(adv, "R", weight(count))
    for adv, forms in adv_exc.items():
        for form in forms:
            put(form, "R", weight(wordnet["r"].get(adv, (0, 0))[0] / 8))
    for form, tags in EXTRA.items():
        table[form] = parse(tags)
    for line in AUXILIARY.strip().splitlines():
        form, tags = line.split("\t")
        table[form] = parse(tags)
    # noun readings of the words we have
    for lemma, (count, _) in wordnet["n"].items():
        if len(lemma) < 2 or lemma in CLOSED:
            continue
        if table.get(lemma):
            put(lemma, "N", weight(count, "N"))
        plurals = [f for f in noun_exc.get(lemma, [])] or [add_s(lemma)]
        if lemma.endswith("ing") and count == 0:
            continue  # "sayings" and the like come from verbs only rarely
        for plural in plurals:
            if table.get(plural):
                put(plural, "NS", weight(count, "NS"))
    for form, tags in DROP.items():
        for tag in tags.split():
            table.get(form, {}).pop(tag, None)
    for form, tags in SET.items():
        table[form] = parse(tags)
    for form in CLOSED:
        if form not in SET:
            table.pop(form, None)

    rows = []
    for form, tags in table.items():
        if not tags or not WORD.match(form) or set(tags) <= {"N", "NS"} and form not in ("people",):
            continue
        ordered = sorted(tags.items(), key=lambda t: (-t[1], ORDER[t[0]]))
        rows.append(form + "\t" + " ".join(f"{t}{w}" for t, w in ordered))
    rows.sort(key=lambda r: r.encode())
    head = [
        "# title: Parts of speech of English word forms",
        "# origin: WordNet 3.0 (Debian package wordnet-base), by scripts/parts_of_speech.py; "
        "inflected forms, shares and corrections added",
        "# licence: LicenseRef-WordNet-3.0",
        "# columns: word tags",
        "# notice: WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.",
    ]
    OUT.write_text("\n".join(head + rows) + "\n", "utf-8")
    print(f"{OUT.name}: {len(rows)} rows, {OUT.stat().st_size} bytes")


def parse(tags):
    return {t[:-1]: int(t[-1]) for t in tags.split()}


if __name__ == "__main__":
    main()
