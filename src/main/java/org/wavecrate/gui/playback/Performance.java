package org.wavecrate.gui.playback;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plays one stretch, from its first block to its last.
final class Performance {
  private static final double BLOCK_S = 0.01;
  private static final int LEAST_RATE_HZ = 8_000;
  private static final int MOST_RATE_HZ = 192_000;

  private static final System.Logger LOG = System.getLogger(Performance.class.getName());

  private final Player player;
  private final AudioOutput output;
  private final AudibleSound sound;
  private final PlayRange stretch;
  private final double first;
  private final @Nullable Thread before;
  private final Thread thread = new Thread(this::run, "wavecrate-player");
  private final Timeline timeline = new Timeline();
  private volatile boolean stopping;
  private volatile double rest;
  private volatile AudioOutput.@Nullable Line line;
  private volatile @Nullable LevelTrail levels;

  /// @param before what has the device until it has faded out
  Performance(
      Player player,
      AudioOutput output,
      AudibleSound sound,
      PlayRange stretch,
      double first,
      @Nullable Performance before) {
    this.player = player;
    this.output = output;
    this.sound = sound;
    this.stretch = stretch;
    this.first = first >= stretch.from() && first < stretch.to() ? first : stretch.from();
    this.before = before == null ? null : before.thread;
    rest = this.first;
    timeline.clear(this.first);
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
  }

  void begin() {
    thread.start();
  }

  void stop() {
    stopping = true;
  }

  double position() {
    AudioOutput.Line open = line;
    return open == null ? rest : timeline.at(open.heardFrames());
  }

  /// How loud it is what is heard now; nothing before and after.
  Optional<LevelReading> levels() {
    AudioOutput.Line open = line;
    LevelTrail trail = levels;
    return open == null || trail == null
        ? Optional.empty()
        : Optional.of(trail.at(open.heardFrames()));
  }

  private void run() {
    Player.State reason = Player.State.STOPPED;
    try {
      Thread earlier = before;
      if (earlier != null) {
        earlier.join();
      }
      int rate = Math.clamp(Math.round(sound.sampleRateHz()), LEAST_RATE_HZ, MOST_RATE_HZ);
      Optional<AudioOutput.Line> opened =
          stopping ? Optional.empty() : output.open(rate, sound.sides());
      if (opened.isPresent()) {
        try (AudioOutput.Line open = opened.get()) {
          line = open;
          perform(open);
          rest = timeline.at(open.heardFrames());
          line = null;
        }
      } else if (!stopping) {
        reason = Player.State.NO_DEVICE;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // A device that was unplugged, as a rule.
      LOG.log(Level.WARNING, "playing", e);
      reason = Player.State.NO_DEVICE;
      line = null;
    }
    player.ended(this, reason, rest);
  }

  private void perform(AudioOutput.Line open) {
    int block = Math.max(16, (int) (open.rateHz() * BLOCK_S));
    float[][] samples = new float[sound.channels()][block];
    LevelTrail trail = new LevelTrail(sound.channels(), open.rateHz());
    ChannelMixer mixer = new ChannelMixer(sound, block, player.mix(), trail);
    levels = trail;
    Pcm16 pcm = new Pcm16(open.channels(), block, player.volume());
    PlaybackVoice voice = voice(open.rateHz());
    int played;
    do {
      played = 0;
      int count;
      double position = voice.position();
      while (!stopping && (count = voice.read(samples, block)) > 0) {
        write(
            open,
            pcm,
            mixer.mix(samples, count, player.mix()),
            count,
            position,
            voice.samplesPerFrame());
        played += count;
        position = voice.position();
      }
      voice.begin(stretch.from());
    } while (stretch.loop() && !stopping && played > 0);
    if (stopping) {
      open.flush();
    } else {
      open.drain();
    }
  }

  private PlaybackVoice voice(double lineRateHz) {
    return stretch.speed() < 1 && stretch.pitchKept()
        ? new SlowVoice(sound, stretch, first, lineRateHz)
        : new PlainVoice(sound, stretch, first, lineRateHz);
  }

  private void write(
      AudioOutput.Line open,
      Pcm16 pcm,
      float[][] samples,
      int count,
      double position,
      double samplesPerFrame) {
    int bytes = pcm.encode(samples, count, player.volume());
    // Before it can be heard.
    timeline.add(count, position, samplesPerFrame);
    open.write(pcm.bytes(), bytes);
  }
}
