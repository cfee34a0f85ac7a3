package org.wavecrate.gui.explore;

import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.wavecrate.gui.Presence;

/// Binds the field in which a filter is written, and the panel with its terms.
final class FindController {
  private final ExamplesModel model;
  private Runnable back = () -> {};

  @FXML private TextField find;
  @FXML private Button clear;
  @FXML private Button help;
  @FXML private Label findProblem;
  private VBox helpPanel = new VBox();

  @SuppressWarnings("NullAway.Init")
  FindController(ExamplesModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    find.textProperty().bindBidirectional(model.library().filter());
    find.textProperty().subscribe(text -> Presence.show(clear, !text.isEmpty()));
    model
        .problem()
        .subscribe(
            problem -> {
              findProblem.setText(problem.orElse(""));
              Presence.show(findProblem, problem.isPresent());
            });
    find.setOnKeyPressed(this::pressInFind);
    Presence.late(clear, findProblem);
  }

  /// @param panel where search terms are shown, over the examples
  /// @param toExamples returns to the examples
  void attach(VBox panel, Runnable toExamples) {
    helpPanel = panel;
    back = toExamples;
    QueryHelp.fill(panel, this::append);
    model.row().subscribe(row -> closeHelp());
    model.rows().subscribe(rows -> closeHelp());
    // A click anywhere else closes it, as it would close a menu.
    EventHandler<MouseEvent> elsewhere = this::closeHelpFrom;
    panel
        .sceneProperty()
        .subscribe(
            (was, now) -> {
              if (was != null) {
                was.removeEventFilter(MouseEvent.MOUSE_PRESSED, elsewhere);
              }
              if (now != null) {
                now.addEventFilter(MouseEvent.MOUSE_PRESSED, elsewhere);
              }
            });
    closeHelp();
  }

  private void pressInFind(KeyEvent event) {
    switch (event.getCode()) {
      case ESCAPE -> {
        if (!closeHelp()) {
          if (find.getText().isEmpty()) {
            back.run();
          }
          find.clear();
        }
      }
      case DOWN, ENTER -> back.run();
      default -> {
        return;
      }
    }
    event.consume();
  }

  void start() {
    find.requestFocus();
    find.selectAll();
  }

  /// @return whether there was a filter
  boolean clear() {
    boolean any = !find.getText().isEmpty();
    find.clear();
    return any;
  }

  @FXML
  private void clearFilter() {
    find.clear();
    back.run();
  }

  private void closeHelpFrom(MouseEvent event) {
    for (Node at = event.getTarget() instanceof Node node ? node : null;
        at != null;
        at = at.getParent()) {
      if (at == helpPanel || at == help) {
        return;
      }
    }
    closeHelp();
  }

  /// @return whether it was open
  boolean closeHelp() {
    boolean open = helpPanel.isVisible();
    Presence.show(helpPanel, false);
    return open;
  }

  @FXML
  private void toggleHelp() {
    Presence.show(helpPanel, !helpPanel.isVisible());
  }

  private void append(String term) {
    String before = find.getText().strip();
    find.setText(before.isEmpty() ? term : before + " " + term);
    Presence.show(helpPanel, false);
    find.requestFocus();
    find.end();
  }
}
