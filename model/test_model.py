"""Tests of the training code that need no training data: python -m unittest model.test_model"""
import itertools
import json
import random
import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch

from . import batches, corpora, cutting, data, decode, evaluate, export, labels, languages, narrow, start, teacher, tokens, train, unigram, words
from .network import EVENT_HEADS, Biaffine, Reader

SIZES = {"upos": 17, "features": 5, "lemmas": 6, "labels": 7, "entities": 22, "stances": 9, "roles": 3, "types": 17, "modes": 8, "subEvents": 7, "statuses": 4, "eventRoles": 6}


def small_reader(layers=1):
    torch.manual_seed(1)
    reader = Reader(50, SIZES, layers).eval()
    for value in reader.parameters():
        if value.dim() == 1:                        # equal ones would be exported once, under one name
            torch.nn.init.uniform_(value, 0.5, 1.5)
    torch.nn.init.normal_(reader.case.weight, std=0.1)
    reader.case.weight.data[0] = 0
    return reader


class Words(unittest.TestCase):
    def test_clitics_hyphens_and_abbreviations_are_words_as_in_ud(self):
        text = "Mr. Haddad's men don't leave Al-Qaim, U.S. officials said."
        self.assertEqual([text[a:b] for a, b in tokens.words(text)],
                         ["Mr.", "Haddad", "'s", "men", "do", "n't", "leave", "Al", "-", "Qaim", ",", "U.S.", "officials", "said", "."])

    def test_long_words_keep_eight_pieces(self):
        vocabulary = words.Vocabulary(words.SPECIALS + ["a", "##a"])
        self.assertEqual(len(vocabulary.cut("a" * 40)), words.MAX_PIECES)
        self.assertEqual(vocabulary.cut("b"), [words.UNKNOWN])

    def test_every_shape_has_its_number(self):
        for word in ["a", "A", "NATO", "McCoy", "7", "7th", "...", "A7-", "é", "القائم", "😀"]:
            for before, after in itertools.product([False, True], repeat=2):
                self.assertTrue(0 < words.shape(word, before, after) < words.SHAPES, word)


class Lemmas(unittest.TestCase):
    def test_an_edit_class_gives_back_the_lemma(self):
        for word, lemma in [("Went", "go"), ("children", "child"), ("NATO", "NATO"), ("Iraqis", "Iraqi"), ("is", "be"), ("'s", "be")]:
            self.assertEqual(labels.apply(word, labels.edit(word, lemma)), lemma)


class Trees(unittest.TestCase):
    def test_the_best_tree_is_the_best_of_all(self):
        rng = np.random.default_rng(1)
        for _ in range(60):
            n = int(rng.integers(1, 5))
            arcs = np.log(rng.dirichlet(np.ones(n + 1), n))
            arcs[np.arange(n), np.arange(1, n + 1)] = -1e4
            every = [h for h in itertools.product(range(n + 1), repeat=n) if list(h).count(0) == 1 and decode._cycle(np.array([0, *h])) is None]
            score = lambda heads: sum(arcs[i, h] for i, h in enumerate(heads))
            self.assertAlmostEqual(score(decode.tree(arcs)), max(map(score, every)))


class Batches(unittest.TestCase):
    def test_every_sentence_is_in_one_batch_of_the_size_that_was_asked_for(self):
        items = [{"pieces": [0] * random.Random(i).randint(3, 60)} for i in range(200)]
        planned = batches.plan(items, 400, random.Random(2))
        self.assertEqual(sorted(i for batch in planned for i in batch), list(range(200)))
        self.assertTrue(all(max(len(items[i]["pieces"]) for i in batch) * len(batch) <= 400 for batch in planned))


class Splits(unittest.TestCase):
    def test_closed_collections_never_train(self):
        for collection in corpora.CLOSED:
            self.assertTrue(all(corpora.held_apart(f"{collection}/{n}") for n in range(50)))

    def test_a_third_of_the_others_is_kept_apart(self):
        self.assertTrue(0.25 < sum(corpora.held_apart(f"Open/{n}") for n in range(600)) / 600 < 0.42)


