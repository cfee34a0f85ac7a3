"""The examples in the docstrings of the package's public parts have the output that they show."""

import doctest

import numpy as np
import pytest
import wavecrate
from conftest import ROOT

PUBLIC = {"wavecrate": wavecrate, "Dataset": wavecrate.Dataset, "Recipe": wavecrate.Recipe}


@pytest.mark.parametrize("name", PUBLIC)
def test_examples_give_what_they_show(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    found = doctest.DocTestFinder().find(PUBLIC[name], name, globs={"wavecrate": wavecrate, "np": np})
    examples = [test for test in found if test.examples]
    assert examples
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    said = []
    for test in examples:
        runner.run(test, out=said.append)
    assert "".join(said) == ""
