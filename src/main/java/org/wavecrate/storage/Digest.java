package org.wavecrate.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names for what is kept, made of what it depends on.
public final class Digest {
  private static final int HEX_DIGITS = 32;

  private Digest() {}

  /// The first half of the SHA-256 of `bytes`, in hexadecimal.
  public static String of(byte[] bytes) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(sum).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