class Events(unittest.TestCase):
    TEXT = "On Monday, gunmen took control of Kaf Rasul. Two men were killed, police said."

    def sentences(self):
        at = lambda words, start=0: [self.TEXT.index(words, start), self.TEXT.index(words, start) + len(words)]
        mention = {"event": "E1", "mode": None, "acled": None, "actor": [], "recipient": [], "place": [], "time": [], "killed": [], "wounded": [], "status": "asserted"}
        events = [mention | {"trigger": at("took control"), "plover": "COERCE", "mode": "seize", "actor": [at("gunmen")], "place": [at("Kaf Rasul")], "time": [at("Monday")]},
                  mention | {"event": "E2", "trigger": at("killed"), "plover": "ASSAULT", "killed": [at("Two men")], "place": [at("Kaf Rasul")]}]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "events.jsonl"
            path.write_text(json.dumps({"id": "made", "text": self.TEXT, "events": events}) + "\n")
            return data.events(path)

    def test_a_trigger_is_one_word_and_its_roles_are_words_of_its_sentence(self):
        first, second = self.sentences()
        self.assertEqual([(e["head"], e["type"], e["mode"], e["roles"]["actor"], e["roles"]["place"]) for e in first.events], [(5, "COERCE", "seize", [3], [7, 8])])
        self.assertEqual(first.unsure, (4,))                        # "took": neither a trigger nor none
        self.assertEqual([(e["head"], e["roles"]["killed"], e["roles"]["place"]) for e in second.events], [(3, [0, 1], [])])

    def test_without_commas_the_same_words_have_the_same_roles(self):
        first = self.sentences()[0]
        bare = data.without_commas(first)
        named = lambda s: [(s.words[e["head"]], {name: [s.words[i] for i in words] for name, words in e["roles"].items()}) for e in s.events]
        self.assertNotIn(",", bare.words)
        self.assertEqual(named(bare), named(first))
        self.assertEqual((len(bare.spaces), bare.spaces[1], [bare.words[i] for i in bare.unsure]), (len(bare.words), True, ["took"]))
        self.assertIsNone(data.without_commas(bare))

    def test_what_is_annotated_is_taught_and_what_is_unsure_is_not(self):
        item = {"pieces": [2, 5, 6, 7, 3], "first": [1, 2, 3], "last": [1, 2, 3], "shapes": [1, 1, 1], "cells": [], "full": [],
                "events": [(1, [15, 3, -100, 0], [[0], [], [], [], [], []])], "unsure": [2]}
        batch = batches.collate([item])
        self.assertEqual(batch["triggers"][0].sum(-1).tolist(), [1, 1, 0])
        self.assertEqual(batch["triggers"][0].argmax(-1).tolist(), [0, 16, 0])
        self.assertEqual((batch["event_mode"][0].argmax().item(), batch["event_sub_event"].sum().item()), (3, 0))
        self.assertEqual(batch["event_roles"][0, :, 0].tolist(), [1, 0, 0])

    def test_what_a_teacher_finds_is_taught_where_nothing_is_annotated(self):
        half = np.float16(0.5)
        triggers = np.zeros((2, 18), np.float16)
        triggers[:, 0], triggers[1, 0], triggers[1, 4] = 1, half, half
        soft = {"soft_events": {"triggers": triggers, "places": [(1, [np.full(n, 1 / n, np.float16) for n in batches.EVENT_SIZES], np.full((2, 6), half))]},
                "soft_cues": {"cues": np.array([[0.25, 0], [0, 0.75]], np.float16), "links": [(0, 2, np.full((2, 3), half))]}}
        item = {"pieces": [2, 5, 6, 3], "first": [1, 2], "last": [1, 2], "shapes": [1, 1], "cells": [], "full": []}
        batch = batches.collate([item | soft, item])
        self.assertEqual((batch["event_rows"].tolist(), batch["cue_rows"].tolist()), ([0], [0]))
        self.assertEqual((batch["triggers"][0, 1, 0].item(), batch["triggers"][0, 1, 4].item()), (0.5, 0.5))
        self.assertEqual((batch["cue_target"][0].tolist(), batch["links"].tolist(), batch["stances"].tolist()), ([[0.25, 0], [0, 0.75]], [[0, 0]], [2]))
        gold = item | {"events": [], "unsure": []} | soft
        self.assertEqual(batches.collate([gold])["triggers"][0].argmax(-1).tolist(), [0, 0])

    def test_a_network_without_event_heads_can_be_gone_on_from(self):
        reader = small_reader()
        state = {name: value.numpy() for name, value in small_reader().state_dict().items() if not name.startswith(EVENT_HEADS)}
        fitted = start.fitting(state, reader, "old")
        self.assertEqual(set(fitted), set(reader.state_dict()))


