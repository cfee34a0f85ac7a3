package org.wavecrate.gui.example;

import java.util.List;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.generator.Recipe;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.RecipeSaving;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.plot.SampleRate;

/// Shows the sample rate, a guess as a guess, and lets the user state it: once for each dataset.
final class RateMenu {
  private static final List<Integer> USUAL_HZ =
      List.of(8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000);

  private final MenuButton button;
  private final Workspace workspace;
  private final java.util.function.Consumer<String> told;
  private final ToggleGroup group = new ToggleGroup();
  private final TextField other = new TextField();
  private final MenuItem save = new MenuItem();

  /// @param told hears of what was saved, as a sentence
  RateMenu(MenuButton button, Workspace workspace, java.util.function.Consumer<String> told) {
    this.button = button;
    this.workspace = workspace;
    this.told = told;
    for (int hz : USUAL_HZ) {
      RadioMenuItem item = new RadioMenuItem(Numbers.hertz(hz));
      item.setToggleGroup(group);
      item.setUserData(hz);
      item.setOnAction(event -> workspace.stateSampleRate(hz));
      button.getItems().add(item);
    }
    other.setPrefColumnCount(7);
    other.setPromptText("other");
    other.setAccessibleText("Sample rate in hertz");
    other.setOnAction(event -> stateOther());
    HBox row = new HBox(8, other, new Label("Hz"));
    row.getStyleClass().add("rate-row");
    CustomMenuItem field = new CustomMenuItem(row, false);
    save.setOnAction(event -> RecipeSaving.saveSampleRate(workspace, told));
    button.getItems().addAll(field, new SeparatorMenuItem(), save);
    workspace.sampleRate().subscribe(this::refresh);
    workspace.recipe().subscribe(this::refresh);
    workspace.dataset().subscribe(this::refresh);
  }

  private void stateOther() {
    try {
      int hz = Integer.parseInt(other.getText().strip().replace(",", "").replace("_", ""));
      if (hz >= 1 && hz <= Recipe.MOST_SAMPLE_RATE_HZ) {
        workspace.stateSampleRate(hz);
        other.clear();
        button.hide();
        return;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    told.accept("A sample rate is a whole number of hertz, such as 16000.");
  }

  private void refresh() {
    SampleRate rate = workspace.sampleRate().get();
    boolean guess = rate.origin() == SampleRate.Origin.ASSUMED;
    button.setText(Numbers.hertz(rate.hz()) + (guess ? " (guess)" : ""));
    button.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("guess"), guess);
    Hint.set(
        button,
        guess
            ? ".npy files do not store a sample rate: this is a guess. Set it here."
            : "The sample rate");
    group
        .getToggles()
        .forEach(item -> item.setSelected(item.getUserData().equals((int) rate.hz())));
    boolean zip = workspace.dataset().get().flatMap(Dataset::recipeFile).isEmpty();
    boolean known =
        workspace.recipe().get().sampleRateHz().orElse(0) == (int) Math.round(rate.hz());
    save.setDisable(zip || known);
    save.setText(
        zip
            ? "A zip can’t be changed; remembered on this computer"
            : known
                ? "wavecrate.json says " + Numbers.hertz(rate.hz())
                : "Write " + Numbers.hertz(rate.hz()) + " into wavecrate.json");
  }
}
