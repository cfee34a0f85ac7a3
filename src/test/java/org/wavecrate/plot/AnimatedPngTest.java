package org.wavecrate.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class AnimatedPngTest {
  private record Chunk(String type, byte[] content) {
    ByteBuffer read() {
      return ByteBuffer.wrap(content);
    }
  }

  private static BufferedImage picture(int width, int height, int rgb) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, rgb);
      }
    }
    return image;
  }

  private static BufferedImage with(BufferedImage before, int x, int y, int rgb) {
    BufferedImage image = picture(before.getWidth(), before.getHeight(), 0);
    image.setData(before.getData());
    image.setRGB(x, y, rgb);
    return image;
  }

  /// All chunks, whose sums are right.
  private static List<Chunk> chunks(byte[] file) {
    List<Chunk> chunks = new ArrayList<>();
    ByteBuffer buffer = ByteBuffer.wrap(file).position(8);
    while (buffer.hasRemaining()) {
      byte[] content = new byte[buffer.getInt()];
      CRC32 sum = new CRC32();
      sum.update(file, buffer.position(), 4 + content.length);
      byte[] type = new byte[4];
      buffer.get(type).get(content);
      assertThat(buffer.getInt()).isEqualTo((int) sum.getValue());
      chunks.add(new Chunk(new String(type, StandardCharsets.US_ASCII), content));
    }
    return chunks;
  }

  @Test
  void aFrameHoldsOnlyTheRectangleThatChanged() throws IOException {
    BufferedImage first = picture(20, 10, 0x203040);
    AnimatedPng film = new AnimatedPng();
    film.add(first, Duration.ofMillis(500));
    film.add(with(with(first, 3, 4, 0xff8000), 5, 7, 0x0080ff), Duration.ofMillis(60));

    List<Chunk> chunks = chunks(film.bytes());
    assertThat(chunks)
        .extracting(Chunk::type)
        .containsExactly("IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "IEND");
    assertThat(chunks.get(1).read().getInt(0)).as("frames").isEqualTo(2);
    assertThat(chunks.get(1).read().getInt(4)).as("plays; 0 is for ever").isZero();
    ByteBuffer control = chunks.get(4).read();
    assertThat(
            List.of(
                control.getInt(), // sequence
                control.getInt(), // width
                control.getInt(), // height
                control.getInt(), // x
                control.getInt(), // y
                (int) control.getShort(), // 60 of
                (int) control.getShort(), // 1000 s
                (int) control.get(), // left as it is afterwards
                (int) control.get())) // replaces what was there
        .containsExactly(1, 3, 4, 3, 4, 60, 1000, 0, 0);
    assertThat(chunks.get(5).read().getInt()).as("sequence").isEqualTo(2);
    byte[] data = chunks.get(5).content();
    byte[] rows =
        new InflaterInputStream(new ByteArrayInputStream(data, 4, data.length - 4)).readAllBytes();
    assertThat(rows).as("4 rows of a filter and 3 RGB pixels").hasSize(4 * (1 + 3 * 3));
  }

  @Test
  void everyFrameDecodesToItsPicture() throws IOException {
    BufferedImage first = picture(6, 5, 0x111213);
    BufferedImage second = with(first, 0, 0, 0xfafbfc);
    BufferedImage third = with(second, 5, 4, 0x010203);
    AnimatedPng film = new AnimatedPng();
    for (BufferedImage frame : List.of(first, second, third)) {
      film.add(frame, Duration.ofMillis(100));
    }
    byte[] file = film.bytes();

    assertThat(pixels(ImageIO.read(new ByteArrayInputStream(file)))).isEqualTo(pixels(first));
    BufferedImage shown = first;
    List<Chunk> chunks = chunks(file);
    for (int i = 4; i < chunks.size() - 1; i += 2) {
      ByteBuffer control = chunks.get(i).read();
      BufferedImage part = decode(control.getInt(4), control.getInt(8), chunks.get(i + 1));
      BufferedImage next = with(shown, 0, 0, shown.getRGB(0, 0));
      next.createGraphics().drawImage(part, control.getInt(12), control.getInt(16), null);
      shown = next;
      assertThat(pixels(shown)).isEqualTo(pixels(i == 4 ? second : third));
    }
  }

  /// Reads a frame as the PNG that it would be alone.
  private static BufferedImage decode(int width, int height, Chunk data) throws IOException {
    byte[] head = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).array();
    head[9] = 2;
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(new byte[] {(byte) 137, 80, 78, 71, 13, 10, 26, 10});
    png.writeBytes(chunk("IHDR", head, 0));
    png.writeBytes(chunk("IDAT", data.content(), 4));
    png.writeBytes(chunk("IEND", new byte[0], 0));
    return ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
  }

  private static byte[] chunk(String type, byte[] content, int from) {
    int length = content.length - from;
    ByteBuffer chunk = ByteBuffer.allocate(length + 12).putInt(length);
    chunk.put(type.getBytes(StandardCharsets.US_ASCII)).put(content, from, length);
    CRC32 sum = new CRC32();
    sum.update(chunk.array(), 4, length + 4);
    return chunk.putInt((int) sum.getValue()).array();
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  @Test
  void aFrameThatEqualsTheLastShowsItLonger() throws IOException {
    AnimatedPng film = new AnimatedPng();
    film.add(picture(4, 4, 1), Duration.ofMillis(100));
    film.add(picture(4, 4, 1), Duration.ofMillis(150));

    List<Chunk> chunks = chunks(film.bytes());
    assertThat(chunks)
        .extracting(Chunk::type)
        .containsExactly("IHDR", "acTL", "fcTL", "IDAT", "IEND");
    assertThat(chunks.get(2).read().getShort(20)).isEqualTo((short) 250);
  }

  @Test
  void otherSizesAndTypesAreRefused() throws IOException {
    AnimatedPng film = new AnimatedPng();
    film.add(picture(4, 4, 1), Duration.ofMillis(100));

    assertThatThrownBy(() -> film.add(picture(4, 5, 1), Duration.ofMillis(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a frame of 4 x 5 pixels among frames of 4 x 4 pixels");
    BufferedImage gray = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
    assertThatThrownBy(() -> film.add(gray, Duration.ofMillis(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a frame of type 10; allowed: RGB");
    assertThatThrownBy(() -> new AnimatedPng().bytes())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an animation without frames");
  }
}
