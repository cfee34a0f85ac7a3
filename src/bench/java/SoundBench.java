package org.wavecrate.gui.playback;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Plays a file of raw 32-bit floats as the window does, and prints what the player says about it
/// and when: `play`, `at` (with the sample) and `end` lines, times in microseconds since 1970.
/// Started by `src/bench/python/sound.py`.
final class SoundBench {
  private static final int RATE_HZ = 48_000;

  private SoundBench() {}

  private static long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  /// @param arguments the file, how many times, the speed, and after how many seconds to stop
  public static void main(String[] arguments) throws Exception {
    byte[] bytes = Files.readAllBytes(Path.of(arguments[0]));
    float[] samples = new float[bytes.length / 4];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(samples);
    AudibleSound sound = AudibleSound.of(List.of(samples), RATE_HZ, 1);
    double speed = Double.parseDouble(arguments[2]);
    Duration stopAfter = Duration.ofMillis(Math.round(1000 * Double.parseDouble(arguments[3])));
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      play(sound, PlayRange.whole(sound).withSpeed(speed), stopAfter);
      Thread.sleep(400);
    }
  }

  private static void play(AudibleSound sound, PlayRange stretch, Duration stopAfter)
      throws Exception {
    StringBuilder log = new StringBuilder();
    try (Player player = new Player(new SystemOutput(), state -> {})) {
      Instant start = Instant.now();
      log.append("play ").append(now()).append('\n');
      player.play(sound, stretch);
      while (player.isPlaying()) {
        log.append("at ").append(now()).append(' ').append(player.position()).append('\n');
        Thread.sleep(5);
        if (Duration.between(start, Instant.now()).compareTo(stopAfter) > 0) {
          player.stop();
        }
      }
      log.append(player.state() == Player.State.NO_DEVICE ? "none " : "end ").append(now());
    }
    System.out.println(log);
  }
}
