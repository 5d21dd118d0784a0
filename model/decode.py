"""Trees from arc scores, for evaluation; src/language/ decodes on its own."""
import numpy as np


def tree(arcs):
    """Heads (0 is the root, words from 1) of the best tree with one root word: arcs [W, W+1] of log-probabilities.

    The arg max is taken where it is a tree; else Chu-Liu-Edmonds is run for the likeliest few root words.
    """
    n = len(arcs)
    heads = arcs.argmax(1)
    if (heads == 0).sum() == 1 and not _cycle(np.concatenate([[0], heads])):
        return heads.tolist()
    best, best_score = None, -np.inf
    for root in arcs[:, 0].argsort()[::-1][:4]:
        score = np.full((n + 1, n + 1), -1e9)
        score[1:, 1:] = arcs[:, 1:]
        score[root + 1, :] = -1e9
        score[root + 1, 0] = 0.0
        np.fill_diagonal(score, -1e9)
        found = _edmonds(score)
        value = sum(arcs[i, found[i + 1]] for i in range(n))
        if value > best_score:
            best, best_score = found[1:], value
    return list(map(int, best))


def _cycle(heads):
    """The nodes of one cycle in heads (node 0 is the root), or None."""
    state = np.zeros(len(heads), dtype=int)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if state[node] == 1:
            return path[path.index(node):]
        state[path] = 2
    return None


def _edmonds(score):
    """Chu-Liu-Edmonds: score[dependent, head], node 0 is the root; returns the heads."""
    heads = score.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(score), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    own = score[cycle, heads[cycle]]
    enter = score[np.ix_(cycle, outside)] - own[:, None]          # cost of breaking the cycle at each node
    leave = score[np.ix_(outside, cycle)]
    k = len(outside)
    small = np.full((k + 1, k + 1), -1e9)
    small[:k, :k] = score[np.ix_(outside, outside)]
    small[k, :k] = enter.max(0) + own.sum()
    small[:k, k] = leave.max(1)
    small[0, :] = -1e9
    found = _edmonds(small)
    result = heads.copy()
    for at, node in enumerate(outside):
        if node:
            result[node] = outside[found[at]] if found[at] < k else cycle[leave[at].argmax()]
    into = found[k]
    breaking = cycle[enter[:, into].argmax()]
    result[breaking] = outside[into]
    result[0] = 0
    return result
