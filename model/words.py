"""What the network sees of a word: its pieces and its shape. src/language/ computes exactly the same.

A word is any string without white space. Its pieces are those of BERT's uncased WordPiece vocabulary, its shape is one
number for its case, its characters, and whether white space stands on either side of it in the text.
"""
import unicodedata

SPECIALS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
PAD, UNKNOWN, FIRST, LAST = range(4)
MAX_PIECES = 8          # a longer word keeps its first six pieces and its last two
MAX_CHARACTERS = 100    # a longer run of letters is one unknown piece, as in BERT
SHAPES = 1 + 6 * 7 * 4  # 0 is padding


class Vocabulary:
    """Piece → number, read from a list of pieces in order."""

    def __init__(self, pieces):
        self.pieces = list(pieces)
        self.ids = {piece: number for number, piece in enumerate(self.pieces)}
        assert self.pieces[:4] == SPECIALS

    @classmethod
    def read(cls, path):
        with open(path, encoding="utf8") as lines:
            return cls(line.rstrip("\n") for line in lines)

    def lines(self):
        """The pieces as vocabulary.txt has them."""
        return self.pieces

    def cut(self, word):
        """The piece numbers of one word, at least one and at most MAX_PIECES."""
        numbers = [n for run in runs(word) for n in self._cut_run(run)] or [UNKNOWN]
        return numbers if len(numbers) <= MAX_PIECES else numbers[:6] + numbers[-2:]

    def _cut_run(self, run):
        if len(run) > MAX_CHARACTERS:
            return [UNKNOWN]
        numbers, start = [], 0
        while start < len(run):
            end = len(run)
            while end > start:
                number = self.ids.get(("##" if start else "") + run[start:end])
                if number is not None:
                    break
                end -= 1
            else:
                return [UNKNOWN]
            numbers.append(number)
            start = end
        return numbers


def runs(word):
    """A word in lower case without accents, cut where punctuation, symbols or Chinese characters stand.

    Lower case first, then canonical decomposition; characters of categories Mn, Cc, Cf, Co, Cs and Z* are left out.
    A character of category P*, of S* within ASCII, or a CJK ideograph is a run of its own.
    """
    out, current = [], ""
    for char in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(char)
        if category in ("Mn", "Cc", "Cf", "Co", "Cs") or category[0] == "Z":
            continue
        if is_alone(char, category):
            if current:
                out.append(current)
            out.append(char)
            current = ""
        else:
            current += char
    if current:
        out.append(current)
    return out


def is_alone(char, category):
    """Whether a character is always a run of its own."""
    code = ord(char)
    if code < 128:
        return category[0] in "PS"
    return category[0] == "P" or 0x3400 <= code <= 0x4DBF or 0x4E00 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x2FA1F


def shape(word, space_before, space_after):
    """The word's shape: 1 + (case × 7 + kind) × 4 + space before × 2 + space after.

    case: 0 no letter with case, 1 all lower, 2 a single letter with case and upper, 3 all upper, 4 the first upper and
    the others lower, 5 any other mixture. Upper: categories Lu, Lt; lower: Ll.
    kind: 0 letters only, 1 digits only, 2 letters and digits, 3 neither, 4 letters and others, 5 digits and others,
    6 all three. Letters: categories L*, M*; digits: N*; others: every other character.
    """
    cased, letters, digits, others = "", False, False, False
    for char in word:
        category = unicodedata.category(char)
        if category[0] in "LM":
            letters = True
            if category in ("Lu", "Lt"):
                cased += "U"
            elif category == "Ll":
                cased += "l"
        elif category[0] == "N":
            digits = True
        else:
            others = True
    upper = cased.count("U")
    if not cased:
        case = 0
    elif upper == 0:
        case = 1
    elif upper == len(cased):
        case = 2 if upper == 1 else 3
    else:
        case = 4 if upper == 1 and cased[0] == "U" else 5
    kind = {(0, 0): 3, (1, 0): 0, (0, 1): 1, (1, 1): 2}[letters, digits]
    if others and kind != 3:
        kind = {0: 4, 1: 5, 2: 6}[kind]
    return 1 + (case * 7 + kind) * 4 + 2 * bool(space_before) + bool(space_after)