class Network(unittest.TestCase):
    def test_a_words_shape_reaches_all_its_pieces_and_no_others(self):
        reader = small_reader()
        spread = reader.spread(torch.ones(1, 2, 4), torch.tensor([[1, 2]]), torch.tensor([[1, 4]]), 6)
        self.assertEqual(spread[0, :, 0].tolist(), [0, 1, 1, 1, 1, 0])

    def test_padding_changes_nothing(self):
        reader = small_reader()
        t = lambda *rows: torch.tensor(rows)
        alone = reader.words(t([2, 5, 6, 7, 3]), t([1, 2]), t([1, 3]), t([5, 9]))
        padded = reader.words(t([2, 5, 6, 7, 3, 0, 0]), t([1, 2, 0]), t([1, 3, 0]), t([5, 9, 0]))
        torch.testing.assert_close(alone, padded[:, :2], atol=1e-5, rtol=1e-4)

    def test_unfolding_undoes_what_export_flattens(self):
        biaffine = Biaffine(4, 3)
        torch.nn.init.normal_(biaffine.weight)
        np.testing.assert_array_equal(start.unfold(biaffine.flat().detach().numpy()), biaffine.weight.detach().numpy())

    def test_an_exported_network_can_be_read_back(self):
        reader = small_reader(2)
        weights = {name: value.clone() for name, value in reader.state_dict().items()}
        with tempfile.TemporaryDirectory() as folder:
            whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
            export.to_onnx(reader, whole)
            export.quantise(whole, small)
            read = start.state_of(str(small), small_reader(2))
            for name, value in weights.items():
                step = float(value.abs().max()) / 60 + 1e-6          # an eighth bit goes unused
                self.assertLess(float((read[name] - value).abs().max()), step, name)
            with self.assertRaisesRegex(ValueError, "do not fit"):
                start.state_of(str(small), small_reader(3))

    def test_a_narrower_network_is_read_back_in_its_own_shape(self):
        reader = narrow.Reader(50, SIZES, 1, inner=64, label=16).eval()
        for value in reader.parameters():
            if value.dim() == 1:
                torch.nn.init.uniform_(value, 0.5, 1.5)
        torch.nn.init.normal_(reader.case.weight, std=0.1)
        with tempfile.TemporaryDirectory() as folder:
            whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
            export.to_onnx(reader, whole)
            export.quantise(whole, small)
            read = start.reader_of(str(small), 50, SIZES)
            self.assertEqual((len(read.layers[0].up.weight), len(read.labels.left.weight)), (64, 16))


class Narrowing(unittest.TestCase):
    def test_units_that_others_can_stand_in_for_go_first_and_cost_nothing(self):
        torch.manual_seed(2)
        values = torch.randn(400, 6)
        values = torch.cat([values, values[:, :2] + values[:, 2:4], torch.ones(400, 1)], 1)      # two say nothing new
        weight = torch.randn(5, 9)
        kept, new = narrow.keep_units(values, weight, 7, fixed=1)
        self.assertEqual(int(kept[-1]), 8)                          # the constant stays
        torch.testing.assert_close(values[:, kept] @ new.T, values @ weight.T, atol=0.02, rtol=0.02)

    def test_what_is_left_is_fitted_to_what_was_said(self):
        torch.manual_seed(3)
        values = torch.randn(400, 3) @ torch.randn(3, 12) + 0.1 * torch.randn(400, 12)
        weight = torch.randn(4, 12)
        kept, new = narrow.keep_units(values, weight, 6)
        fitted = (values[:, kept] @ new.T - values @ weight.T).square().mean()
        cut = (values[:, kept] @ weight[:, kept].T - values @ weight.T).square().mean()
        self.assertLess(float(fitted), float(cut) / 4)


