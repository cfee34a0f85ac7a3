package org.wavecrate.gui.augment;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.wavecrate.content.Content;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Recipe;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.RecipeSaving;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.Screen;
import org.wavecrate.gui.Workspace;

/// The training data that the edited recipe gives: an example before and after, its next epochs,
/// a batch, and faulty draws.
final class TrainingView {
  /// The number of epochs shown side by side.
  static final int EPOCHS = 6;

  private static final System.Logger LOG = System.getLogger(TrainingView.class.getName());

  private final Workspace workspace;
  private final TrainingPreview preview = new TrainingPreview();
  private final Latest hearing;
  private final Latest looking;
  private final Latest batching;
  private final Latest surveying;
  private final Latest offering;
  private final ReadOnlyIntegerWrapper epoch = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper batchIndex = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<StageView> stage =
      new ReadOnlyObjectWrapper<>(StageView.EXAMPLE);
  private final ReadOnlyObjectWrapper<Optional<BeforeAfter>> heard =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Take>> epochs = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Batch>> batch =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Survey> survey = new ReadOnlyObjectWrapper<>(Survey.NONE);
  private final ReadOnlyObjectWrapper<List<RecipeFix>> offers =
      new ReadOnlyObjectWrapper<>(List.of());

  /// The last result, kept so that returning to the screen computes nothing again.
  private record Subject(
      Recipe recipe, Optional<Example> example, int epoch, StageView stage, int batchIndex) {}

  private volatile Optional<Subject> made = Optional.empty();

  private record SurveyOf(Recipe recipe, Split split, double fullScale) {}

  private volatile Optional<SurveyOf> surveyed = Optional.empty();

  TrainingView(Workspace workspace, Background background) {
    this.workspace = workspace;
    hearing = new Latest(background);
    looking = new Latest(background);
    batching = new Latest(background);
    surveying = new Latest(background);
    offering = new Latest(background);
    workspace.example().subscribe(now -> make());
    workspace.screen().subscribe(now -> make());
  }

  /// The recipe as it is edited, its place known.
  Recipe recipe() {
    return RecipeSaving.placed(workspace);
  }

  /// The maker of examples.
  TrainingPreview preview() {
    return preview;
  }

  /// Begins with the first epoch and the first batch.
  void begin() {
    epoch.set(0);
    batchIndex.set(0);
  }

  void goToEpoch(int wanted) {
    epoch.set(Math.max(0, wanted));
    make();
  }

  void goToBatch(int wanted) {
    int most = batch.get().map(b -> b.count() - 1).orElse(Integer.MAX_VALUE);
    batchIndex.set(Math.clamp(wanted, 0, Math.max(0, most)));
    make();
  }

  void show(StageView now) {
    stage.set(now);
    make();
  }

  /// Looks at another example of the same run.
  void walk(int by) {
    Optional<Scope> scope = workspace.scope().get();
    Optional<Example> example = workspace.example().get();
    if (scope.isPresent() && example.isPresent()) {
      int row = example.get().index() - scope.get().first() + by;
      if (row >= 0 && row < scope.get().size()) {
        workspace.example().set(Optional.of(scope.get().example(row)));
      }
    }
  }

  // What follows from it

  /// Makes what is shown, unless it is there already or nobody looks.
  void make() {
    if (!workspace.isInFront(Screen.AUGMENT)) {
      return;
    }
    Subject subject =
        new Subject(
            recipe(), workspace.example().get(), epoch.get(), stage.get(), batchIndex.get());
    if (made.filter(subject::equals).isPresent()) {
      return;
    }
    made = Optional.of(subject);
    looking.cancel();
    surveying.cancel();
    offering.cancel();
    if (subject.example().isEmpty()) {
      hearing.cancel();
      batching.cancel();
      heard.set(Optional.empty());
      epochs.set(List.of());
      batch.set(Optional.empty());
      well();
      return;
    }
    Example example = subject.example().get();
    hearing.start(
        progress -> preview.hear(subject.recipe(), example, subject.epoch(), progress),
        found -> {
          well();
          heard.set(Optional.of(found));
          makeMore(subject, example, found);
        },
        reason -> fail(subject, example, reason));
  }

  private void well() {
    offers.set(List.of());
    problem.set(Optional.empty());
  }

