package org.wavecrate.generator;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.audio.ArrayLayout;
import org.wavecrate.audio.Preparation;
import org.wavecrate.audio.Waveform;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.FirstReadable;
import org.wavecrate.dataset.Split;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyWriter;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;
import org.wavecrate.transform.Applied;

/// Writes one example as the recipe's `prepare` makes it, and brought to one length.
final class PreparedFill implements ExampleInput {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Split split;
  private final Recipe recipe;
  private final Example model;
  private final ArrayAccount stored;
  private final ArrayAccount prepared;
  private final ArraySpec spec;

  /// Prepares the first example that can be read, for the shape.
  ///
  /// @throws RecipeException if examples can't be prepared, or the recipe says too little
  /// @throws IOException if no example can be read
  PreparedFill(Split split, Recipe recipe) throws IOException {
    this.split = split;
    this.recipe = recipe;
    model = FirstReadable.example(split);
    stored = split.account(recipe.array());
    prepared = recipe.prepare().account(stored);
    requireFits();
    try {
      recipe.prepare().check(stored, recipe.sampleRateHz());
    } catch (IllegalArgumentException e) {
      throw new RecipeException(String.valueOf(e.getMessage()), e);
    }
    long frames =
        recipe.fit().isPresent() ? recipe.fit().get().samples() : prepare(model, null).frames();
    spec = new ArraySpec(Dtype.FLOAT32, shape(frames));
  }

  private Shape shape(long frames) {
    return switch (prepared.axes()) {
      case SAMPLES -> Shape.of(frames);
      case CHANNELS_SAMPLES -> Shape.of(prepared.channels(), frames);
      default -> Shape.of(frames, prepared.channels());
    };
  }

  @Override
  public ArraySpec spec() {
    return spec;
  }

  @Override
  public ArrayAccount account() {
    return prepared;
  }

  @Override
  public ArrayLayout layout() {
    return prepared.layout(spec.shape());
  }

  @Override
  public void requireFits() throws BadFileException {
    if (!stored.axes().isWaveform()) {
      throw new BadFileException(
          model.path(),
          Formatted.of(
              "is taken for features (\"%s\"), and \"prepare\" needs waveforms; if it is sound, say"
                  + " so by array.axes",
              stored.axes().text()));
    }
  }

  @Override
  public String modelPath() {
    return model.path();
  }

  @Override
  public Optional<MappedExamples> mapped() {
    return Optional.empty();
  }

  @Override
  public void fill(Appearance which, MemorySegment destination, @Nullable List<Applied> report)
      throws BadFileException {
    Example example = split.example(which.example());
    Waveform sound = prepare(example, report);
    int frames = (int) layout().frames();
    float[] fitted = fit(example, sound, frames, which);
    if (!layout().isByFrame()) {
      float[] byFrame = fitted;
      fitted = new float[byFrame.length];
      layout().fromFrames(byFrame, fitted);
    }
    MemorySegment.copy(fitted, 0, destination, FLOAT, 0, fitted.length);
  }

  @Override
  public void requireServable(int index, Shape shape) throws BadFileException {
    Example example = split.example(index);
    requireStored(example, shape);
    OptionalLong frames =
        recipe.prepare().frames(stored.layout(shape).frames(), recipe.sampleRateHz());
    if (frames.isPresent()) {
      requireLength(example, frames.getAsLong());
    }
  }

  private void requireStored(Example example, Shape shape) throws BadFileException {
    if (!stored.fits(shape)) {
      throw new BadFileException(
          example.path(),
          Formatted.of(
              "shape %s is not \"%s\" of %s, as the dataset is",
              shape, stored.axes().text(), Plural.of(stored.channels(), "channel")));
    }
  }

