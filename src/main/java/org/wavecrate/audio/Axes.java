package org.wavecrate.audio;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The meaning of an array's axes, from the first to the last.
///
/// @since 0.1.0
public enum Axes {
  SAMPLES("samples"),
  SAMPLES_CHANNELS("samples,channels"),
  CHANNELS_SAMPLES("channels,samples"),
  FRAMES_BINS("frames,bins"),
  BINS_FRAMES("bins,frames"),
  FRAMES_BINS_CHANNELS("frames,bins,channels"),
  CHANNELS_FRAMES_BINS("channels,frames,bins"),
  CHANNELS_BINS_FRAMES("channels,bins,frames"),
  /// No sound and no features of it: a single number, or more axes than either has.
  OTHER("other");

  /// All that a recipe can state.
  public static final List<Axes> STATABLE =
      Arrays.stream(values()).filter(axes -> axes != OTHER).toList();

  private final String text;
  private final List<String> names;

  Axes(String text) {
    this.text = text;
    names = List.of(text.split(","));
  }

  /// As recipes and reports name it: `samples,channels`.
  public String text() {
    return text;
  }

  /// The number of axes; 0 for [#OTHER], whose number is not known.
  public int rank() {
    return this == OTHER ? 0 : names.size();
  }

  /// Whether these are samples, rather than features.
  public boolean isWaveform() {
    return names.contains("samples");
  }

  /// Along which axis time runs; the first for [#OTHER].
  public int time() {
    return Math.max(0, names.indexOf(isWaveform() ? "samples" : "frames"));
  }

  /// Along which axis the bins of features lie.
  public Optional<Integer> bins() {
    return axis("bins");
  }

  public Optional<Integer> channels() {
    return axis("channels");
  }

  private Optional<Integer> axis(String name) {
    int found = names.indexOf(name);
    return found < 0 ? Optional.empty() : Optional.of(found);
  }
}
