"""Cuts raw training text into sentences and words, as src/language/ does at run time but more simply."""
import re

ABBREVIATIONS = set("mr mrs ms dr prof gen col lt sgt capt maj rep sen gov st mt jr sr vs etc no inc corp ltd co e.g i.e u.s u.k u.n a.m p.m jan feb mar apr jun jul aug sept sep oct nov dec".split())
WORD = re.compile(r"""
    (?:https?://|www\.)[^\s<>"]*[\w/]                       # addresses
  | [\w.+-]+@[\w-]+\.[\w.-]*\w                              # mail
  | [@\#]\w+
  | (?:[A-Za-z]\.){2,}                                      # U.S.
  | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|km|m|bn|am|pm)?\b     # numbers
  | \.{2,} | -{2,} | [!?]+
  | \w+(?:['’](?!(?:s|S|ll|re|ve|d|m|t|LL|RE|VE|D|M|T)\b)\w+)*
  | \S
""", re.X)
CLITIC = re.compile(r"['’](?:s|ll|re|ve|d|m)$", re.I)
NOT = re.compile(r"(?<=\w)n['’]t$", re.I)
JOINED = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3}


def words(text, start=0):
    """[(start, end)] of the words of text, in UD's style: clitics, punctuation and hyphens apart."""
    out, at = [], 0
    for match in re.finditer(r"\S+", text):
        at = match.start()
        for chunk in _chunks(match.group()):
            out.append((start + at, start + at + len(chunk)))
            at += len(chunk)
    return out


def _chunks(token):
    """The words of one run without white space."""
    pieces = [m.group() for m in WORD.finditer(token)]
    joined = []
    for piece in pieces:                              # take clitics together: "’" + "s" and "don" + "’" + "t"
        if len(joined) >= 1 and joined[-1] in ("'", "’") and piece.lower() in ("s", "ll", "re", "ve", "d", "m") and len(joined) > 1 and joined[-2][-1:].isalnum():
            joined[-1] += piece
        elif len(joined) >= 2 and joined[-1] in ("'", "’") and piece.lower() == "t" and joined[-2].lower().endswith("n") and len(joined[-2]) > 1:
            stem = joined[-2]
            joined[-2:] = [stem[:-1], stem[-1] + joined[-1] + piece]
        elif piece.lower() in JOINED:
            joined += [piece[: JOINED[piece.lower()]], piece[JOINED[piece.lower()]:]]
        else:
            joined.append(piece)
    if joined and joined[-1] == "." and len(joined) > 1 and joined[-2].lower() in ABBREVIATIONS:
        joined[-2:] = [joined[-2] + "."]
    return joined


def sentences(text):
    """[(start, end)] of the sentences of text: cut at blank lines, and after . ! ? with closing marks before a capital."""
    out = []
    for block in re.finditer(r"(?:[^\n]|\n(?!\s*\n))+", text):
        start = block.start()
        for stop in re.finditer(r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])", block.group()):
            before = re.search(r"[\w.]*$", block.group()[: stop.start()]).group().lower()
            if stop.group().startswith(".") and (before in ABBREVIATIONS or len(before) == 1 and before != "i" or re.fullmatch(r"(?:[a-z]\.)+[a-z]", before)):
                continue
            out.append((start, block.start() + stop.end()))
            start = block.start() + stop.end()
        out.append((start, block.end()))
    return trimmed(text, out)


def trimmed(text, spans):
    """The spans without the blanks at their ends, those of blanks alone left out."""
    out = []
    for s, e in spans:
        body = text[s:e]
        s += len(body) - len(body.lstrip())
        e -= len(body) - len(body.rstrip())
        if s < e:
            out.append((s, e))
    return out


def utf16_to_code_points(text):
    """A table from UTF-16 offsets to offsets in a Python string."""
    table = []
    for number, char in enumerate(text):
        table += [number] * (2 if ord(char) > 0xFFFF else 1)
    return table + [len(text)]
