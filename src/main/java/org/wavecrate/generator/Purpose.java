package org.wavecrate.generator;

/// The purpose of a random stream. Its number is the third part of every key, after seed and epoch
/// and before anything counted, so that no two uses share a stream. The numbers are part of every
/// golden hash; never change one.
enum Purpose {
  EXAMPLE_ORDER(1),
  BLOCK_ORDER(2),
  WINDOW_ORDER(3),
  CROP(4),
  TRANSFORM(5);

  private final long number;

  Purpose(long number) {
    this.number = number;
  }

  long number() {
    return number;
  }
}
