package org.wavecrate.rules;

import org.wavecrate.storage.Formatted;

/// A stretch of an example along its time axis, where a finding shows.
///
/// @param first the first sample frame (of waveforms) or frame (of features)
/// @param end one past the last
public record Span(long first, long end) {
  public Span {
    if (first < 0 || end <= first) {
      throw new IllegalArgumentException(
          Formatted.of("span %d to %d; allowed: 0 <= first < end", first, end));
    }
  }
}
