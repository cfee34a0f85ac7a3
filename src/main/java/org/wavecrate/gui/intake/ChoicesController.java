package org.wavecrate.gui.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.example.ChoiceButton;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.intake.Found;
import org.wavecrate.intake.IntakeOptions;
import org.wavecrate.intake.IntakeOptions.ChannelChoice;
import org.wavecrate.intake.IntakePlan;
import org.wavecrate.npy.Dtype;
import org.wavecrate.text.Plural;

/// Binds the source's summary and the choices of an import to the model.
final class ChoicesController {
  private static final List<Dtype> DTYPES =
      List.of(
          Dtype.FLOAT32,
          new Dtype(Dtype.Kind.INT, 2, false),
          new Dtype(Dtype.Kind.FLOAT, 2, false));

  private final ImportModel model;
  private final RecordingModel recording;
  private final Importing importing;
  private final Choosers choosers;

  @FXML private ScrollPane root;
  @FXML private VBox options;
  @FXML private Label extent;
  @FXML private Label formats;
  @FXML private Label rates;
  @FXML private Label unreadable;
  @FXML private Hyperlink otherSource;
  @FXML private ChoiceButton layout;
  @FXML private Label evidence;
  @FXML private ChoiceButton label;
  @FXML private ChoiceButton group;
  @FXML private ChoiceButton splits;
  @FXML private OptionField fractions;
  @FXML private OptionField rate;
  @FXML private ChoiceButton channels;
  @FXML private OptionField window;
  @FXML private OptionField hop;
  @FXML private CheckBox whole;
  @FXML private OptionField trim;
  @FXML private OptionField loudness;
  @FXML private ChoiceButton remainder;
  @FXML private ChoiceButton dtype;
  @FXML private Label target;
  @FXML private Hyperlink browse;
  @FXML private OptionField blockSize;
  @FXML private Label size;
  @FXML private Button start;
  @FXML private Button stop;
  @FXML private ProgressBar progress;
  @FXML private Label outcome;

  @SuppressWarnings("NullAway.Init")
  ChoicesController(
      ImportModel model, RecordingModel recording, Importing importing, Choosers choosers) {
    this.model = model;
    this.recording = recording;
    this.importing = importing;
    this.choosers = choosers;
  }

  @FXML
  private void initialize() {
    connectFields();
    connectButtons();
    model.found().subscribe(this::showFound);
    model.options().subscribe(now -> showOptions());
    model.planned().subscribe(this::showPlan);
    model.target().subscribe(this::showTarget);
    recording.preview().subscribe(now -> showSize());
    importing.running().subscribe(this::showRunning);
    importing.words().subscribe(outcome::setText);
    progress.progressProperty().bind(importing.fraction());
  }

  private void connectFields() {
    rate.connect(
        text ->
            text.isEmpty()
                ? edit(now -> now.withRateHz(OptionalInt.empty()))
                : number(text, (now, hz) -> now.withRateHz(OptionalInt.of((int) Math.rint(hz)))));
    window.connect(
        text -> optional(text, (now, seconds) -> now.withWhole(false).withWindowS(seconds)));
    hop.connect(text -> optional(text, (now, seconds) -> now.withWhole(false).withHopS(seconds)));
    trim.connect(
        text -> optional(text.replace("-", "").replace("−", ""), IntakeOptions::withTrimBelowDb));
    loudness.connect(text -> optional(text.replace("−", "-"), IntakeOptions::withLoudnessLufs));
    blockSize.connect(
        text -> number(text, (now, count) -> now.withBlockSize((int) Math.rint(count))));
    fractions.connect(this::takeFractions);
  }

  private Optional<String> takeFractions(String text) {
    try {
      List<Double> shares =
          List.of(text.split("[,; ]+")).stream()
              .map(part -> Double.parseDouble(part) / 100)
              .toList();
      return edit(now -> now.withFractions(shares));
    } catch (NumberFormatException e) {
      return Optional.of("Three percentages that add up to 100, such as 80, 10, 10");
    }
  }

  private Optional<String> number(
      String text, BiFunction<IntakeOptions, Double, IntakeOptions> change) {
    try {
      double value = Double.parseDouble(text.replace(",", "."));
      return edit(now -> change.apply(now, value));
    } catch (NumberFormatException e) {
      return Optional.of("A number");
    }
  }

  private Optional<String> optional(
      String text, BiFunction<IntakeOptions, OptionalDouble, IntakeOptions> change) {
    return text.isEmpty()
        ? edit(now -> change.apply(now, OptionalDouble.empty()))
        : number(text, (now, value) -> change.apply(now, OptionalDouble.of(value)));
  }

  private Optional<String> edit(UnaryOperator<IntakeOptions> change) {
    return model.edit(change);
  }

