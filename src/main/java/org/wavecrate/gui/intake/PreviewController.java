package org.wavecrate.gui.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.audio.AmplitudeScale;
import org.wavecrate.content.Content;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.playback.AudioOutput;
import org.wavecrate.gui.playback.Following;
import org.wavecrate.gui.playback.Loudspeaker;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.gui.sound.SoundView;
import org.wavecrate.gui.sound.TimeView;
import org.wavecrate.gui.sound.Zoom;
import org.wavecrate.intake.IntakePlan;
import org.wavecrate.intake.PlannedFile;
import org.wavecrate.intake.Rejection;
import org.wavecrate.intake.WindowPreview;
import org.wavecrate.plot.Section;
import org.wavecrate.plot.TimeRange;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// Binds a recording with its windows, the classes by split, and what is left out to the model.
final class PreviewController {
  private static final double CLASS_HEIGHT = 26;
  private static final double FILE_HEIGHT = 42;

  private final ImportModel model;
  private final RecordingModel recording;
  private final Loudspeaker loudspeaker;
  private final TimeView time = new TimeView();
  private final SoundView sound;
  private Content content = new Content.Nothing("");
  private int most = 1;
  private boolean warned;

  @FXML private VBox root;
  @FXML private Label name;
  @FXML private Label facts;
  @FXML private Label position;
  @FXML private Button play;
  @FXML private Button before;
  @FXML private Button next;
  @FXML private StackPane stage;
  @FXML private Label problem;
  @FXML private ListView<ClassShare> classes;
  @FXML private Label noClasses;
  @FXML private FlowPane legend;
  @FXML private VBox promises;
  @FXML private ListView<Rejection> leftOut;
  @FXML private Label leftOutTitle;

  /// @param screen runs what other threads tell on the thread of the screen
  @SuppressWarnings("NullAway.Init")
  PreviewController(
      ImportModel model,
      RecordingModel recording,
      Background background,
      AudioOutput output,
      Executor screen) {
    this.model = model;
    this.recording = recording;
    loudspeaker =
        new Loudspeaker(background, output, List.of(time), model.workspace().listening(), screen);
    sound = new SoundView(background, time);
  }

  @FXML
  private void initialize() {
    sound.choice().bind(model.workspace().look());
    sound.wheel().bind(model.workspace().wheel());
    stage.getChildren().addFirst(sound);
    classes.setCellFactory(list -> new ClassShareCell(() -> most, () -> warned));
    leftOut.setCellFactory(list -> new RejectionCell());
    classes.setFixedCellSize(CLASS_HEIGHT);
    leftOut.setFixedCellSize(FILE_HEIGHT);
    play.setOnAction(event -> toggle());
    before.setOnAction(event -> recording.walk(-1));
    next.setOnAction(event -> recording.walk(1));
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    recording.preview().subscribe(this::showPreview);
    recording.index().subscribe(index -> showName());
    recording.problem().subscribe(this::showProblem);
    model.problem().subscribe(this::showProblem);
    model.planned().subscribe(this::showPlan);
    Following following = new Following(loudspeaker::follow);
    loudspeaker
        .playing()
        .subscribe(
            playing -> {
              play.setGraphic(new FontIcon(playing.isPresent() ? "fth-square" : "fth-play"));
              play.setAccessibleText(playing.isPresent() ? "Stop" : "Play");
              if (playing.isPresent()) {
                following.start();
              } else {
                following.stop();
              }
            });
    Hint.set(play, "Play or stop (Space)");
    root.sceneProperty()
        .subscribe(
            scene -> {
              if (scene == null) {
                loudspeaker.stop();
              }
            });
  }

  void zoom(Zoom zoom) {
    zoom.apply(List.of(sound));
  }

