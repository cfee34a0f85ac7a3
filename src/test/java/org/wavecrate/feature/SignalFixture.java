package org.wavecrate.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/// Arrays written by `src/test/python/make_feature_fixtures.py`, and what tests of signals share.
public final class SignalFixture {
  private SignalFixture() {}

  /// The float32 values of `resources/feature/NAME.f32`.
  public static float[] read(String name) {
    try (InputStream in = SignalFixture.class.getResourceAsStream("/feature/" + name + ".f32")) {
      if (in == null) {
        throw new IllegalArgumentException("fixture " + name + ": not found");
      }
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      float[] values = new float[bytes.remaining() / 4];
      bytes.asFloatBuffer().get(values);
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static float[] noise(long seed, int size) {
    Random random = new Random(seed);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = 2 * random.nextFloat() - 1;
    }
    return values;
  }

  public static float[] sine(double hz, double rateHz, double amplitude, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (amplitude * StrictMath.sin(2 * Math.PI * hz * i / rateHz));
    }
    return values;
  }

  /// SHA-256 of the values as little-endian float32.
  public static String sha256(float[]... arrays) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (float[] array : arrays) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * array.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(array);
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The greatest absolute difference, as a share of the greatest expected absolute value.
  public static double relativeError(float[] got, float[] expected) {
    if (got.length != expected.length) {
      throw new AssertionError("got " + got.length + " values, expected " + expected.length);
    }
    double error = 0;
    double size = 0;
    for (int i = 0; i < got.length; i++) {
      error = Math.max(error, Math.abs((double) got[i] - expected[i]));
      size = Math.max(size, Math.abs(expected[i]));
    }
    return error / size;
  }
}
