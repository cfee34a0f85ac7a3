package org.wavecrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.NpyException;
import org.wavecrate.npy.Shape;

/// Writes a small dataset of any reading: what the arrays are, where the labels come from.
///
/// @param random decides what is left open
/// @param reading what the arrays are
/// @param isVaried whether they differ in length
/// @param labels where the labels come from
record RandomDataset(Random random, Reading reading, boolean isVaried, LabelKind labels) {
  static final int LENGTH = 700;

  enum Reading {
    MONO("<f4"),
    DOUBLES(">f8"),
    SHORTS("<i2"),
    BYTES("|u1"),
    STEREO("<f4"),
    CHANNELS_FIRST("<i2"),
    FEATURES("<f4"),
    STACKED("<f4"),
    BATCH_FILES("<i2"),
    ARCHIVE("<f4");

    private final Dtype dtype;

    Reading(String dtype) {
      try {
        this.dtype = Dtype.parse(dtype);
      } catch (NpyException e) {
        throw new IllegalStateException(e);
      }
    }

    boolean isWaveform() {
      return this != FEATURES;
    }

    /// Whether arrays hold many examples.
    boolean isStacked() {
      return this == STACKED || this == BATCH_FILES || this == ARCHIVE;
    }

    /// An array of `n` steps of time.
    Shape shape(int n) {
      return switch (this) {
        case STEREO -> Shape.of(n, 2);
        case CHANNELS_FIRST -> Shape.of(2, n);
        case FEATURES -> Shape.of(n / 10, 12);
        default -> Shape.of(n);
      };
    }
  }

  enum LabelKind {
    NONE,
    BESIDE,
    FOLDER
  }

  static RandomDataset of(Random random, Reading reading) {
    boolean stacked = reading.isStacked();
    LabelKind[] kinds = LabelKind.values();
    return new RandomDataset(
        random,
        reading,
        !stacked && random.nextInt(3) == 0,
        stacked ? LabelKind.BESIDE : kinds[random.nextInt(kinds.length)]);
  }

  void write(Path root) {
    switch (reading) {
      case STACKED, ARCHIVE -> {
        stack(root, "X_train", "y_train", 7);
        stack(root, "X_validation", "y_validation", 3);
      }
      case BATCH_FILES -> {
        stack(root, "train/batch-1", "train/batch-label-1", 4);
        stack(root, "train/batch-2", "train/batch-label-2", 3);
        stack(root, "validation/batch-1", "validation/batch-label-1", 3);
      }
      default -> blocks(root);
    }
    if (reading == Reading.ARCHIVE) {
      archive(root);
    }
  }

  private void blocks(Path root) {
    block(root.resolve("train data/kick"), 1, 4);
    block(root.resolve("train data/snare"), 5, 3);
    block(root.resolve("validation data/kick"), 1, 3);
    block(root.resolve("validation data/snare"), 4, 2);
  }

  private void block(Path folder, int first, int count) {
    for (int n = first; n < first + count; n++) {
      Shape shape = reading.shape(isVaried ? LENGTH - 100 + 10 * random.nextInt(20) : LENGTH);
      Fixture.array(
          folder.resolve("id-" + n + ".npy"), reading.dtype, shape, data(shape.elements()));
      if (labels == LabelKind.BESIDE) {
        Fixture.longs(folder.resolve("id-label-" + n + ".npy"), Shape.of(), random.nextInt(2));
      }
    }
  }

  /// The arrays of a folder as one `.npz`, as `numpy.savez` writes it.
  private static void archive(Path root) {
    try {
      Path files = root.resolveSibling("arrays");
      Files.move(root, files);
      Files.createDirectories(root);
      Fixture.zip(files, root.resolve("data.npz"), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void stack(Path root, String examples, String labels, int count) {
    Shape shape = Shape.of(count, LENGTH);
    Fixture.array(root.resolve(examples + ".npy"), reading.dtype, shape, data(shape.elements()));
    long[] classes = random.longs(count, 0, 2).toArray();
    Fixture.longs(root.resolve(labels + ".npy"), Shape.of(count), classes);
  }

  /// Sounds that swell and fade, so that no transform finds silence or clipping alone.
  private byte[] data(long elements) {
    Dtype dtype = reading.dtype;
    ByteOrder order = dtype.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ByteBuffer bytes = ByteBuffer.allocate((int) elements * dtype.bytes()).order(order);
    for (int i = 0; i < elements; i++) {
      double value = 0.6 * (random.nextDouble() - 0.5);
      switch (reading) {
        case DOUBLES -> bytes.putDouble(value);
        case SHORTS, CHANNELS_FIRST, BATCH_FILES -> bytes.putShort((short) (32_767 * value));
        case BYTES -> bytes.put((byte) (128 + 127 * value));
        default -> bytes.putFloat((float) value);
      }
    }
    return bytes.array();
  }
}
