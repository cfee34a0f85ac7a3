package org.wavecrate.gui.augment;

import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.text.Plural;

/// One kind of transform: how often it was applied, and a histogram of each parameter.
final class TallyCard extends VBox {
  private static final int SHOWN_TEXTS = 3;

  TallyCard(TransformTally tally) {
    getStyleClass().add("tally");
    Label name = new Label(tally.name() + (tally.steps() > 1 ? " × " + tally.steps() : ""));
    name.getStyleClass().add("tally-name");
    name.setMinWidth(0);
    Label reached =
        new Label("applied " + percent(tally.reached()) + " · stated " + percent(tally.stated()));
    reached.getStyleClass().add("tally-caption");
    VBox head = new VBox(name, reached);
    Hint.set(
        head,
        tally.name()
            + ": applied to "
            + percent(tally.reached())
            + " of the draws; the recipe states "
            + percent(tally.stated())
            + (tally.steps() > 1 ? ", all " + tally.steps() + " steps together" : ""));
    getChildren().add(head);
    for (DrawnValues values : tally.values()) {
      getChildren().addAll(caption(values), new DrawBars(values), ends(values));
    }
    if (!tally.texts().isEmpty()) {
      getChildren().add(texts(tally.texts()));
    }
  }

  private static Region space() {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    return space;
  }

  private static Label caption(DrawnValues values) {
    Label caption =
        new Label(
            values.name()
                + " · mean "
                + (values.whole()
                    ? Numbers.decimal(values.mean(), 1)
                    : AppliedWords.number(values.name(), values.mean())));
    caption.getStyleClass().add("tally-caption");
    return caption;
  }

  private static HBox ends(DrawnValues values) {
    DrawnValues.Bins bins = values.bins();
    boolean whole = values.whole();
    Label low = new Label(end(values, whole ? Math.ceil(bins.low()) : bins.low()));
    Label high = new Label(end(values, whole ? Math.floor(bins.high()) : bins.high()));
    HBox line = new HBox(low, space(), high);
    line.getStyleClass().add("tally-ends");
    return line;
  }

  private static String end(DrawnValues values, double value) {
    return values.whole() ? Numbers.trimmed(value, 0) : AppliedWords.number(values.name(), value);
  }

  private static Label texts(Map<String, Integer> texts) {
    Label label =
        new Label(
            Plural.of(texts.size(), "name")
                + ", most often "
                + texts.entrySet().stream()
                    .limit(SHOWN_TEXTS)
                    .map(entry -> entry.getKey() + " " + entry.getValue())
                    .collect(Collectors.joining(", ")));
    label.setWrapText(true);
    label.getStyleClass().add("tally-caption");
    return label;
  }

  private static String percent(double share) {
    double percent = 100 * share;
    return Numbers.decimal(percent, percent > 0 && percent < 10 ? 1 : 0) + " %";
  }
}
