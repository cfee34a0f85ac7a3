package org.wavecrate.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;

/// Opens splits and copies batches out of memory, for tests.
final class Batches {
  private Batches() {}

  record Bytes(byte[] features, byte[] labels) {
    float[] floats() {
      return MemorySegment.ofArray(features).toArray(ValueLayout.JAVA_FLOAT_UNALIGNED);
    }

    long[] longLabels() {
      return MemorySegment.ofArray(labels).toArray(ValueLayout.JAVA_LONG_UNALIGNED);
    }

    float[] floatLabels() {
      return MemorySegment.ofArray(labels).toArray(ValueLayout.JAVA_FLOAT_UNALIGNED);
    }

    String hash() {
      return sha256(features) + " " + sha256(labels);
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Split split(Path path, SplitName name) {
    try {
      return Dataset.open(path, Progress.NONE).split(name).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Bytes fill(BatchGenerator generator, long epoch, int index) throws IOException {
    try (Arena arena = Arena.ofShared()) {
      BatchMemory memory = BatchMemory.allocate(generator.spec(index), arena);
      // What was there before must not matter.
      memory.features().fill((byte) 0x55);
      memory.labels().fill((byte) 0x55);
      generator.fill(epoch, index, memory);
      return bytes(memory);
    }
  }

  static Bytes bytes(BatchMemory memory) {
    return new Bytes(
        memory.features().toArray(ValueLayout.JAVA_BYTE),
        memory.labels().toArray(ValueLayout.JAVA_BYTE));
  }
}
