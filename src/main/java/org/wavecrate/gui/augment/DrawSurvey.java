package org.wavecrate.gui.augment;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.Preview;
import org.wavecrate.plot.PeakPyramid;
import org.wavecrate.transform.Applied;
import org.wavecrate.transform.Domain;
import org.wavecrate.transform.Transform;

/// Makes draws all over a split and its epochs, and notes those that spoil their example.
final class DrawSurvey {
  private static final int DRAWS = 120;
  private static final int LEAST_DRAWS = 12;

  /// So many samples may a survey take, going by pitch shifting, the slowest.
  private static final long MOST_SAMPLES = 4_000_000;

  /// A mask that leaves less than the rest of this part hides the example.
  private static final double HIDDEN = 0.98;

  private static final double SILENT = 1e-3;

  private final BatchGenerator generator;
  private final double fullScale;
  private final boolean loses;
  private final boolean masks;
  private final List<FaultyDraw> faulty = new ArrayList<>();

  /// @param generator of a training split
  /// @param fullScale of its sounds
  DrawSurvey(BatchGenerator generator, double fullScale) {
    this.generator = generator;
    this.fullScale = fullScale;
    List<Transform> transforms = generator.recipe().transforms();
    loses = losesWhatLeaves(transforms);
    masks = transforms.stream().anyMatch(transform -> transform.domain() == Domain.FEATURES);
  }

  Survey run(Progress progress) throws IOException {
    Split split = generator.split();
    int draws = DRAWS;
    int made = 0;
    for (; made < draws; made++) {
      progress.throwIfCancelled();
      int example = (int) ((long) made * split.size() / draws + made) % split.size();
      int length = judge(made, example);
      draws = Math.clamp(MOST_SAMPLES / Math.max(1, length), LEAST_DRAWS, DRAWS);
    }
    return new Survey(made, faulty);
  }

  /// The faults of an example's draw in an epoch.
  List<FaultyDraw> faults(int epoch, int example) throws IOException {
    faulty.clear();
    judge(epoch, example);
    return List.copyOf(faulty);
  }

  /// Notes what is wrong with a draw.
  ///
  /// @return the number of values of the example
  private int judge(int epoch, int example) throws IOException {
    Preview preview = generator.preview(epoch, example);
    if (preview.layout().isWaveform()) {
      judgeSound(epoch, example, preview);
    } else if (isHidden(preview.after()) && !isHidden(preview.before())) {
      add(DrawFault.HIDES, epoch, example, 1);
    }
    return preview.before().length;
  }

  private void add(DrawFault fault, int epoch, int example, double badness) {
    faulty.add(new FaultyDraw(fault, epoch, generator.split().example(example), badness));
  }

  private void judgeSound(int epoch, int example, Preview preview) throws IOException {
    double before = peak(preview.before());
    double after = peak(preview.after());
    int beyond = beyond(preview.after()) - beyond(preview.before());
    if (beyond > 0) {
      add(DrawFault.CLIPS, epoch, example, beyond);
    }
    boolean audible = before >= SILENT * fullScale;
    if (audible && after < SILENT * fullScale) {
      add(DrawFault.SILENCES, epoch, example, -after);
    }
    double movedOut = 0;
    for (Applied applied : loses ? preview.applied() : List.<Applied>of()) {
      movedOut = Math.max(movedOut, partMovedOut(applied, preview));
    }
    if (movedOut > 0.5) {
      add(DrawFault.MOVES_OUT, epoch, example, movedOut);
    }
    boolean heard = audible && after >= SILENT * fullScale;
    if (masks && heard && isHidden(tensor(epoch, example))) {
      add(DrawFault.HIDES, epoch, example, 1);
    }
  }

  /// The example as training gets it: masks come after features.
  private float[] tensor(int epoch, int example) throws IOException {
    float[] values = new float[Math.toIntExact(generator.exampleSpec().bytes() / Float.BYTES)];
    generator.fillExample(epoch, example, MemorySegment.ofArray(values));
    return values;
  }

  /// Whether nearly all values are one: what masks leave when they cover the whole example.
  static boolean isHidden(float[] values) {
    float candidate = 0;
    int votes = 0;
    // Boyer and Moore 1991: the value of the majority, if there is one.
    for (float value : values) {
      if (votes == 0) {
        candidate = value;
      }
      votes += value == candidate ? 1 : -1;
    }
    int same = 0;
    for (float value : values) {
      same += value == candidate ? 1 : 0;
    }
    return same >= HIDDEN * values.length;
  }

  private static double peak(float[] values) {
    return new PeakPyramid(values, Float.POSITIVE_INFINITY).peak();
  }

  private int beyond(float[] values) {
    int count = 0;
    for (float value : values) {
      count += Math.abs(value) > fullScale * (1 + 1e-6) ? 1 : 0;
    }
    return count;
  }

  /// Whether a shift fills up with silence.
  private static boolean losesWhatLeaves(List<Transform> transforms) {
    return transforms.stream()
        .anyMatch(
            transform ->
                Boolean.FALSE.equals(transform.kind().values(transform).get("rollover"))
                    && transform.probability() > 0);
  }

  /// Which part of the energy lies where a shift takes it out of the window.
  private static double partMovedOut(Applied applied, Preview preview) {
    if (!applied.kind().equals("shift")
        || !(applied.values().get("samples") instanceof Integer samples)) {
      return 0;
    }
    float[] values = preview.before();
    long moved = (long) samples * preview.columns();
    double all = 0;
    double lost = 0;
    for (int i = 0; i < values.length; i++) {
      double energy = (double) values[i] * values[i];
      all += energy;
      lost += i + moved < 0 || i + moved >= values.length ? energy : 0;
    }
    return all > 0 ? lost / all : 0;
  }
}
