package org.wavecrate.generator;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.npy.Shape;
import org.wavecrate.transform.RandomStream;

/// Writes one example as the network gets it: read as float32 and brought to one length.
final class ExampleFill {
  private final Split split;
  private final Recipe recipe;
  private final Example model;
  private final Dtype dtype;
  private final Shape stored;
  private final ArraySpec spec;

  /// Takes the shape from the first example that can be read.
  ///
  /// @throws BadFileException if there is none, with the reason of the first
  ExampleFill(Split split, Recipe recipe) throws BadFileException {
    this.split = split;
    this.recipe = recipe;
    model = FirstReadable.example(split);
    try (ArrayFile file = model.open()) {
      dtype = file.header().dtype();
      stored = file.header().shape();
      Shape served = recipe.fit().isPresent() ? fitted(model, stored, recipe.fit().get()) : stored;
      spec = new ArraySpec(Dtype.FLOAT32, served);
    }
  }

  private static Shape fitted(Example example, Shape shape, Fit fit) throws BadFileException {
    if (shape.rank() == 0) {
      throw new BadFileException(
          example.path(), "is a single number, which can't be fitted to a length");
    }
    return shape.withFirstAxis(fit.samples());
  }

  /// One example as served.
  ArraySpec spec() {
    return spec;
  }

  /// The type of the examples' files, going by the first.
  Dtype storedDtype() {
    return dtype;
  }

  /// The example that the others are held to.
  String modelPath() {
    return model.path();
  }

  /// @param destination exactly as large as [#spec] says
  void fill(long epoch, int index, MemorySegment destination) throws BadFileException {
    Example example = split.example(index);
    try (ArrayFile file = example.open()) {
      Optional<Fit> fit = recipe.fit();
      if (fit.isEmpty()) {
        requireSameShape(example, file.header());
        file.readFloats(0, destination);
      } else {
        fit(example, file, fit.get(), epoch, destination);
      }
    }
  }

  private void requireSameShape(Example example, NpyHeader header) throws BadFileException {
    if (!header.shape().equals(stored)) {
      throw new BadFileException(
          example.path(),
          "shape %s is not %s like %s; allowed: equal shapes, or \"fit\" in the recipe"
              .formatted(header.shape(), stored, model.path()));
    }
  }

  private void fit(Example example, ArrayFile file, Fit fit, long epoch, MemorySegment destination)
      throws BadFileException {
    Shape shape = file.header().shape();
    if (!fitted(example, shape, fit).equals(spec.shape())) {
      throw new BadFileException(
          example.path(),
          "shape %s is not %s like %s in all but the first axis"
              .formatted(shape, stored, model.path()));
    }
    long length = shape.axis(0);
    long missing = fit.samples() - length;
    if (missing > 0 && !fit.mode().pads() || missing < 0 && !fit.mode().crops()) {
      throw new BadFileException(
          example.path(),
          "has %d samples and may not be %s to fit.samples %d"
              .formatted(length, missing > 0 ? "padded" : "cropped", fit.samples()));
    }
    long frameBytes = destination.byteSize() / fit.samples();
    if (missing >= 0) {
      file.readFloats(0, destination.asSlice(0, length * frameBytes));
      destination.asSlice(length * frameBytes).fill((byte) 0);
    } else {
      long frameElements = frameBytes / Dtype.FLOAT32.bytes();
      file.readFloats(
          cropStart(fit, epoch, example.index(), -missing) * frameElements, destination);
    }
  }

  private long cropStart(Fit fit, long epoch, int index, long surplus) {
    if (fit.crop() == Fit.Crop.CENTER || split.name() != SplitName.TRAIN) {
      return surplus / 2;
    }
    return RandomStream.of(RandomStream.key(recipe.seed(), epoch, Purpose.CROP.number(), index))
        .below(surplus + 1);
  }
}
