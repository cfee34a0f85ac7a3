package org.wavecrate.gui.check;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Split;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Flags;
import org.wavecrate.gui.Inspection;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.Screen;
import org.wavecrate.gui.Workspace;
import org.wavecrate.rules.Finding;

/// The model of the check: its progress, and the actions on its findings.
final class CheckModel {
  /// More examples than this are not read before the user says so.
  static final int MOST_UNASKED = 50_000;

  /// The content of the screen.
  enum State {
    /// So much is to be read that the user is asked first.
    UNASKED,
    /// The first check is under way.
    CHECKING,
    /// It could not be finished.
    PROBLEM,
    /// There is a report.
    REPORT
  }

  private final Workspace workspace;
  private final Library library;
  private final Inspection inspection;
  private final HeadingsModel headings;
  private final FindingSelection selection;
  private final CheckedExamples summary;
  private final ReportSaving saving;
  private final ObjectBinding<State> state;
  private boolean opening;
  private boolean leaving;

  CheckModel(Workspace workspace, Library library, Inspection inspection, Background background) {
    this.workspace = workspace;
    this.library = library;
    this.inspection = inspection;
    headings = new HeadingsModel(inspection, background);
    selection = new FindingSelection(workspace, headings, library.flags(), background);
    summary = new CheckedExamples(inspection, library.flags(), background);
    saving = new ReportSaving(workspace, background);
    state =
        Bindings.createObjectBinding(
            this::currentState, inspection.report(), inspection.running(), inspection.problem());
    workspace.dataset().subscribe(this::open);
    workspace.screen().subscribe(this::look);
    workspace.scope().addListener(scope -> follow());
  }

  private State currentState() {
    if (inspection.report().get().isPresent()) {
      return State.REPORT;
    }
    if (inspection.running().get()) {
      return State.CHECKING;
    }
    return inspection.problem().get().isEmpty() ? State.UNASKED : State.PROBLEM;
  }

  private boolean isInFront() {
    return workspace.isInFront(Screen.CHECK);
  }

  private void open(Optional<Dataset> dataset) {
    opening = workspace.scope().get().isEmpty();
    headings.filter().set("");
    headings.showAllSplits();
    look();
  }

  /// Begins to check if nobody did before; does nothing while another screen is in front.
  void look() {
    boolean unknown = inspection.report().get().isEmpty() && inspection.problem().get().isEmpty();
    int size = workspace.dataset().get().map(Dataset::size).orElse(0);
    boolean small = workspace.dataset().get().isPresent() && size <= MOST_UNASKED;
    if (isInFront() && unknown && small && !inspection.running().get()) {
      inspection.start();
    } else if (isInFront() && small) {
      inspection.lookForChanges();
    }
  }

  /// A split that is chosen while this screen is in front narrows what it shows.
  private void follow() {
    Optional<Scope> chosen = workspace.scope().get();
    if (opening && chosen.isPresent()) {
      // The workspace's own choice, which comes with a dataset.
      opening = false;
    } else if (isInFront() && !leaving && inspection.report().get().isPresent()) {
      headings.narrow(chosen.flatMap(Scope::split).map(Split::name));
    }
  }

  /// Flags the example that is looked at, or takes its flag away.
  void mark() {
    selection.finding().flatMap(selection::example).ifPresent(library.flags()::toggle);
  }

  /// Shows the example that is looked at on the Explore screen; a block or a split by its first.
  void openInExplore() {
    selection.finding().ifPresent(found -> destination(found).ifPresent(this::open));
  }

  /// Shows an example on the Explore screen.
  void open(Example example) {
    leaving = true;
    library.show(example);
    leaving = false;
  }

  /// Where [#openInExplore] leads.
  Optional<Example> destination(Finding found) {
    return selection.example(found).or(() -> firstOf(found));
  }

  private Optional<Example> firstOf(Finding found) {
    return found
        .place()
        .split()
        .flatMap(name -> workspace.dataset().get().flatMap(open -> open.split(name)))
        .flatMap(
            of -> {
              for (int i = 0; i < of.blocks().size(); i++) {
                boolean here =
                    found.place().block().map(of.blocks().get(i).name()::equals).orElse(true);
                if (here && of.blocks().get(i).size() > 0) {
                  return Optional.of(of.example(of.start(i)));
                }
              }
              return Optional.empty();
            });
  }

  /// Switches the rule that is looked at off, or on again.
  void switchRule() {
    selection
        .rule()
        .ifPresent(of -> inspection.silence(of.code(), !inspection.silenced().contains(of.code())));
  }

  /// Writes the report as one HTML file, pictures included; the notice tells how it went.
  void saveReport(Path file) {
    saving.save(file, inspection.report().get());
  }

  /// Whether a report is being written.
  ReadOnlyBooleanProperty writing() {
    return saving.running();
  }

  ObservableValue<State> state() {
    return state;
  }

  /// Whether findings are shown as pictures rather than as a list.
  BooleanProperty gallery() {
    return workspace.gallery();
  }

  /// Which findings are shown.
  HeadingsModel headings() {
    return headings;
  }

  /// Which of them is looked at.
  FindingSelection selection() {
    return selection;
  }

  /// The examples checked, and how many are left.
  CheckedExamples summary() {
    return summary;
  }

  /// Whether findings of several rules stand below one heading.
  boolean isMixed() {
    return headings.grouping().get() == Grouping.PLACE;
  }

  Flags flags() {
    return library.flags();
  }

  Inspection inspection() {
    return inspection;
  }

  Workspace workspace() {
    return workspace;
  }
}