  private void press(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE && !(event.getTarget() instanceof Button)) {
      toggle();
      event.consume();
    }
  }

  private void toggle() {
    int rate = model.planned().get().map(IntakePlan::rateHz).orElse(1);
    loudspeaker.toggle(0, content, rate);
  }

  private void showPreview(Optional<WindowPreview> preview) {
    loudspeaker.stop();
    showName();
    if (preview.isEmpty()) {
      content = new Content.Nothing("");
      sound.divide(List.of());
      sound.show(content, Optional.empty(), 1);
      play.setDisable(true);
      return;
    }
    WindowPreview shown = preview.get();
    content = Content.Sound.of(shown.samples(), shown.channels(), AmplitudeScale.FLOAT);
    sound.divide(sections(shown));
    sound.show(content, Optional.empty(), shown.rateHz());
    play.setDisable(shown.samples().length == 0);
  }

  private static List<Section> sections(WindowPreview preview) {
    List<Section> sections = new ArrayList<>();
    int number = 0;
    for (WindowPreview.Part part : preview.parts()) {
      boolean example = part.fate() == WindowPreview.Fate.EXAMPLE;
      number += example ? 1 : 0;
      String caption =
          switch (part.fate()) {
            case EXAMPLE -> Integer.toString(number);
            case TRIMMED -> "silence, trimmed";
            case DROPPED -> "dropped";
          };
      sections.add(new Section(new TimeRange(part.from(), part.to()), caption, !example));
    }
    return sections;
  }

  private void showName() {
    Optional<PlannedFile> file = recording.file();
    name.setText(file.map(it -> it.file().name()).orElse(""));
    Hint.set(name, name.getText());
    facts.setText(file.map(PreviewController::factsOf).orElse(""));
    int count = model.planned().get().map(plan -> plan.files().size()).orElse(0);
    position.setText(
        count == 0
            ? ""
            : Formatted.of(
                "recording %s of %s",
                Numbers.count(recording.index().get() + 1L), Numbers.count(count)));
    before.setDisable(count < 2);
    next.setDisable(count < 2);
  }

  private static String factsOf(PlannedFile file) {
    List<String> parts = new ArrayList<>();
    file.label().ifPresent(parts::add);
    parts.add(file.split().canonical());
    if (!file.group().equals(file.file().name())) {
      parts.add("with " + file.group());
    }
    parts.add(file.format().name());
    parts.add(Numbers.hertz(file.format().sampleRateHz()));
    if (Double.isFinite(file.format().seconds())) {
      parts.add(Numbers.duration(file.format().seconds()));
    }
    parts.add(Plural.of(file.examples(), "example"));
    return String.join(" · ", parts);
  }

  private void showProblem(String sentence) {
    String text =
        model.problem().get().isEmpty() ? recording.problem().get() : model.problem().get();
    problem.setText(text);
    problem.setVisible(!text.isEmpty());
  }

  private void showPlan(Optional<IntakePlan> plan) {
    List<ClassShare> shares = plan.map(ClassShare::of).orElse(List.of());
    most = (int) shares.stream().mapToLong(ClassShare::total).max().orElse(1);
    warned = shares.stream().anyMatch(share -> !share.missing().isEmpty());
    classes.setItems(FXCollections.observableArrayList(shares));
    boolean any = shares.stream().anyMatch(share -> !share.name().isEmpty());
    noClasses.setVisible(plan.isPresent() && !any);
    noClasses.setText("No labels: the examples are imported without classes.");
    classes.setVisible(any);
    legend.getChildren().clear();
    plan.ifPresent(
        made ->
            made.examplesBySplit()
                .forEach((split, count) -> legend.getChildren().add(key(split, count))));
    promises.getChildren().setAll(plan.map(this::promisesOf).orElse(List.of()));
    List<Rejection> rejected = plan.map(IntakePlan::rejected).orElse(List.of());
    leftOut.setItems(FXCollections.observableArrayList(rejected));
    leftOutTitle.setText(
        rejected.isEmpty()
            ? "NOTHING IS LEFT OUT"
            : "LEFT OUT: " + Plural.of(rejected.size(), "file").toUpperCase(Locale.ROOT));
  }

  private static Label key(SplitName split, long count) {
    Region square = new Region();
    square.getStyleClass().addAll("part", "part-" + split.ordinal(), "square");
    return new Label(split.canonical() + " " + Numbers.count(count), square);
  }

  private List<Label> promisesOf(IntakePlan plan) {
    List<Label> lines = new ArrayList<>();
    lines.add(
        line(
            "fth-check",
            Formatted.of(
                "%s found, each imported or listed below", Plural.of(plan.found(), "file"))));
    lines.add(line("fth-check", Plural.of(plan.groups(), "group") + ", each kept in one split"));
    plan.warnings().forEach(warning -> lines.add(line("fth-alert-triangle", warning)));
    plan.decisions().forEach(decision -> lines.add(line("fth-info", decision)));
    return lines;
  }

  private static Label line(String icon, String text) {
    Label line = new Label(text, new FontIcon(icon));
    line.getStyleClass().addAll("promise", icon.substring(4));
    line.setWrapText(true);
    line.setMinHeight(Region.USE_PREF_SIZE);
    return line;
  }
}
