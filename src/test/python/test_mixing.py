"""Mixing figures, recomputed from the orders that `order --json` prints."""

import json

import numpy as np
import pytest
from conftest import label_path, run, run_json, start, write_block


@pytest.fixture(scope="module")
def blocks(tmp_path_factory):
    """Five blocks of unequal size whose labels come in runs."""
    root = tmp_path_factory.mktemp("mixing") / "set"
    first = 1
    for number, size in enumerate([30, 45, 8, 60, 27], start=1):
        labels = np.arange(first, first + size) // 11 % 4
        examples = np.zeros((size, 4), dtype=np.float32)
        write_block(root / "train data" / f"b-{number}", examples, labels, first)
        first += size
    return root


def recipe(folder, **settings):
    file = folder / "recipe.json"
    file.write_text(json.dumps({"format": "wavecrate-recipe/1", **settings}))
    return file


def batches(order, size):
    return [order[i : i + size] for i in range(0, len(order), size)]


def longest_run(labels):
    longest = run_length = 0
    for i, label in enumerate(labels):
        run_length = run_length + 1 if i and label == labels[i - 1] else 1
        longest = max(longest, run_length)
    return longest


@pytest.mark.parametrize("batch", [1, 7, 32, 500])
@pytest.mark.parametrize("shuffle", [{"mode": "full"}, {"mode": "blocks", "window": 2}, {"mode": "none"}])
def test_figures_are_those_of_the_printed_orders(blocks, tmp_path, shuffle, batch):
    chosen = recipe(tmp_path, seed=5, batchSize=batch, shuffle=shuffle)
    printed = run_json("order", blocks, "--recipe", chosen, "--epochs", 2)
    now, after = (epoch["examples"] for epoch in printed["epochs"])
    mixing = printed["mixing"]
    figures = {name: figure["value"] for name, figure in mixing["figures"].items()}
    # Natural order: blocks b-1 to b-5, and examples are numbered through.
    stored = {path: int(path.rsplit("-", 1)[1].removesuffix(".npy")) - 1 for path in now}
    label = {path: int(np.load(label_path(blocks / path))) for path in now}
    size = len(now)

    in_batches = batches(now, batch)
    next_batch = {path: i // batch for i, path in enumerate(after)}
    distinct = np.mean([len({path.split("/")[1] for path in b}) for b in in_batches])
    moved = np.mean([abs(stored[path] - i) for i, path in enumerate(now)]) / size
    share = np.bincount([label[path] for path in now], minlength=4) / size
    balance = [
        1 - np.abs(np.bincount([label[p] for p in b], minlength=4) / len(b) - share).sum() / 2
        for b in in_batches
    ]
    meet = [np.bincount([next_batch[path] for path in b]) for b in in_batches]
    pairs = sum(len(b) * (len(b) - 1) for b in in_batches)
    again = sum((m * (m - 1)).sum() for m in meet)

    assert figures["blocksPerBatch"] == pytest.approx(distinct)
    assert figures["distanceMoved"] == pytest.approx(moved)
    assert figures["labelsPerBatch"] == pytest.approx(
        np.mean([len({label[path] for path in b}) for b in in_batches])
    )
    assert figures["labelBalance"] == pytest.approx(np.mean(balance))
    assert figures["longestRun"] == longest_run([label[path] for path in now])
    assert figures["sharedWithNextEpoch"] == pytest.approx(np.mean([m.max() for m in meet]))
    assert figures["matesMeetAgain"] == pytest.approx(again / pairs if pairs else 0)
    assert mixing["blocksPerBatch"] == figures["blocksPerBatch"]
    assert mixing["distanceMoved"] == figures["distanceMoved"]
    assert mixing["measuredBatches"] == mixing["batches"] == len(in_batches)


@pytest.mark.parametrize("window", [1, 2, 3])
def test_the_score_is_the_percentage_times_the_balance_of_labels(tmp_path, window):
    blocks = tmp_path / "sorted"
    for number in range(5):
        first = 1 + 34 * number
        labels = np.arange(first, first + 34) // 43
        write_block(blocks / "train" / f"b-{number + 1}", np.zeros((34, 4), np.float32), labels, first)
    chosen = recipe(tmp_path, seed=3, batchSize=16, shuffle={"mode": "blocks", "window": window})
    printed = run_json("order", blocks, "--recipe", chosen, "--epochs", 16)
    figures = {name: f["value"] for name, f in printed["mixing"]["figures"].items()}
    share = np.bincount(np.arange(1, 171) // 43, minlength=4) / 170

    def balance(numbers):
        counts = np.bincount(np.asarray(numbers) // 43, minlength=4) / len(numbers)
        return np.minimum(counts, share).sum()

    # 16 epochs hold 2,720 examples: all are taken together.
    measured = []
    for epoch in printed["epochs"]:
        order = [int(path.rsplit("-", 1)[1].removesuffix(".npy")) for path in epoch["examples"]]
        measured += [balance(b) for b in batches(order, 16)]
    random = np.random.default_rng(2)
    chance = [balance(b) for _ in range(3000) for b in batches(1 + random.permutation(170), 16)]
    single = (share**2).sum()
    labels = (np.mean(measured) - single) / (np.mean(chance) - single)

    assert 0.1 < labels < 0.9
    expected = figures["percentOfFullShuffle"] * labels
    assert figures["mixingScore"] == pytest.approx(expected, rel=0.01)
    verdict = printed["mixing"]["verdict"]
    assert verdict.startswith(("Poorly mixed: ", "Partly mixed: "))


def test_workers_share_the_printed_epoch(blocks):
    whole = run_json("order", blocks, "--epochs", 2)["epochs"]
    for rank in range(3):
        mine = run_json("order", blocks, "--epochs", 2, "--rank", rank, "--world", 3)
        for epoch, full in zip(mine["epochs"], whole, strict=True):
            assert epoch["examples"] == full["examples"][rank::3]
        assert mine["mixing"]["batches"] == 2
    assert start("order", blocks, "--rank", 3, "--world", 3).returncode == 2


def test_what_chance_gives_is_what_numpy_shuffles_give(blocks):
    mixing = run_json("order", blocks)["mixing"]
    chance = {name: figure["byChance"] for name, figure in mixing["figures"].items()}
    block = np.repeat(np.arange(5), [30, 45, 8, 60, 27])
    label = np.arange(1, 171) // 11 % 4
    share = np.bincount(label) / 170
    random = np.random.default_rng(1)
    seen = {"blocksPerBatch": [], "labelBalance": [], "longestRun": [], "distanceMoved": []}
    for _ in range(3000):
        order = random.permutation(170)
        cut = batches(order, 32)
        seen["blocksPerBatch"].append(np.mean([len(set(block[b])) for b in cut]))
        counts = [np.bincount(label[b], minlength=4) / len(b) for b in cut]
        seen["labelBalance"].append(np.mean([1 - np.abs(c - share).sum() / 2 for c in counts]))
        seen["longestRun"].append(longest_run(label[order]))
        seen["distanceMoved"].append(np.abs(order - np.arange(170)).mean() / 170)

    for name, tolerance in [
        ("blocksPerBatch", 0.02),
        ("labelBalance", 0.003),
        ("longestRun", 0.35),
        ("distanceMoved", 0.002),
    ]:
        assert chance[name] == pytest.approx(np.mean(seen[name]), abs=tolerance), name


def test_alternatives_stand_beside_the_recipe(blocks):
    mixing = run_json("order", blocks, "--buffer", 40, "--file-size", 64)["mixing"]
    percent = {
        other["order"]: other["figures"]["percentOfFullShuffle"]["value"]
        for other in mixing["alternatives"]
    }
    assert list(percent) == ["stored", "full", "blocks", "keras", "files", "buffer"]
    assert mixing["figures"]["percentOfFullShuffle"]["value"] == percent["full"] > 90
    assert percent["stored"] == 0
    assert percent["keras"] < 15
    assert percent["files"] < 15
    assert 15 < percent["buffer"] < 90
    assert 40 < percent["blocks"] < 95
    for other in mixing["alternatives"]:
        assert other["figures"].keys() == mixing["figures"].keys()


def test_without_labels_their_figures_are_null_and_text_says_so(tmp_path):
    write_block(tmp_path / "set" / "train", np.zeros((20, 4), dtype=np.float32))
    figures = run_json("order", tmp_path / "set")["mixing"]["figures"]
    assert figures["labelBalance"] is None
    assert figures["longestRun"] is None
    assert figures["labelsPerBatch"] is None
    assert figures["mixingScore"] == figures["percentOfFullShuffle"]
    assert figures["percentOfFullShuffle"]["byChance"] == 100
    assert "no label was read" in run("order", tmp_path / "set")


def test_only_training_is_compared(small):
    mixing = run_json("order", small, "--split", "validation")["mixing"]
    assert mixing["alternatives"] == []
    assert mixing["verdict"] is None
    ran = start("order", small, "--buffer", 0)
    assert ran.returncode == 2
    assert "--buffer" in ran.stderr
