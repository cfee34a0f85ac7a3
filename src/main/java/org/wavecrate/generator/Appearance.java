package org.wavecrate.generator;

import org.wavecrate.transform.RandomStream;

/// An example in an epoch: with the seed, all that its randomness depends on. An epoch that serves
/// an example several times draws again each time.
///
/// @param epoch counted from 0
/// @param example its index within the split
/// @param occurrence how often it came before in this epoch
record Appearance(long epoch, int example, int occurrence) {
  /// As it comes first.
  static Appearance first(long epoch, int example) {
    return new Appearance(epoch, example, 0);
  }

  /// Another example, with the randomness that goes with this one.
  Appearance of(int other) {
    return new Appearance(epoch, other, occurrence);
  }

  /// The key of what is drawn for a purpose.
  long key(long seed, Purpose purpose) {
    return occurrence == 0
        ? RandomStream.key(seed, epoch, purpose.number(), example)
        : RandomStream.key(seed, epoch, purpose.number(), example, occurrence);
  }
}