  private void makeMore(Subject subject, Example example, BeforeAfter found) {
    if (subject.stage() == StageView.BATCH) {
      batching.start(
          progress ->
              preview.batch(
                  example.split(),
                  subject.recipe(),
                  subject.epoch(),
                  subject.batchIndex(),
                  progress),
          ready -> {
            batchIndex.set(ready.index());
            batch.set(Optional.of(ready));
          },
          reason -> fail(subject, example, reason));
    } else if (subject.stage() == StageView.EXAMPLE) {
      looking.start(
          progress -> preview.epochs(subject.recipe(), example, subject.epoch(), EPOCHS, progress),
          epochs::set,
          reason -> fail(subject, example, reason));
    }
    survey(new SurveyOf(subject.recipe(), example.split(), found.scale().fullScale()));
  }

  private void survey(SurveyOf wanted) {
    if (surveyed.filter(wanted::equals).isPresent()) {
      return;
    }
    if (wanted.split().name() != SplitName.TRAIN) {
      survey.set(Survey.NONE);
      return;
    }
    surveying.start(
        progress -> preview.survey(wanted.split(), wanted.recipe(), wanted.fullScale(), progress),
        found -> {
          surveyed = Optional.of(wanted);
          survey.set(found);
        },
        // Some example can't be served: what training says of it is said where it is shown.
        reason -> survey.set(Survey.NONE));
  }

  /// The sound behind a tensor that is shown; blocks.
  BeforeAfter hear(Take take, Progress progress) throws IOException {
    Recipe recipe = made.map(Subject::recipe).orElse(Recipe.DEFAULT);
    return preview.hear(recipe, take.example(), take.epoch(), progress);
  }

  /// The sound behind a draw that the survey found; blocks.
  BeforeAfter hear(FaultyDraw draw, Progress progress) throws IOException {
    Recipe recipe = surveyed.map(SurveyOf::recipe).orElse(Recipe.DEFAULT);
    return preview.hear(recipe, draw.example(), draw.epoch(), progress);
  }

  private void fail(Subject subject, Example example, Throwable reason) {
    if (!(reason instanceof IOException)) {
      LOG.log(Level.ERROR, example.path(), reason);
    }
    offers.set(List.of());
    problem.set(Optional.of(String.valueOf(reason.getMessage())));
    offering.start(
        progress -> RecipeFix.of(workspace, example.split(), subject.recipe(), reason),
        offers::set,
        none -> {});
    epochs.set(List.of());
    batch.set(Optional.empty());
    survey.set(Survey.NONE);
    surveyed = Optional.empty();
    // The original can be looked at all the same.
    Recipe plain = subject.recipe().withTransforms(List.of()).withFeatures(Optional.empty());
    hearing.start(
        progress -> preview.hear(plain, example, subject.epoch(), progress),
        found -> heard.set(Optional.of(found)),
        unreadable -> heard.set(Optional.empty()));
  }

  // What there is to see

  ReadOnlyIntegerProperty epoch() {
    return epoch.getReadOnlyProperty();
  }

  ReadOnlyIntegerProperty batchIndex() {
    return batchIndex.getReadOnlyProperty();
  }

  /// The view looked at.
  ReadOnlyObjectProperty<StageView> stage() {
    return stage.getReadOnlyProperty();
  }

  /// The example before and after; the last one that could be made.
  ReadOnlyObjectProperty<Optional<BeforeAfter>> heard() {
    return heard.getReadOnlyProperty();
  }

  /// The reason that this recipe can't be trained.
  ReadOnlyObjectProperty<Optional<String>> problem() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<Take>> epochs() {
    return epochs.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Batch>> batch() {
    return batch.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Survey> survey() {
    return survey.getReadOnlyProperty();
  }

  /// Whether transforms apply to what is looked at.
  boolean trains() {
    return workspace.example().get().map(e -> e.split().name() == SplitName.TRAIN).orElse(true);
  }

  /// The fix for the problem.
  ReadOnlyObjectProperty<List<RecipeFix>> offers() {
    return offers.getReadOnlyProperty();
  }

  /// Whether examples are waveforms, as far as one was heard.
  boolean hasWaveforms() {
    return heard.get().map(TrainingView::isWaveform).orElse(true);
  }

  private static boolean isWaveform(BeforeAfter heard) {
    return heard.original() instanceof Content.Sound;
  }
}
