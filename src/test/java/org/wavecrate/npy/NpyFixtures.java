package org.wavecrate.npy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The arrays that NumPy wrote (`src/test/python/make_npy_fixtures.py`).
final class NpyFixtures {
  /// One array, and the bytes that NumPy makes of it in C order, little-endian.
  record Fixture(
      String name,
      int version,
      String dtype,
      boolean fortran,
      List<Long> shape,
      byte[] floats,
      byte[] stored) {
    Path file() {
      return NpyFixtures.file(name);
    }

    byte[] bytes() {
      return NpyFixtures.bytes(name);
    }

    Shape toShape() {
      return Shape.of(shape.stream().mapToLong(Long::longValue).toArray());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private NpyFixtures() {}

  static List<Fixture> all() {
    try (InputStream json = NpyFixtures.class.getResourceAsStream("/npy/expected.json")) {
      JsonNode list = JsonMapper.shared().readTree(json);
      return StreamSupport.stream(list.spliterator(), false).map(NpyFixtures::fixture).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Fixture named(String name) {
    return all().stream().filter(fixture -> fixture.name().equals(name)).findFirst().orElseThrow();
  }

  static Path file(String name) {
    try {
      return Path.of(NpyFixtures.class.getResource("/npy/" + name + ".npy").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An array held in memory.
  static ByteSource memory(byte[] bytes) {
    return new SegmentSource(MemorySegment.ofArray(bytes).asReadOnly());
  }

  private static Fixture fixture(JsonNode node) {
    return new Fixture(
        node.get("name").asString(),
        node.get("version").asInt(),
        node.get("dtype").asString(),
        node.get("fortran").asBoolean(),
        node.get("shape").valueStream().map(JsonNode::asLong).toList(),
        HexFormat.of().parseHex(node.get("float32").asString()),
        HexFormat.of().parseHex(node.get("stored").asString()));
  }
}
