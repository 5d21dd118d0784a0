"""Cuts raw text of Arabic, Persian, French, Russian and Ukrainian into sentences and written words, as src/language/ does."""
import json
import re
from pathlib import Path

from .tokens import trimmed

WORDS = json.loads((Path(__file__).parent.parent / "data" / "language" / "written.json").read_text(encoding="utf8"))
# A letter with its marks; the joiners stand inside Persian words.
L = "(?:[^\\W\\d_]|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c\u200d])"
WORD = re.compile(f"""
    (?:https?://|www\\.|t\\.me/)[^\\s<>"«»]*[\\w/]             # addresses
  | [\\w.+-]+@[\\w-]+\\.[\\w.-]*\\w                            # mail
  | [@\\#](?:{L}|[\\d_])+
  | \\d+(?:[.,:/٫٬]\\d+)*(?:-{L}{{1,3}}(?!{L}|-)|{L}(?:{L}|\\d){{0,12}})?        # numbers, and endings written to them
  | (?:{L}\\.){{2,}}                                           # letters with points
  | {L}(?:{L}|\\d)*(?:[-'’ʼ](?:{L}|\\d)+)*
  | \\.{{2,}} | -{{2,}} | [!?؟]+
  | \\S
""", re.X)
ELIDED = re.compile(f"^({'|'.join(WORDS['elided'])})['’](?=.)", re.I)
INVERTED = re.compile(f"(?<=.)-(?:t-)?(?:{'|'.join(WORDS['inverted'])})$", re.I)
WHOLE = set(WORDS["whole"])
ABBREVIATIONS = {language: set(words) for language, words in WORDS["abbreviations"].items()}
END = re.compile("[.!?؟…۔]+[\"'”’»)\\]]*(?=\\s+(\\S.?.?))")


def words(text, language, start=0):
    """[(start, end)] of the written words of text: punctuation apart, French elisions and inverted pronouns too."""
    out = []
    for match in WORD.finditer(text):
        for a, b in parts(match.group(), language):
            out.append([start + match.start() + a, start + match.start() + b])
    return joined(text, language, out, start)


def parts(word, language):
    """[(start, end)] of what a run is cut into."""
    if language != "fr" or word.lower().replace("’", "'") in WHOLE:
        return [(0, len(word))]
    out, at, end = [], 0, len(word)
    while found := ELIDED.match(word[at:]):
        out.append((at, at + found.end()))
        at += found.end()
    tail = INVERTED.search(word[at:])
    if tail:
        end = at + tail.start()
    out.append((at, end))
    return out + ([(end, len(word))] if tail else [])


def joined(text, language, spans, start):
    """Gives an abbreviation the point that follows it, and an elided word that stands before a mark its apostrophe."""
    out = []
    for a, b in spans:
        if out and out[-1][1] == a:
            before, mark = text[out[-1][0] - start:out[-1][1] - start], text[a - start:b - start]
            if mark == "." and is_abbreviation(before, language) or language == "fr" and mark in "'’" and before.lower() in WORDS["elided"]:
                out[-1][1] = b
                continue
        out.append([a, b])
    return [tuple(s) for s in out]


def is_abbreviation(word, language):
    """Whether a point after this word belongs to it: a known abbreviation, or a single capital."""
    return word.lower() in ABBREVIATIONS[language] or len(word) == 1 and word.isalpha() and word.isupper()


def sentences(text, language):
    """[(start, end)] of the sentences of text: cut at blank lines, and after . ! ? … with closing marks where no small letter follows."""
    out = []
    for block in re.finditer(r"(?:[^\n]|\n(?!\s*\n))+", text):
        start, body = block.start(), block.group()
        for stop in END.finditer(body):
            before = re.search(r"[^\s.«»\"“„'’()]*$", body[: stop.start()]).group()
            mark, after = stop.group()[0], stop.group(1)
            letter = re.sub("^[«“„\"'(—–-]+\\s*", "", after)[:1]
            closed = stop.group()[-1] not in ".!?؟…۔"
            if mark == "." and len(stop.group()) == 1 and is_abbreviation(before, language):
                continue
            if not letter or letter.islower() or (letter in ",;،؛"):
                continue
            if language in ("ar", "fa") and closed and mark in "!?؟":
                continue
            if start < block.start() + stop.end():
                out.append((start, block.start() + stop.end()))
            start = block.start() + stop.end()
        out.append((start, block.end()))
    return trimmed(text, out)