class Silver(unittest.TestCase):
    def test_what_the_teacher_is_not_sure_of_is_not_taught(self):
        reading = {name: ([1, 2], [0.9, 0.1]) for name in ("upos", "features", "lemmas", "heads")} | {"labels": [4, 5]}
        self.assertEqual(teacher.silver(reading), {name: [1, batches.IGNORE] for name in ("upos", "features", "lemmas", "heads")} | {"labels": [4, batches.IGNORE]})

    def test_figures_of_a_reading_count_each_word(self):
        reading = {"upos": ([1, 2], [0.9, 0.8]), "features": ([0, 0], [1, 1]), "lemmas": ([3, 3], [1, 1]), "heads": ([2, 0], [1, 1]), "labels": [5, 6]}
        gold = {"upos": [1, 1], "features": [0, 0], "lemmas": [3, 4], "heads": [2, 0], "labels": [4, 6]}
        found = evaluate.tree_figures([(teacher.best(reading), gold)])
        self.assertEqual(found, {"upos": 50.0, "features": 100.0, "lemmas": 50.0, "uas": 100.0, "las": 50.0})

    def test_the_rate_rises_and_falls(self):
        self.assertEqual([round(train.share_of_rate(x, 0.1), 3) for x in (0.0, 0.05, 0.1, 0.55, 1.0)], [0.0, 0.5, 1.0, 0.5, 0.0])

    def test_a_teachers_trees_go_only_to_sentences_without(self):
        tree, own = {"heads": [0]}, {"pieces": [2, 7, 3], "heads": [1]}
        sets = train.with_silver({"ewt": [own], "gmb": [{"pieces": [2, 5, 3]}, own]}, {"gmb": [tree, tree]})
        self.assertEqual(sets, {"ewt": [own], "gmb": [{"pieces": [2, 5, 3], "heads": [0]}, own]})

    def test_trees_of_other_sentences_are_refused(self):
        with self.assertRaises(ValueError):
            train.with_silver({"gmb": [{}]}, {"gmb": [{}, {}]})


class Languages(unittest.TestCase):
    def test_what_a_treebank_splits_in_a_written_word_is_joined(self):
        row = lambda number, form, upos, head, label, misc="_": [number, form, form, upos, "_", "_", head, label, "_", misc]
        rows = [row("1", "de", "ADP", "3", "case"), row("2", "le", "DET", "3", "det"), row("3", "pont", "NOUN", "0", "root")]
        s = languages.written(rows, {1: (2, "du", True)}, "fr", "x")
        self.assertEqual((s.words, s.upos, s.heads, s.labels), (["du", "pont"], ["ADP", "NOUN"], [2, 0], ["case", "root"]))
        rows = [row("1", "و", "CCONJ", "2", "cc", "SpaceAfter=No"), row("2", "قال", "VERB", "0", "root")]
        s = languages.written(rows, {}, "ar", "x")
        self.assertEqual((s.words, s.upos, s.heads), (["وقال"], ["VERB"], [0]))

    def test_written_words_and_sentences(self):
        text = "«Мост открыт», — сказал А. Гурьев. Проезд свободен."
        self.assertEqual([text[a:b] for a, b in cutting.sentences(text, "ru")], ["«Мост открыт», — сказал А. Гурьев.", "Проезд свободен."])
        text = "L’eau n’a-t-elle…"
        self.assertEqual([text[a:b] for a, b in cutting.words(text, "fr")], ["L’", "eau", "n’", "a", "-t-elle", "…"])

    def test_pieces_never_frame_a_row(self):
        vocabulary = unigram.Unigram(words.SPECIALS + [unigram.SPACE, "a"], [0.0] * 4 + [-2.0, -3.0])
        self.assertEqual(vocabulary.cut("a"), [4, 5])
        self.assertEqual(vocabulary.cut("[PAD]", False), [words.UNKNOWN])


if __name__ == "__main__":
    unittest.main()
