package org.wavecrate.plot;

/// The nearest note of the twelve-tone scale, A4 = 440 Hz (ISO 16), C4 = MIDI 60.
public final class NoteName {
  private static final String[] NAMES = {
    "C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"
  };
  private static final double A4_HZ = 440;
  private static final int A4_MIDI = 69;

  private NoteName() {}

  /// For example `G7 −22 c`: the note and how many hundredths of a semitone `hz` lies above or
  /// below it. Empty for frequencies that are no pitch: below 8 Hz, or not finite.
  public static String of(double hz) {
    if (!(hz >= 8 && hz < Double.POSITIVE_INFINITY)) {
      return "";
    }
    double midi = A4_MIDI + 12 * Math.log(hz / A4_HZ) / Math.log(2);
    long note = Math.round(midi);
    long cents = Math.round(100 * (midi - note));
    String name = NAMES[(int) Math.floorMod(note, 12L)] + (Math.floorDiv(note, 12L) - 1);
    return name + (cents < 0 ? " −" : " +") + Math.abs(cents) + " c";
  }
}
