package org.wavecrate.gui.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Toolkit;

class FactsCardTest {
  private static final Fact PEAK = new Fact("peak", "−8.12 dBFS", "The greatest sample");
  private static final Fact CLIPPED = new Fact("clipped", "3", "Samples at full scale", true);
  private static final Fact UNCLIPPED = new Fact("clipped", "0", "Samples at full scale");

  @BeforeAll
  static void start() {
    Toolkit.start();
  }

  private static List<Label> labels(FactsCard card) {
    return ((Pane) card.getChildren().get(1))
        .getChildren().stream()
            .flatMap(line -> ((Pane) line).getChildren().stream())
            .flatMap(part -> part instanceof Label label ? Stream.of(label) : Stream.of())
            .toList();
  }

  @Test
  void showsNamesValuesAndWhatTheyMean() throws Exception {
    Toolkit.get(
        () -> {
          FactsCard card = new FactsCard();
          card.show(List.of(PEAK, CLIPPED));
          List<Label> shown = labels(card);
          assertThat(shown)
              .extracting(Label::getText)
              .containsExactly("peak", "−8.12 dBFS", "clipped", "3");
          assertThat(Hint.getText(shown.get(1))).isEqualTo("−8.12 dBFS\nThe greatest sample");
          assertThat(shown.get(3).getStyleClass()).containsExactly("label", "fact-warning");
          return null;
        });
  }

  @Test
  void otherFactsTakeTheSameLines() throws Exception {
    Toolkit.get(
        () -> {
          FactsCard card = new FactsCard();
          card.show(List.of(CLIPPED, PEAK));
          List<Label> before = labels(card);
          card.show(List.of(UNCLIPPED));
          assertThat(labels(card)).isEqualTo(before.subList(0, 2));
          assertThat(before.get(1).getText()).isEqualTo("0");
          assertThat(Hint.getText(before.get(1))).isEqualTo("0\nSamples at full scale");
          assertThat(before.get(1).getStyleClass()).containsExactly("label", "fact-value");
          card.show(List.of());
          assertThat(card.isManaged()).isFalse();
          return null;
        });
  }
}
