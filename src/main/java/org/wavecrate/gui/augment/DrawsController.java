package org.wavecrate.gui.augment;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.TilePane;
import org.wavecrate.content.Content;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.text.Plural;

/// Shows what is drawn over an epoch, and many draws of the example to play through.
final class DrawsController {
  private static final PseudoClass HEARD = PseudoClass.getPseudoClass("heard");

  private final AugmentModel model;
  private final DrawsModel draws;
  private final Audition audition;
  private final Latest painting;
  private final Latest hearing;
  private Consumer<Take> open = take -> {};
  private Optional<Take> heard = Optional.empty();

  @FXML private ScrollPane drawsBox;
  @FXML private Label drawsWords;
  @FXML private FlowPane tallies;
  @FXML private ToggleButton byEpoch;
  @FXML private ToggleButton worstFirst;
  @FXML private Label heardWords;
  @FXML private Button openDraw;
  @FXML private TilePane gallery;

  /// @param audition plays one draw
  @SuppressWarnings("NullAway.Init")
  DrawsController(AugmentModel model, Background background, Audition audition) {
    this.model = model;
    this.audition = audition;
    draws = new DrawsModel(model.training(), background);
    painting = new Latest(background);
    hearing = new Latest(background);
  }

  @FXML
  private void initialize() {
    model.training().stage().subscribe(this::showStage);
    byEpoch.setOnAction(event -> draws.worstFirst().set(false));
    worstFirst.setOnAction(event -> draws.worstFirst().set(true));
    openDraw.setOnAction(event -> heard.ifPresent(open));
    draws
        .worstFirst()
        .subscribe(
            worst -> {
              byEpoch.setSelected(!worst);
              worstFirst.setSelected(worst);
            });
    draws.draws().subscribe(now -> showDraws());
    draws.counting().subscribe(now -> showWords());
    draws.countingProgress().subscribe(now -> showWords());
    draws.gallery().subscribe(this::paint);
    model.workspace().look().subscribe(now -> paint(draws.gallery().get()));
    gallery.widthProperty().subscribe(width -> TakeTiles.fillRows(gallery));
    choose(Optional.empty());
  }

  /// @param opens shows a draw large
  void onOpen(Consumer<Take> opens) {
    open = opens;
  }

  /// Plays the draw that was heard last, or stops it.
  void play() {
    heard.ifPresent(this::hear);
  }

  private void showStage(StageView stage) {
    boolean shown = stage == StageView.DRAWS;
    drawsBox.setVisible(shown);
    if (!shown) {
      hearing.cancel();
      audition.stop();
    }
  }

  private void showDraws() {
    tallies
        .getChildren()
        .setAll(
            draws.draws().get().map(Draws::tallies).orElse(List.of()).stream()
                .<Node>map(TallyCard::new)
                .toList());
    showWords();
  }

  private void showWords() {
    double progress = draws.countingProgress().get();
    String counting = progress > 0 ? "drawing … " + Math.round(100 * progress) + " %" : "drawing …";
    drawsWords.setText(
        draws.counting().get() ? counting : draws.draws().get().map(this::words).orElse(none()));
  }

  private String words(Draws found) {
    if (found.tallies().isEmpty()) {
      return "there are no transforms";
    }
    String all = Plural.of(found.size(), "example");
    return "epoch "
        + found.epoch()
        + " · "
        + (found.draws() == found.size()
            ? "all " + all
            : Numbers.count(found.draws()) + " of " + all + ", spread evenly");
  }

  private String none() {
    return model.training().trains() ? "" : "transforms apply only to the training split";
  }

  private void paint(List<Drawn> drawn) {
    Optional<BeforeAfter> sound = model.training().heard().get();
    if (drawn.isEmpty() || sound.isEmpty()) {
      painting.cancel();
      gallery.getChildren().clear();
      choose(Optional.empty());
      return;
    }
    double rate = model.rateHz();
    var look = model.workspace().look().get().spectrogram();
    List<Take> takes = drawn.stream().map(Drawn::take).toList();
    painting.start(
        progress -> TakePicture.draw(takes, sound.get().scale(), rate, look, progress),
        pictures -> show(drawn, pictures),
        reason -> {});
  }

  private void show(List<Drawn> drawn, List<TakePicture> pictures) {
    gallery.getChildren().clear();
    for (int i = 0; i < pictures.size(); i++) {
      TakeCell cell = new TakeCell(pictures.get(i), drawn.get(i).words(), this::hear);
      cell.setUserData(drawn.get(i).take());
      gallery.getChildren().add(cell);
    }
    TakeTiles.fillRows(gallery);
    choose(heard.filter(take -> drawn.stream().anyMatch(each -> each.take() == take)));
  }

  private void hear(Take take) {
    boolean again = heard.filter(now -> now == take).isPresent();
    choose(Optional.of(take));
    if (again) {
      audition.toggle(Audition.A);
      return;
    }
    audition.stop();
    hearing.start(
        progress -> model.training().hear(take, progress),
        made -> {
          if (made.augmented() instanceof Content.Sound sound) {
            audition.load(List.of(sound), model.rateHz());
            audition.toggle(Audition.A);
          } else {
            open.accept(take);
          }
        },
        reason -> heardWords.setText(String.valueOf(reason.getMessage())));
  }

  private void choose(Optional<Take> take) {
    heard = take;
    String applied = take.map(now -> AppliedWords.of(now.applied())).orElse("");
    heardWords.setText(
        take.map(now -> "epoch " + now.epoch() + ": " + (applied.isEmpty() ? "nothing" : applied))
            .orElse("click one to hear it"));
    openDraw.setDisable(take.isEmpty());
    gallery
        .getChildren()
        .forEach(
            cell ->
                cell.pseudoClassStateChanged(
                    HEARD, take.filter(now -> now == cell.getUserData()).isPresent()));
  }
}