  private void connectButtons() {
    channels.offer(
        List.of(ChannelChoice.values()),
        choice -> choice.name().toLowerCase(Locale.ROOT),
        () -> model.options().get().channels(),
        choice -> edit(now -> now.withChannels(choice)));
    remainder.offer(
        List.of(false, true),
        pad -> pad ? "pad" : "drop",
        () -> model.options().get().padRemainder(),
        pad -> edit(now -> now.withPadRemainder(pad)));
    dtype.offer(
        DTYPES,
        Dtype::numpyName,
        () -> model.options().get().dtype(),
        type -> edit(now -> now.withDtype(type)));
    whole.setOnAction(
        event ->
            edit(
                now ->
                    now.withWindowS(OptionalDouble.empty())
                        .withHopS(OptionalDouble.empty())
                        .withWhole(whole.isSelected())));
    browse.setOnAction(
        event ->
            model
                .target()
                .get()
                .ifPresent(now -> choosers.target(now).ifPresent(model::chooseTarget)));
    otherSource.setOnAction(
        event ->
            choosers
                .recordings()
                .ifPresent(folder -> model.workspace().recordings().set(List.of(folder))));
    start.setOnAction(event -> importing.start());
    stop.setOnAction(event -> importing.stop());
  }

  private void showFound(Optional<Found> found) {
    options.setDisable(found.isEmpty() || importing.running().get());
    if (found.isEmpty()) {
      return;
    }
    FoundText text = FoundText.of(found.get());
    extent.setText(text.extent());
    formats.setText(text.formats());
    rates.setText(text.rates());
    int bad = found.get().rejected().size();
    unreadable.setText(
        Plural.of(bad, "file")
            + " can’t be read as "
            + Plural.either(bad, "a recording", "recordings"));
    Presence.show(unreadable, bad > 0);
    evidence.setText(String.join("; ", found.get().layouts().values()));
    Hint.set(evidence, evidence.getText());
    offer(layout, ReadChoice.layouts(found.get()));
    offer(label, ReadChoice.labels(found.get()));
    offer(group, ReadChoice.groups(found.get()));
    offer(splits, ReadChoice.splits(found.get()));
  }

  private void offer(ChoiceButton button, List<ReadChoice> choices) {
    button.offer(
        choices,
        ReadChoice::text,
        () -> ReadChoice.current(choices, model.options().get()),
        choice -> edit(choice.choose()));
  }

  private void showOptions() {
    IntakeOptions now = model.options().get();
    for (ChoiceButton each : List.of(layout, label, group, splits, channels, remainder, dtype)) {
      each.refresh();
    }
    rate.show(now.rateHz().isPresent() ? Integer.toString(now.rateHz().getAsInt()) : "");
    window.show(text(now.windowS()));
    hop.show(text(now.hopS()));
    trim.show(text(now.trimBelowDb()));
    loudness.show(text(now.loudnessLufs()));
    blockSize.show(Integer.toString(now.blockSize()));
    whole.setSelected(now.whole());
    fractions.show(shares(now.fractions()));
  }

  private static String shares(List<Double> fractions) {
    Function<Double, String> percent = share -> Numbers.trimmed(100 * share, 2);
    return String.join(", ", fractions.stream().map(percent).toList());
  }

  private static String text(OptionalDouble value) {
    return value.isPresent() ? Numbers.trimmed(value.getAsDouble(), 3).replace(",", "") : "";
  }

  private void showPlan(Optional<IntakePlan> plan) {
    plan.ifPresent(
        made -> {
          rate.setPromptText(Integer.toString(made.rateHz()));
          double windowS = made.windows().length().orElse(0) / (double) made.rateHz();
          double hopS = made.windows().hop() / (double) made.rateHz();
          boolean cut = made.windows().length().isPresent();
          window.setPromptText(cut ? Numbers.trimmed(windowS, 3) : "whole");
          hop.setPromptText(cut ? Numbers.trimmed(hopS, 3) : "–");
        });
    showSize();
  }

  private void showSize() {
    Optional<IntakePlan> plan = model.planned().get();
    boolean possible = plan.filter(made -> !made.files().isEmpty()).isPresent();
    start.setDisable(!possible || importing.running().get());
    if (plan.isEmpty()) {
      size.setText(model.problem().get());
      return;
    }
    OptionalDouble seconds = recording.seconds();
    String time = seconds.isEmpty() ? "" : " · about " + rough(seconds.getAsDouble());
    size.setText(
        Plural.of(plan.get().examples(), "example")
            + " · "
            + Numbers.bytes(plan.get().bytes())
            + time);
  }

  private static String rough(double seconds) {
    return seconds < 90
        ? Numbers.decimal(Math.max(1, seconds), 0) + " s"
        : Numbers.decimal(seconds / 60, 0) + " min";
  }

  private void showTarget(Optional<Path> folder) {
    target.setText(folder.map(Path::toString).orElse(""));
    Hint.set(target, target.getText());
  }

  private void showRunning(boolean running) {
    options.setDisable(running || model.found().get().isEmpty());
    Presence.show(progress, running);
    Presence.show(stop, running);
    Presence.show(start, !running);
    showSize();
  }
}
