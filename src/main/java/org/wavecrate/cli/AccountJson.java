package org.wavecrate.cli;

import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.text.Plural;
import tools.jackson.databind.node.ObjectNode;

/// Array properties in reports.
final class AccountJson {
  private AccountJson() {}

  /// Adds the key `array`.
  static void put(ArrayAccount account, ObjectNode node) {
    ObjectNode array = node.putObject("array");
    array.put("axes", account.axes().text());
    array.put("channels", account.channels());
    number(array, "fullScale", account.fullScale());
    number(array, "zero", account.zero());
    array.put("guess", account.guess());
  }

  private static void number(ObjectNode array, String key, double value) {
    if (value == Math.rint(value) && Math.abs(value) < Long.MAX_VALUE) {
      array.put(key, (long) value);
    } else {
      array.put(key, value);
    }
  }

  /// Such as `samples, channels; 2 channels, full scale 32768 (guess)`.
  static String text(ArrayAccount account) {
    StringBuilder text = new StringBuilder(account.axes().text().replace(",", ", "));
    if (account.axes().channels().isPresent()) {
      text.append("; ").append(Plural.of(account.channels(), "channel"));
    }
    if (account.axes().isWaveform()) {
      text.append("; full scale ").append(plain(account.fullScale()));
      if (account.zero() != 0) {
        text.append(", silence at ").append(plain(account.zero()));
      }
    }
    return text.append(account.guess() ? " (guess)" : "").toString();
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
