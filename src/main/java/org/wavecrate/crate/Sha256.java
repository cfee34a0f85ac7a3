package org.wavecrate.crate;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256, which every Java has.
final class Sha256 {
  static final int BYTES = 32;

  private Sha256() {}

  static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] of(byte[] bytes, int from, int length) {
    MessageDigest digest = start();
    digest.update(bytes, from, length);
    return digest.digest();
  }

  static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
