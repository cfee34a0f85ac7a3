package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestTest {
  private final HeldBackground background = new HeldBackground();
  private final Latest latest = new Latest(background);
  private final List<String> heard = new ArrayList<>();

  private void request(String answer) {
    latest.start(p -> answer, heard::add, reason -> heard.add("failed: " + reason.getMessage()));
  }

  @Test
  void aNewRequestCancelsTheOldOneAndItsAnswerIsDroppedEvenIfItComes() {
    request("old");
    request("new");

    assertThat(background.isCancelled(0)).isTrue();
    background.finish(1);
    background.finish(0);

    assertThat(heard).containsExactly("new");
    assertThat(latest.running().get()).isFalse();
  }

  @Test
  void anOvertakenAnswerLeavesTheNewRequestRunning() {
    request("old");
    request("new");
    background.finish(0);

    assertThat(heard).isEmpty();
    assertThat(latest.running().get()).isTrue();
  }

  @Test
  void cancelledWorkIsNeverHeardOf() {
    request("unwanted");
    latest.cancel();
    background.finish(0);

    assertThat(heard).isEmpty();
    assertThat(latest.running().get()).isFalse();
  }

  @Test
  void whereWorkIsDoneAtOnceNothingIsLeftRunning() {
    Latest immediate = new Latest(new ImmediateBackground());
    immediate.start(p -> "done", heard::add, reason -> heard.add("failed"));

    assertThat(heard).containsExactly("done");
    assertThat(immediate.running().get()).isFalse();
  }

  /// Between the end of the work and its result there would be nothing to show.
  @Test
  void workRunsUntilItsResultIsTaken() {
    List<Boolean> running = new ArrayList<>();
    latest.start(
        p -> "done", done -> running.add(latest.running().get()), reason -> running.add(false));
    background.finish(0);

    assertThat(running).containsExactly(true);
    assertThat(latest.running().get()).isFalse();
  }

  @Test
  void workThatAResultAsksForRunsOn() {
    latest.start(p -> "first", done -> request("second"), reason -> heard.add("failed"));
    background.finish(0);
    assertThat(latest.running().get()).isTrue();

    background.finish(1);
    assertThat(heard).containsExactly("second");
    assertThat(latest.running().get()).isFalse();
  }

  @Test
  void aFailureIsHeardOfOnce() {
    latest.start(
        p -> {
          throw new IllegalStateException("broken");
        },
        done -> heard.add("done"),
        reason -> heard.add(reason.getMessage()));
    background.finish(0);

    assertThat(heard).containsExactly("broken");
  }
}
