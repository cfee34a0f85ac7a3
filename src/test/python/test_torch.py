"""PyTorch gets the same batches. Its wheel is huge: these run where it is installed."""

import json
from importlib.util import find_spec

import numpy as np
import pytest
import wavecrate
from test_package import say, served_by_command

torch = pytest.importorskip("torch", reason="PyTorch is not installed", exc_type=ImportError)

RECIPE = {"format": "wavecrate-recipe/1", "batchSize": 4, "transforms": [{"kind": "gain"}]}


@pytest.fixture
def dataset(small):
    return wavecrate.Dataset(small, "train", recipe=RECIPE)


def loaded(data):
    loader = torch.utils.data.DataLoader(data, batch_size=None)
    return [torch.cat(tensors).numpy() for tensors in zip(*loader, strict=True)]


def test_batches_are_those_of_the_command_and_go_on_by_epochs(small, dataset, tmp_path):
    file = tmp_path / "recipe.json"
    file.write_text(json.dumps(RECIPE), "utf-8")
    data = dataset.torch()
    assert isinstance(data, torch.utils.data.IterableDataset)
    assert len(data) == 7
    for epoch in [0, 1, 5]:
        if epoch == 5:
            data.set_epoch(5)
        told = ["--recipe", file, "--epoch", epoch]
        features, labels, _ = served_by_command(small, tmp_path / "x.npz", *told)
        served = loaded(data)
        assert served[0].tobytes() == features.tobytes()
        assert served[1].tobytes() == labels.tobytes()


def test_tensors_share_memory_that_is_not_written_again(dataset):
    kept = [tensors for _ in range(5) for tensors in dataset.torch()]
    copies = [features.clone() for features, _ in kept]
    list(dataset.torch())
    assert all(torch.equal(f, c) for (f, _), c in zip(kept, copies, strict=True))


def test_workers_are_refused_with_the_reason(dataset):
    loader = torch.utils.data.DataLoader(dataset.torch(), batch_size=None, num_workers=1)
    with pytest.raises(RuntimeError, match="use num_workers=0"):
        list(loader)


def test_a_small_network_trains(dataset):
    model = torch.nn.Linear(*dataset.shape, 5)
    optimizer = torch.optim.SGD(model.parameters(), 0.1)
    losses = []
    for _ in range(20):
        total = 0.0
        for features, labels in dataset.torch():
            loss = torch.nn.functional.cross_entropy(model(features), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
        losses.append(total)
    assert np.isfinite(losses).all()
    assert losses[-1] < losses[0]


@pytest.mark.skipif(find_spec("keras") is None, reason="Keras is not installed")
def test_keras_on_torch_trains_on_the_same_batches(small):
    code = f"""
        import numpy as np
        import keras
        dataset = wavecrate.Dataset(root, "train", recipe={RECIPE!r})
        seen = []
        class Recorder(keras.Model):
            def __init__(self):
                super().__init__()
                self.layer = keras.layers.Dense(5)
            def call(self, x):
                return self.layer(x)
            def train_step(self, data):
                seen.append(data[0].cpu().numpy().tobytes())
                return super().train_step(data)
        model = Recorder()
        model.compile("sgd", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
        model.fit(dataset.keras(), initial_epoch=1, epochs=3, verbose=0)
        wanted = []
        for epoch in [1, 2]:
            dataset.set_epoch(epoch)
            wanted += [features.tobytes() for features, _ in dataset]
        print(seen == wanted)
    """
    assert say(code, small, KERAS_BACKEND="torch", CUDA_VISIBLE_DEVICES="") == "True"
