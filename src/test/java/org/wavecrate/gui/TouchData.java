package org.wavecrate.gui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.wavecrate.decode.WaveBytes;
import org.wavecrate.npy.Shape;

/// A folder of what a robot's window opens: a small dataset of sounds with a fault, recordings,
/// and a place for what is saved.
///
/// @param folder all of it
record TouchData(Path folder) {
  static TouchData in(Path folder) throws IOException {
    SmallData.dataset(folder.resolve("data"));
    float[] spoiled = SmallData.sine(1600, 300);
    spoiled[400] = Float.NaN;
    spoiled[1200] = Float.NaN;
    SmallData.floats(folder.resolve("data/test data/block-id-2/id-3.npy"), Shape.of(1600), spoiled);
    recordings(folder.resolve("sounds"));
    Files.createDirectories(folder.resolve("saved"));
    return new TouchData(folder);
  }

  /// Tones of two classes, each after a silence, and a file that is none of them.
  private static void recordings(Path sounds) throws IOException {
    int rateHz = 8000;
    for (int kind = 1; kind <= 2; kind++) {
      Path place = Files.createDirectories(sounds.resolve(kind == 1 ? "dog" : "rain"));
      for (int i = 1; i <= 5; i++) {
        double[] tone = new double[rateHz / 2];
        for (int t = tone.length / 4; t < tone.length; t++) {
          tone[t] = 0.1 * kind * Math.sin((0.1 * kind + 0.02 * i) * t);
        }
        Files.write(place.resolve(i + ".wav"), WaveBytes.of(1, 16, 1, rateHz, tone));
      }
    }
    Files.writeString(sounds.resolve("notes.txt"), "about these recordings");
  }

  /// The dataset.
  Path sounds() {
    return folder.resolve("data");
  }

  /// Makes a dataset of features.
  Path features() throws IOException {
    Path block = Files.createDirectories(folder.resolve("features/train/block-id-1"));
    for (int i = 1; i <= 2; i++) {
      float[] values = new float[98 * 64];
      for (int k = 0; k < values.length; k++) {
        values[k] = i * (k % 64);
      }
      SmallData.floats(block.resolve("id-" + i + ".npy"), Shape.of(98, 64), values);
      SmallData.number(block.resolve("id-label-" + i + ".npy"), i);
    }
    return folder.resolve("features");
  }

  /// Makes a dataset of sounds with two channels.
  Path stereo() throws IOException {
    Path block = Files.createDirectories(folder.resolve("stereo/train/block-id-1"));
    for (int i = 1; i <= 2; i++) {
      SmallData.floats(
          block.resolve("id-" + i + ".npy"), Shape.of(1600, 2), SmallData.sine(3200, 100 * i));
    }
    return folder.resolve("stereo");
  }

  /// All files below the dataset or saved, with their sizes and times.
  String files() {
    try (Stream<Path> all = Files.walk(folder)) {
      StringBuilder list = new StringBuilder();
      for (Path file :
          all.filter(Files::isRegularFile)
              .filter(f -> !f.startsWith(folder.resolve("config")))
              .sorted()
              .toList()) {
        list.append(folder.relativize(file))
            .append(' ')
            .append(Files.size(file))
            .append(' ')
            .append(Files.getLastModifiedTime(file))
            .append('\n');
      }
      return list.toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