  /// Refuses a length, once prepared, that can't be served.
  private void requireLength(Example example, long frames) throws BadFileException {
    if (recipe.fit().isPresent()) {
      ExampleFill.requireMayFit(example, recipe.fit().get(), frames, "samples");
    } else if (frames != layout().frames()) {
      throw new BadFileException(
          example.path(),
          Formatted.of(
              "has %s when prepared, and %s has %d; allowed: equal lengths, or \"fit\" in"
                  + " the recipe",
              Plural.of(frames, "sample"), model.path(), layout().frames()));
    }
  }

  private Waveform prepare(Example example, @Nullable List<Applied> report)
      throws BadFileException {
    try (ArrayFile file = example.open()) {
      Shape shape = file.header().shape();
      requireStored(example, shape);
      if (shape.elements() > Integer.MAX_VALUE - 8) {
        throw new BadFileException(example.path(), "is too long to be prepared");
      }
      float[] values = new float[(int) shape.elements()];
      file.readFloats(0, MemorySegment.ofArray(values));
      ArrayLayout layout = stored.layout(shape);
      float[] samples = layout.isByFrame() ? values : new float[values.length];
      if (samples != values) {
        layout.toFrames(values, samples);
      }
      float zero = (float) stored.zero();
      for (int i = 0; i < samples.length && zero != 0; i++) {
        samples[i] -= zero;
      }
      Waveform sound =
          new Waveform(samples, (int) layout.channels(), recipe.sampleRateHz(), stored.fullScale());
      Preparation preparation = recipe.prepare();
      return preparation.apply(sound, (step, done) -> say(report, step, done));
    }
  }

  /// How long the file is that [#array] makes. Prepares the example only if that depends on its
  /// sound.
  long bytes(Example example) throws BadFileException {
    Shape whole;
    try (ArrayFile file = example.open()) {
      whole = file.header().shape();
    }
    requireStored(example, whole);
    OptionalLong frames =
        recipe.prepare().frames(stored.layout(whole).frames(), recipe.sampleRateHz());
    if (frames.isEmpty()) {
      return array(example).length;
    }
    Shape shape = shape(frames.getAsLong());
    return NpyWriter.header(Dtype.FLOAT32, shape).length + shape.elements() * Float.BYTES;
  }

  /// A `.npy` file of a whole example after all steps; not fitted.
  byte[] array(Example example) throws BadFileException {
    Waveform sound = prepare(example, null);
    Shape shape = shape(sound.frames());
    float[] values = sound.samples();
    ArrayLayout layout = prepared.layout(shape);
    if (!layout.isByFrame()) {
      values = new float[values.length];
      layout.fromFrames(sound.samples(), values);
    }
    byte[] header = NpyWriter.header(Dtype.FLOAT32, shape);
    long length = header.length + (long) values.length * Float.BYTES;
    if (length > Integer.MAX_VALUE - 8) {
      throw new BadFileException(example.path(), "is too long to be baked");
    }
    byte[] file = Arrays.copyOf(header, (int) length);
    MemorySegment.copy(values, 0, MemorySegment.ofArray(file), FLOAT, header.length, values.length);
    return file;
  }

  private void say(@Nullable List<Applied> report, int step, Map<String, Object> done) {
    if (report != null && !done.isEmpty()) {
      report.add(new Applied(PrepareJson.kind(recipe.prepare().steps().get(step)), done));
    }
  }

  private float[] fit(Example example, Waveform sound, int frames, Appearance which)
      throws BadFileException {
    int channels = sound.channels();
    long missing = frames - (long) sound.frames();
    if (missing == 0) {
      return sound.samples();
    }
    requireLength(example, sound.frames());
    Fit fit = recipe.fit().orElseThrow();
    int from = 0;
    if (missing < 0) {
      from = (int) ExampleFill.cropStart(split, recipe, fit, which, -missing);
    }
    int kept = Math.min(frames, sound.frames());
    float[] fitted = new float[frames * channels];
    Arrays.fill(fitted, kept * channels, fitted.length, (float) fit.padValue().orElse(0));
    System.arraycopy(sound.samples(), from * channels, fitted, 0, kept * channels);
    return fitted;
  }
}
