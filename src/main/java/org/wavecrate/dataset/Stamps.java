package org.wavecrate.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Tells whether the files of an example are still those that were read: one number made of path,
/// size and time of change of the array and its label. A file that holds many is asked once.
/// Thread-safe.
public final class Stamps {
  private final Map<Path, Long> files = new ConcurrentHashMap<>();

  /// The stamp of the array and its label.
  public long of(Example example) {
    long stamp = of(example.location());
    Optional<Location> label = example.labelLocation();
    if (label.isPresent()) {
      return mix(stamp, of(label.get()));
    }
    return example.labelText().map(text -> mix(stamp, hash(text))).orElse(stamp);
  }

  /// The stamp of the array alone.
  public long ofArray(Example example) {
    return of(example.location());
  }

  private long of(Location location) {
    if (!location.isPart()) {
      return stat(location.file());
    }
    long stamp = files.computeIfAbsent(location.file(), Stamps::stat);
    if (location.isInArchive()) {
      stamp = mix(stamp, hash(String.join("\0", location.entries())));
    }
    return location.row().isPresent() ? mix(stamp, location.row().getAsLong()) : stamp;
  }

  private static long stat(Path file) {
    long hash = hash(file.toString());
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      long time = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
      return mix(mix(hash, attributes.size()), time);
    } catch (IOException e) {
      // Reading it will tell what is wrong.
      return hash;
    }
  }

  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /// Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators": the finaliser.
  private static long mix(long a, long b) {
    long z = a * 0x9e3779b97f4a7c15L + b;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
