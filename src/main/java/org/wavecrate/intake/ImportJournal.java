package org.wavecrate.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.wavecrate.storage.SmallFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Progress of an import, a line of JSON for each finished recording, so that it resumes after a
/// crash. An incomplete last line is ignored.
final class ImportJournal implements Closeable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final long MOST_BYTES = 1L << 30;

  private final FileChannel channel;

  private ImportJournal(FileChannel channel) {
    this.channel = channel;
  }

  static ImportJournal append(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
    // A line that was cut off must not swallow the next one.
    channel.position(channel.size());
    if (channel.size() > 0) {
      channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
    }
    return new ImportJournal(channel);
  }

  synchronized void add(FileDone done) throws IOException {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("name", done.name()).put("bytes", done.bytes()).put("modifiedMs", done.modifiedMs());
    line.put("sha256", done.sha256()).put("examples", done.examples());
    line.put("frames", done.frames()).put("startFrame", done.startFrame());
    line.put("channels", done.channels());
    done.damage().ifPresent(damage -> line.put("damage", damage));
    done.why().ifPresent(why -> line.put("why", why));
    byte[] bytes = (MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /// The finished files, by name.
  static Map<String, FileDone> read(Path file) throws IOException {
    Map<String, FileDone> done = new HashMap<>();
    if (Files.exists(file)) {
      String text = new String(SmallFile.bytes(file, MOST_BYTES), StandardCharsets.UTF_8);
      for (String line : text.split("\n")) {
        parse(line).ifPresent(each -> done.put(each.name(), each));
      }
    }
    return done;
  }

  private static Optional<FileDone> parse(String line) {
    try {
      JsonNode json = MAPPER.readTree(line);
      if (!json.isObject()) {
        return Optional.empty();
      }
      return Optional.of(
          new FileDone(
              json.required("name").asString(),
              json.required("bytes").asLong(),
              json.required("modifiedMs").asLong(),
              json.required("sha256").asString(),
              json.required("examples").asLong(),
              json.required("frames").asLong(),
              json.required("startFrame").asLong(),
              json.required("channels").asInt(),
              Optional.ofNullable(json.get("damage")).map(JsonNode::asString),
              Optional.ofNullable(json.get("why")).map(JsonNode::asString)));
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
