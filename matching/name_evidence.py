"""Evidence of two names: which words are the same by spelling, sound, skeleton or nearly, and how rare
they are.
"""

import numpy as np
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cpdist

from .columns import GIVEN_BY_HOME, HEARSAY, NICKNAME, Lexicon

# Bits taken from the rarity of a word when it agrees only this well; the chance of such a slip in the
# same child's name.
SPELLING, SOUND, SKELETON, CLOSE, INITIAL = 0.3, 1.2, 3.0, 4.2, 0.0
SKELETON_VOWELLESS = 1.2
INITIAL_BITS = 1.5
MOST, MOST_CLOSE, MOST_SKELETON = 13.0, 7.5, 9.0
CLOSE_ENOUGH = 0.87
ALIKE, NOT_ALIKE = 0.05, -99.0


class TokenPairs:
    """Bits for pairs of tokens. Near spellings are measured once per distinct pair."""

    def __init__(self, lexicon: Lexicon):
        self.lexicon = lexicon

    def worth(
        self, a: np.ndarray, b: np.ndarray, rarity: dict[str, np.ndarray], *, glued=False
    ) -> np.ndarray:
        """a, b: token ids (-1 none); rarity of a by key, all of one shape → bits + ALIKE, 0 where nothing
        agrees.

        Words that agree are never taken for different ones, however common they are.
        """
        lex = self.lexicon
        if not len(lex.tokens):
            return np.zeros(a.shape, dtype=np.float32)
        both = (a >= 0) & (b >= 0)
        out = np.zeros(a.shape, dtype=np.float32)
        at = np.nonzero(both)
        x, y = a[at], b[at]
        by_fold, by_loose, by_skeleton = (rarity[key][at] for key in ("fold", "loose", "skeleton"))
        same_loose = lex.loose[x] == lex.loose[y]
        same_skeleton = (lex.skeleton[x] == lex.skeleton[y]) & ~lex.is_initial[x] & ~lex.is_initial[y]
        vowelless = lex.is_vowelless[x] | lex.is_vowelless[y]
        found = np.full(len(x), NOT_ALIKE, dtype=np.float32)
        near = ~same_loose & ~same_skeleton & (lex.initial[x] == lex.initial[y])
        near &= ~lex.is_short[x] & ~lex.is_short[y]
        if not glued:  # «Ramdhani Paswan» as one word is much like Ramdhani, and nothing new
            found[near] = self._close(x[near], y[near], by_fold[near])
        rare = np.minimum(by_skeleton, MOST_SKELETON)
        weak = np.where(lex.is_short[x], 1.5, 0.0)
        cost = np.where(vowelless, SKELETON_VOWELLESS, SKELETON) + weak
        found = np.where(same_skeleton, np.maximum(rare - cost, 0), found)
        found = np.where(same_loose, np.minimum(by_loose, MOST) - SOUND, found)
        same = (x == y) | (same_loose & (lex.folds[x] == lex.folds[y]))
        found = np.where(same, np.minimum(by_fold, MOST) - SPELLING, found)
        initial = (lex.is_initial[x] | lex.is_initial[y]) & (lex.initial[x] == lex.initial[y])
        found = np.where(initial, INITIAL_BITS, found)
        out[at] = np.where(found > NOT_ALIKE, np.maximum(found, 0.0) + ALIKE, 0.0)
        return out

    def comparable(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """Whether both name something, and something of one sort: «Devi» and «Sunita» may be one woman's
        name.
        """
        known = (a[:, 0] >= 0) & (b[:, 0] >= 0)
        if not len(self.lexicon.tokens):
            return known
        weak_a, weak_b = (
            ((names < 0) | self.lexicon.is_weak[np.maximum(names, 0)]).all(axis=1) for names in (a, b)
        )
        return known & (weak_a == weak_b)

    def _close(self, x: np.ndarray, y: np.ndarray, rarity: np.ndarray) -> np.ndarray:
        if not len(x):
            return np.zeros(0, dtype=np.float32)
        pairs, back = np.unique(x.astype(np.int64) * len(self.lexicon.tokens) + y, return_inverse=True)
        first, second = np.divmod(pairs, len(self.lexicon.tokens))
        folds = self.lexicon.folds
        alike = cpdist(
            folds[first],
            folds[second],
            scorer=JaroWinkler.similarity,
            score_cutoff=CLOSE_ENOUGH,
            dtype=np.float32,
        )
        # 0.87 is worth nothing much, 0.97 almost the word itself.
        grade = np.clip((alike - CLOSE_ENOUGH) / 0.1, 0, 1)
        bits = (np.minimum(rarity, MOST) - CLOSE) * (0.45 + 0.55 * grade[back])
        return np.where(alike[back] > 0, np.clip(bits, 0, MOST_CLOSE), NOT_ALIKE).astype(np.float32)


def compare_names(
    pairs: TokenPairs, a: np.ndarray, b: np.ndarray, rarity: dict[str, np.ndarray]
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Best one-to-one pairing of words.

    → (bits, number of words paired, first word of a left over, first word of b left over). a: [pairs, words].
    """
    n, wa, wb = len(a), a.shape[1], b.shape[1]
    spread = {key: np.repeat(bits[:, :, None], wb, axis=2) for key, bits in rarity.items()}
    grid = pairs.worth(np.repeat(a[:, :, None], wb, axis=2), np.repeat(b[:, None, :], wa, axis=1), spread)
    rows = np.arange(n)
    total = np.zeros(n, dtype=np.float32)
    paired = np.zeros(n, dtype=np.int8)
    left_a, left_b = a[:, 0] >= 0, b[:, 0] >= 0
    for _ in range(min(wa, wb, 3)):
        best = grid.reshape(n, -1).argmax(axis=1)
        i, j = np.divmod(best, wb)
        value = grid[rows, i, j]
        hit = value > 0
        if not hit.any():
            break
        total += np.where(hit, value - ALIKE, 0)
        paired += hit
        left_a &= ~(hit & (i == 0))
        left_b &= ~(hit & (j == 0))
        grid[rows[hit], i[hit], :] = 0
        grid[rows[hit], :, j[hit]] = 0
    return total, paired, left_a, left_b


def names(pairs, a, b, glued_a, glued_b, rarity, rarity_glued):
    """(bits, agrees, own name differs, known) of two names; glued: the first two words as one, [pairs, 1]."""
    bits, paired, left_a, left_b = compare_names(pairs, a, b, rarity)
    of_glued = {key: np.repeat(values, b.shape[1], axis=1) for key, values in rarity_glued.items()}
    glued = np.maximum(
        pairs.worth(np.repeat(glued_a, b.shape[1], axis=1), b, of_glued, glued=True).max(axis=1),
        pairs.worth(a, np.repeat(glued_b, a.shape[1], axis=1), rarity, glued=True).max(axis=1),
    )
    # «Ramdhani» is Ram Dhani: worth more than what the words have in common one by one.
    joined = (glued > 0) & (glued - ALIKE > bits)
    agrees = (paired > 0) | joined
    known = pairs.comparable(a, b) | agrees
    return np.where(joined, glued - ALIKE, bits), agrees, agrees & ~joined & left_a & left_b, known


def person(pairs, a, b, glued_a, glued_b, kind_a, kind_b, rarity, rarity_glued):
    """(level, bits) of the child's own name."""
    bits, agrees, given_differs, known = names(pairs, a, b, glued_a, glued_b, rarity, rarity_glued)
    known &= (kind_a != GIVEN_BY_HOME) & (kind_b != GIVEN_BY_HOME)
    nickname = ((kind_a == NICKNAME) | (kind_b == NICKNAME)) & ~agrees
    hearsay = ((kind_a == HEARSAY) | (kind_b == HEARSAY)) & ~(agrees & ~given_differs)
    level = np.where(given_differs, 2, np.where(agrees, 1, np.where(nickname, 4, 3)))
    level = np.where(known, np.where(hearsay, 5, level), 0).astype(np.int8)
    return level, np.where(known & agrees & ~hearsay, bits, 0).astype(np.float32)


def parent(pairs, a, b, glued_a, glued_b, rarity, rarity_glued):
    """(level, bits) of father's or mother's name."""
    bits, agrees, given_differs, known = names(pairs, a, b, glued_a, glued_b, rarity, rarity_glued)
    level = np.where(given_differs, 2, np.where(agrees, 1, 3))
    return np.where(known, level, 0).astype(np.int8), np.where(known & agrees, bits, 0).astype(np.float32)
