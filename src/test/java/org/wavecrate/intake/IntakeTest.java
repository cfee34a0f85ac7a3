package org.wavecrate.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.decode.WaveBytes;

class IntakeTest {
  private static final int RECORDINGS = 20;
  private static final IntakeOptions HALF_SECONDS =
      IntakeOptions.DEFAULT.withWindowS(OptionalDouble.of(0.5)).withBlockSize(8);

  @TempDir Path temp;

  private Path source;

  @BeforeEach
  void makeRecordings() throws IOException {
    source = Files.createDirectories(temp.resolve("corpus"));
    for (int i = 0; i < RECORDINGS; i++) {
      double[] samples = new double[8000 + 500 * i];
      for (int t = 0; t < samples.length; t++) {
        samples[t] = 0.5 * Math.sin((0.05 + 0.01 * i) * t);
      }
      Path folder = Files.createDirectories(source.resolve(i % 2 == 0 ? "a" : "b"));
      Files.write(folder.resolve(i + ".wav"), WaveBytes.of(1, 16, 1, 8000, samples));
    }
  }

  private IntakeResult run(Path out, int threads, Progress progress) throws IOException {
    List<Path> sources = List.of(source);
    IntakePlan plan = Planner.plan(Found.in(sources, HALF_SECONDS, Progress.NONE), HALF_SECONDS);
    return Intake.run(plan, sources, out, threads, progress);
  }

  private static Map<String, String> content(Path folder) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        String bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        content.put(folder.relativize(file).toString(), bytes);
      }
    }
    return content;
  }

  @Test
  void noNumberOfThreadsChangesAByte() throws IOException {
    IntakeResult result = run(temp.resolve("one"), 1, Progress.NONE);
    for (int threads : new int[] {2, 8}) {
      Path out = temp.resolve("threads-" + threads);
      run(out, threads, Progress.NONE);
      assertThat(content(out)).isEqualTo(content(temp.resolve("one")));
    }
    assertThat(result.imported()).isEqualTo(RECORDINGS);
    assertThat(result.exampleCount())
        .isEqualTo(Dataset.open(temp.resolve("one"), Progress.NONE).size());
  }

  @Test
  void cancelledItGoesOnWhereItWas() throws IOException {
    run(temp.resolve("whole"), 1, Progress.NONE);
    AtomicInteger reports = new AtomicInteger();
    Progress impatient =
        new Progress() {
          @Override
          public void report(long done, long total) {
            reports.incrementAndGet();
          }

          @Override
          public boolean isCancelled() {
            return reports.get() >= 7;
          }
        };
    Path out = temp.resolve("out");
    assertThatThrownBy(() -> run(out, 1, impatient)).isInstanceOf(CancellationException.class);
    assertThat(out).doesNotExist();
    IntakeResult result = run(out, 1, Progress.NONE);
    assertThat(result.resumed()).isEqualTo(7);
    assertThat(content(out)).isEqualTo(content(temp.resolve("whole")));
    assertThat(temp.resolve(".out.wavecrate-import")).doesNotExist();
  }

  @Test
  void whatChangedMeanwhileIsReadAgain() throws IOException {
    AtomicInteger reports = new AtomicInteger();
    Path out = temp.resolve("out");
    Progress impatient =
        new Progress() {
          @Override
          public void report(long done, long total) {
            reports.incrementAndGet();
          }

          @Override
          public boolean isCancelled() {
            return reports.get() >= 3;
          }
        };
    assertThatThrownBy(() -> run(out, 1, impatient)).isInstanceOf(CancellationException.class);
    Files.write(source.resolve("a/0.wav"), WaveBytes.of(1, 16, 1, 8000, new double[9000]));
    assertThat(run(out, 1, Progress.NONE).resumed()).isZero();
  }

  @Test
  void killedAfterTheDatasetGotItsNameItLeavesNothing() throws IOException {
    Path out = temp.resolve("out");
    run(out, 2, Progress.NONE);
    Path hidden = Files.createDirectories(temp.resolve(".out.wavecrate-import/examples/0"));
    Files.write(temp.resolve(".out.wavecrate-import/publishing"), new byte[0]);
    assertThatThrownBy(() -> run(out, 1, Progress.NONE)).hasMessageContaining("is not empty");
    assertThat(hidden.getParent().getParent()).doesNotExist();
  }

  @Test
  void aRecordingThatChangesIsRejectedByName() throws IOException {
    List<Path> sources = List.of(source);
    IntakePlan plan = Planner.plan(Found.in(sources, HALF_SECONDS, Progress.NONE), HALF_SECONDS);
    Files.write(source.resolve("b/3.wav"), new byte[100], StandardOpenOption.APPEND);
    IntakeResult result = Intake.run(plan, sources, temp.resolve("out"), Progress.NONE);
    assertThat(result.rejected())
        .containsExactly(
            new Rejection(
                "b/3.wav", "changed while it was read; import again when nothing writes to it"));
  }

  @Test
  void whatCannotBeWrittenIsSaidInASentence() throws IOException {
    Files.write(temp.resolve("file"), new byte[1]);
    assertThatThrownBy(() -> run(temp.resolve("file/out"), 1, Progress.NONE))
        .isInstanceOf(IntakeException.class)
        .hasMessageStartingWith(temp.resolve("file/out") + ": can't be written: ")
        .hasMessageEndingWith("; fix that, then run the same command again to continue");
  }

  @Test
  void theEstimateCountsWholeBlocksOfTheDisk() throws IOException {
    IntakePlan plan =
        Planner.plan(Found.in(List.of(source), HALF_SECONDS, Progress.NONE), HALF_SECONDS);
    // Half a second at 8,000 Hz: 128 + 16,000 bytes, and a label of 128 + 8.
    assertThat(plan.bytes()).isEqualTo(plan.examples() * (16_128 + 136));
    assertThat(plan.bytesIn(4096)).isEqualTo(plan.examples() * 5 * 4096);
  }

  @Test
  void everyExampleLeadsBackToItsRecording() throws IOException {
    Path out = temp.resolve("out");
    run(out, 2, Progress.NONE);
    Dataset dataset = Dataset.open(out, Progress.NONE);
    var example = dataset.splits().getFirst().example(3);
    ExampleOrigin origin = ExampleOrigin.find(example.location()).orElseThrow();
    assertThat(source.resolve(origin.source())).exists();
    assertThat(origin.endS() - origin.startS()).isEqualTo(0.5);
    assertThat(origin.group()).isEqualTo(origin.source());
  }

  @Test
  void aRecordingThatVanishesIsRejectedByName() throws IOException {
    List<Path> sources = List.of(source);
    IntakePlan plan = Planner.plan(Found.in(sources, HALF_SECONDS, Progress.NONE), HALF_SECONDS);
    Files.delete(source.resolve("b/3.wav"));
    IntakeResult result = Intake.run(plan, sources, temp.resolve("out"), Progress.NONE);
    assertThat(result.rejected())
        .containsExactly(new Rejection("b/3.wav", "vanished while it was read"));
    assertThat(result.imported()).isEqualTo(RECORDINGS - 1);
  }
}
