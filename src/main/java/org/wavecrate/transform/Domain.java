package org.wavecrate.transform;

/// The input of a transform. Transforms of waveforms run before features are computed, those of
/// features after.
///
/// @since 0.1.0
public enum Domain {
  WAVEFORM("waveforms"),
  FEATURES("features"),
  /// Whatever the examples are as stored: on the waveform where there is one.
  EITHER("waveforms or features");

  private final String plural;

  Domain(String plural) {
    this.plural = plural;
  }

  /// As a sentence names it: `waveforms`.
  public String plural() {
    return plural;
  }
}
