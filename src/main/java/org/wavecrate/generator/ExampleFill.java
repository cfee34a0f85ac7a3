package org.wavecrate.generator;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.FirstReadable;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;
import org.wavecrate.transform.Applied;
import org.wavecrate.transform.RandomStream;

/// Writes one example as it is stored: read as float32 and brought to one length.
final class ExampleFill implements ExampleInput {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Split split;
  private final Recipe recipe;
  private final Example model;
  private final Shape stored;
  private final ArraySpec spec;
  private final Optional<MappedExamples> mapped;

  /// Takes the shape from the first example that can be read.
  ///
  /// @throws BadFileException if there is none, with the reason of the first, or if it is not what
  ///     the recipe or the dataset say that it is
  ExampleFill(Split split, Recipe recipe) throws BadFileException {
    this.split = split;
    this.recipe = recipe;
    model = FirstReadable.example(split);
    NpyHeader header;
    boolean isMapped;
    try (ArrayFile file = model.open()) {
      header = file.header();
      isMapped = file.mapping().isPresent();
    }
    stored = header.shape();
    if (recipe.array().axes().isPresent()) {
      requireFits();
    }
    spec =
        new ArraySpec(
            Dtype.FLOAT32, recipe.fit().isPresent() ? fitted(recipe.fit().get()) : stored);
    mapped =
        isMapped && spec.shape().equals(stored)
            ? Optional.of(new MappedExamples(split, header))
            : Optional.empty();
  }

  private Shape fitted(Fit fit) throws BadFileException {
    if (stored.rank() == 0) {
      throw new BadFileException(
          model.path(), "is a single number, which can't be fitted to a length");
    }
    requireFits();
    return stored.withAxis(timeAxis(), fit.samples());
  }

  @Override
  public ArrayAccount account() {
    return split.account(recipe.array());
  }

  @Override
  public ArrayLayout layout() {
    return account().layout(spec.shape());
  }

  private int timeAxis() {
    return account().layout(stored).timeAxis();
  }

  @Override
  public void requireFits() throws BadFileException {
    ArrayAccount account = account();
    if (!account.fits(stored)) {
      boolean channels = account.axes().channels().isPresent();
      boolean isStated = recipe.array().axes().isPresent();
      throw new BadFileException(
          model.path(),
          Formatted.of(
              "shape %s is not \"%s\"%s, as %s; allowed: such shapes, or other array.axes in the"
                  + " recipe",
              stored,
              account.axes().text(),
              channels ? " of " + Plural.of(account.channels(), "channel") : "",
              isStated ? "the recipe says" : "the first arrays of the dataset are"));
    }
  }

  @Override
  public ArraySpec spec() {
    return spec;
  }

  @Override
  public String modelPath() {
    return model.path();
  }

  @Override
  public Optional<MappedExamples> mapped() {
    return mapped;
  }

  @Override
  public void fill(Appearance which, MemorySegment destination, @Nullable List<Applied> report)
      throws BadFileException {
    if (mapped.isPresent() && mapped.get().read(which.example(), destination, 0)) {
      return;
    }
    Example example = split.example(which.example());
    try (ArrayFile file = example.open()) {
      Optional<Fit> fit = recipe.fit();
      if (fit.isEmpty()) {
        requireServable(which.example(), file.header().shape());
        file.readFloats(0, destination);
      } else {
        fit(example, file, fit.get(), which, destination);
      }
    }
  }

  @Override
  public void requireServable(int index, Shape shape) throws BadFileException {
    if (recipe.fit().isPresent()) {
      requireFitted(split.example(index), shape, recipe.fit().get());
    } else if (!shape.equals(stored)) {
      throw new BadFileException(
          split.example(index).path(),
          Formatted.of(
              "shape %s is not %s like %s; allowed: equal shapes, or \"fit\" in the recipe",
              shape, stored, model.path()));
    }
  }

  private void requireFitted(Example example, Shape shape, Fit fit) throws BadFileException {
    int time = timeAxis();
    if (shape.rank() != stored.rank()
        || !shape.withAxis(time, fit.samples()).equals(spec.shape())) {
      throw new BadFileException(
          example.path(),
          Formatted.of(
              "shape %s is not %s like %s in all but the axis of time, the %s",
              shape, stored, model.path(), ordinal(time)));
    }
    long length = shape.axis(time);
    requireMayFit(example, fit, length, account().axes().isWaveform() ? "samples" : "frames");
  }

