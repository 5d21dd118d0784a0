"""Pieces of a word in the many-language reader: SentencePiece's unigram model (Kudo 2018) over the pieces of XLM-R that its languages use.

src/language/ computes exactly the same; unigram.json.gz among its fixtures, made by `python -m model.parity --languages`, holds it to that.
"""
import re
import unicodedata

from .words import FIRST, LAST, MAX_PIECES, PAD, SPECIALS, UNKNOWN

SPACE = "\u2581"        # stands in a piece for white space before it
# Where SentencePiece's own table differs from NFKC: most control characters vanish, invisible marks and odd spaces are spaces.
GONE = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]")
SPACES = re.compile("[\t\n\f\r \u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]+")
MAX_CHARACTERS = 100    # a longer run is one unknown piece


class Unigram:
    """Pieces with their scores → the likeliest cut of a word. `pieces` begin with SPECIALS; their scores do not count."""

    def __init__(self, pieces, scores):
        from tokenizers import Tokenizer, models
        assert list(pieces[:4]) == SPECIALS
        self.pieces, self.scores = list(pieces), list(scores)
        self.model = Tokenizer(models.Unigram(list(zip(self.pieces, self.scores)), unk_id=UNKNOWN))
        self.memory = {}

    def lines(self):
        """The pieces with their scores as vocabulary.txt has them, the special ones without."""
        return [p if i < len(SPECIALS) else f"{p}\t{s:g}" for i, (p, s) in enumerate(zip(self.pieces, self.scores))]

    def cut(self, word, space=True):
        """The piece numbers of one word, at least one and at most MAX_PIECES; `space`: white space or the start of the sentence stands before it."""
        key = (word, bool(space))
        if key not in self.memory:
            text = normal(word)
            if len(text) > MAX_CHARACTERS:
                numbers = [UNKNOWN]
            else:
                numbers = [n if n >= len(SPECIALS) else UNKNOWN for n in self.model.encode((SPACE if space else "") + text, add_special_tokens=False).ids] or [UNKNOWN]
            self.memory[key] = numbers if len(numbers) <= MAX_PIECES else numbers[:6] + numbers[-2:]
        return self.memory[key]


def normal(word):
    """A word as SentencePiece's nmt_nfkc table writes it, white space inside as SPACE."""
    return SPACES.sub(SPACE, unicodedata.normalize("NFKC", GONE.sub("", word))).strip(SPACE)


__all__ = ["FIRST", "LAST", "PAD", "SPACE", "Unigram", "normal"]
