package org.wavecrate.gui.playback;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;

/// A device that plays into memory, as fast as it is allowed to.
public final class FakeOutput implements AudioOutput {
  /// How many writes may pass.
  public final Semaphore writes = new Semaphore(0);

  private final OptionalInt onlyRateHz;
  private final int onlyChannels;
  private final ByteArrayOutputStream played = new ByteArrayOutputStream();
  private int opened;
  private int flushed;
  private volatile long heard;

  public FakeOutput() {
    this(OptionalInt.empty(), 0);
  }

  /// A device of this rate and number of channels alone.
  public FakeOutput(OptionalInt onlyRateHz, int onlyChannels) {
    this.onlyRateHz = onlyRateHz;
    this.onlyChannels = onlyChannels;
  }

  public FakeOutput unlimited() {
    writes.release(1 << 20);
    return this;
  }

  /// Lets the device have played so many frames since it was opened.
  public void hear(long frames) {
    heard = frames;
  }

  public synchronized int opened() {
    return opened;
  }

  /// How often it was silenced before all was heard.
  public synchronized int flushed() {
    return flushed;
  }

  public synchronized int bytes() {
    return played.size();
  }

  /// What was played since it was opened last, as one array.
  public synchronized short[] played() {
    byte[] bytes = played.toByteArray();
    short[] samples = new short[bytes.length / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (bytes[2 * i] & 0xff | bytes[2 * i + 1] << 8);
    }
    return samples;
  }

  @Override
  public synchronized Optional<Line> open(int rateHz, int channels) {
    opened++;
    played.reset();
    heard = 0;
    return Optional.of(
        new FakeLine(onlyRateHz.orElse(rateHz), onlyChannels == 0 ? channels : onlyChannels));
  }

  private final class FakeLine implements Line {
    private final int rateHz;
    private final int channels;

    FakeLine(int rateHz, int channels) {
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
      writes.acquireUninterruptibly();
      synchronized (FakeOutput.this) {
        played.write(bytes, 0, length);
      }
    }

    @Override
    public long heardFrames() {
      return heard;
    }

    @Override
    public void drain() {
      heard = bytes() / 2 / channels;
    }

    @Override
    public void flush() {
      synchronized (FakeOutput.this) {
        flushed++;
      }
    }

    @Override
    public void close() {}
  }
}