  private void fit(
      Example example, ArrayFile file, Fit fit, Appearance which, MemorySegment destination)
      throws BadFileException {
    Shape shape = file.header().shape();
    requireFitted(example, shape, fit);
    int time = timeAxis();
    long length = shape.axis(time);
    long missing = fit.samples() - length;
    long first = missing < 0 ? cropStart(split, recipe, fit, which, -missing) : 0;
    Window window = new Window(shape, time, first, Math.min(length, fit.samples()), fit.samples());
    window.read(file, destination);
    if (missing > 0) {
      window.pad(destination, padValue(fit, file));
    }
  }

  private float padValue(Fit fit, ArrayFile file) throws BadFileException {
    ArrayAccount account = account();
    if (fit.padValue().isPresent() || account.axes().isWaveform()) {
      return (float) fit.padValue().orElse(account.zero());
    }
    // Silence in decibels is far below 0: nothing in the example is quieter than its least value.
    float[] all = new float[Math.toIntExact(file.header().shape().elements())];
    file.readFloats(0, MemorySegment.ofArray(all));
    float least = Float.POSITIVE_INFINITY;
    for (float value : all) {
      least = Float.isFinite(value) ? Math.min(least, value) : least;
    }
    return Float.isFinite(least) ? least : 0;
  }

  private static String ordinal(int axis) {
    return switch (axis) {
      case 0 -> "first";
      case 1 -> "second";
      case 2 -> "third";
      default -> axis + 1 + "th";
    };
  }

  /// Refuses a length that the fit may not change.
  ///
  /// @param unit what is counted
  static void requireMayFit(Example example, Fit fit, long length, String unit)
      throws BadFileException {
    long missing = fit.samples() - length;
    if (missing > 0 && !fit.mode().pads() || missing < 0 && !fit.mode().crops()) {
      throw new BadFileException(
          example.path(),
          Formatted.of(
              "has %d %s and may not be %s to fit.samples %d",
              length, unit, missing > 0 ? "padded" : "cropped", fit.samples()));
    }
  }

  /// Where the part that stays begins.
  static long cropStart(Split split, Recipe recipe, Fit fit, Appearance which, long surplus) {
    if (fit.crop() == Fit.Crop.CENTER || split.name() != SplitName.TRAIN) {
      return surplus / 2;
    }
    return RandomStream.of(which.key(recipe.seed(), Purpose.CROP)).below(surplus + 1);
  }

  /// The part of an array that is served, along one of its axes.
  ///
  /// @param first where it begins on that axis
  /// @param kept how much of the axis is taken
  /// @param wanted how long the axis is in the destination
  private record Window(Shape shape, int axis, long first, long kept, long wanted) {
    /// How many stretches of memory it consists of.
    long rows() {
      return product(0, axis);
    }

    /// The number of values at each position of the axis.
    private long step() {
      return product(axis + 1, shape.rank());
    }

    private long product(int from, int to) {
      return shape.axes().subList(from, to).stream().reduce(1L, (a, b) -> a * b);
    }

    private long start(long row) {
      return (row * shape.axis(axis) + first) * step();
    }

    private MemorySegment part(MemorySegment destination, long row, long from, long count) {
      long bytes = step() * Float.BYTES;
      return destination.asSlice((row * wanted + from) * bytes, count * bytes);
    }

    void read(ArrayFile file, MemorySegment destination) throws BadFileException {
      for (long row = 0; row < rows(); row++) {
        file.readFloats(start(row), part(destination, row, 0, kept));
      }
    }

    void pad(MemorySegment destination, float value) {
      for (long row = 0; row < rows(); row++) {
        MemorySegment rest = part(destination, row, kept, wanted - kept);
        if (value == 0) {
          rest.fill((byte) 0);
        } else {
          for (long at = 0; at < rest.byteSize(); at += Float.BYTES) {
            rest.set(FLOAT, at, value);
          }
        }
      }
    }
  }
}
