package org.wavecrate.gui.playback;

import java.lang.System.Logger.Level;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/// The computer's default audio device.
public final class SystemOutput implements AudioOutput {
  /// As long as `aplay` takes, for a machine that is busy with other things: at a quarter of a
  /// second, 3 of 10 plays had gaps beside 25 busy processes. Stopping does not wait for it.
  private static final double BUFFER_S = 0.5;

  private static final int[] USUAL_RATES_HZ = {48_000, 44_100};
  private static final System.Logger LOG = System.getLogger(SystemOutput.class.getName());

  @Override
  public Optional<Line> open(int rateHz, int channels) {
    int[] rates = {rateHz, USUAL_RATES_HZ[0], USUAL_RATES_HZ[1]};
    for (int rate : rates) {
      for (int count = channels; count <= 2; count++) {
        Optional<Line> line = tryOpen(rate, count);
        if (line.isPresent()) {
          return line;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Line> tryOpen(int rateHz, int channels) {
    try {
      AudioFormat format = new AudioFormat(rateHz, 16, channels, true, false);
      SourceDataLine line = AudioSystem.getSourceDataLine(format);
      try {
        line.open(format, (int) (rateHz * BUFFER_S) * format.getFrameSize());
        return Optional.of(new DeviceLine(line, rateHz, channels));
      } catch (LineUnavailableException | RuntimeException e) {
        line.close();
        throw e;
      }
    } catch (LineUnavailableException | RuntimeException | LinkageError e) {
      // Drivers answer in all these ways that they can't; the next format may do.
      LOG.log(Level.DEBUG, "no line of " + rateHz + " Hz, " + channels + " channels", e);
      return Optional.empty();
    }
  }

  /// Starts only when its buffer is full, so that the first blocks are not heard one by one as they
  /// come.
  private static final class DeviceLine implements Line {
    private final SourceDataLine line;
    private final int rateHz;
    private final int channels;
    private int waiting;
    private boolean started;

    DeviceLine(SourceDataLine line, int rateHz, int channels) {
      this.line = line;
      this.rateHz = rateHz;
      this.channels = channels;
    }

    @Override
    public int rateHz() {
      return rateHz;
    }

    @Override
    public int channels() {
      return channels;
    }

    @Override
    public void write(byte[] bytes, int length) {
      if (!started) {
        waiting += length;
        if (waiting >= line.getBufferSize()) {
          start();
        }
      }
      line.write(bytes, 0, length);
    }

    private void start() {
      started = true;
      line.start();
    }

    @Override
    public long heardFrames() {
      return line.getLongFramePosition();
    }

    @Override
    public void drain() {
      if (!started) {
        start();
      }
      line.drain();
    }

    @Override
    public void flush() {
      line.stop();
      line.flush();
    }

    @Override
    public void close() {
      line.close();
    }
  }
}
