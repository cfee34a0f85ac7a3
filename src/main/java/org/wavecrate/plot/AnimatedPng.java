package org.wavecrate.plot;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// A moving picture as an animated PNG, which plays again and again. Of every frame only the
/// rectangle is stored in which it differs from the one before; programs that know no animation
/// show the first.
///
/// The format: W3C, Portable Network Graphics (third edition), section 11.3.4.
public final class AnimatedPng {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int CHUNK_HEAD = 8;
  private static final int CHUNK_OVERHEAD = 12;
  private static final int FRAME_CONTROL_BYTES = 26;
  private static final short MILLIS_A_SECOND = 1000;
  private static final int LONGEST_MILLIS = 65_535;

  private record Frame(Rectangle place, byte[] png, int millis) {}

  private final List<Frame> frames = new ArrayList<>();
  private Optional<BufferedImage> last = Optional.empty();

  /// Adds a frame. One that equals the last shows that longer.
  ///
  /// @param picture opaque, of type [BufferedImage#TYPE_INT_RGB] and as large as the others
  /// @param shown for how long, at most 65 seconds
  /// @throws IllegalArgumentException if the picture has another type or size
  public void add(BufferedImage picture, Duration shown) throws IOException {
    requireFitting(picture);
    int millis = (int) Math.min(LONGEST_MILLIS, shown.toMillis());
    Rectangle place = last.map(before -> difference(before, picture)).orElseGet(() -> all(picture));
    if (place.isEmpty()) {
      Frame before = frames.removeLast();
      int longer = Math.min(LONGEST_MILLIS, before.millis + millis);
      frames.add(new Frame(before.place, before.png, longer));
      return;
    }
    BufferedImage part = picture.getSubimage(place.x, place.y, place.width, place.height);
    frames.add(new Frame(place, png(part), millis));
    last = Optional.of(picture);
  }

  private void requireFitting(BufferedImage picture) {
    if (picture.getType() != BufferedImage.TYPE_INT_RGB) {
      throw new IllegalArgumentException("a frame of type " + picture.getType() + "; allowed: RGB");
    }
    if (last.isPresent() && !all(last.get()).equals(all(picture))) {
      throw new IllegalArgumentException(
          "a frame of " + size(picture) + " among frames of " + size(last.get()));
    }
  }

  private static String size(BufferedImage picture) {
    return picture.getWidth() + " x " + picture.getHeight() + " pixels";
  }

  private static Rectangle all(BufferedImage picture) {
    return new Rectangle(picture.getWidth(), picture.getHeight());
  }

  private static Rectangle difference(BufferedImage before, BufferedImage now) {
    Rectangle found = new Rectangle();
    for (int y = 0; y < now.getHeight(); y++) {
      for (int x = 0; x < now.getWidth(); x++) {
        if (before.getRGB(x, y) != now.getRGB(x, y)) {
          Rectangle pixel = new Rectangle(x, y, 1, 1);
          found = found.isEmpty() ? pixel : found.union(pixel);
        }
      }
    }
    return found;
  }

  private static byte[] png(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream to = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam smallest = writer.getDefaultWriteParam();
      smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      smallest.setCompressionQuality(0);
      writer.setOutput(to);
      writer.write(null, new IIOImage(picture, null, null), smallest);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /// The file.
  ///
  /// @throws IllegalStateException if there is no frame
  public byte[] bytes() {
    if (frames.isEmpty()) {
      throw new IllegalStateException("an animation without frames");
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    file.writeBytes(chunk("IHDR", content(frames.getFirst().png, "IHDR")));
    file.writeBytes(chunk("acTL", ByteBuffer.allocate(8).putInt(frames.size()).putInt(0).array()));
    int sequence = 0;
    for (Frame frame : frames) {
      file.writeBytes(chunk("fcTL", control(frame, sequence++)));
      byte[] data = content(frame.png, "IDAT");
      if (frame == frames.getFirst()) {
        file.writeBytes(chunk("IDAT", data));
      } else {
        ByteBuffer numbered = ByteBuffer.allocate(4 + data.length).putInt(sequence++).put(data);
        file.writeBytes(chunk("fdAT", numbered.array()));
      }
    }
    file.writeBytes(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  /// Place and duration; a frame stays, and the next one replaces what it covers.
  private static byte[] control(Frame frame, int sequence) {
    return ByteBuffer.allocate(FRAME_CONTROL_BYTES)
        .putInt(sequence)
        .putInt(frame.place.width)
        .putInt(frame.place.height)
        .putInt(frame.place.x)
        .putInt(frame.place.y)
        .putShort((short) frame.millis)
        .putShort(MILLIS_A_SECOND)
        .array();
  }

  /// All that chunks of this type hold, one after the other.
  private static byte[] content(byte[] png, String type) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.wrap(png);
    int at = SIGNATURE.length;
    while (at < png.length) {
      int length = buffer.getInt(at);
      if (type.equals(new String(png, at + 4, 4, StandardCharsets.US_ASCII))) {
        content.write(png, at + CHUNK_HEAD, length);
      }
      at += length + CHUNK_OVERHEAD;
    }
    return content.toByteArray();
  }

  private static byte[] chunk(String type, byte[] content) {
    ByteBuffer chunk = ByteBuffer.allocate(content.length + CHUNK_OVERHEAD);
    chunk.putInt(content.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(content);
    CRC32 sum = new CRC32();
    sum.update(chunk.array(), 4, content.length + 4);
    return chunk.putInt((int) sum.getValue()).array();
  }
}
