package org.wavecrate.gui.explore;

import javafx.event.EventHandler;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.Pictures;
import org.wavecrate.gui.ScreenView;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.example.ExampleActions;
import org.wavecrate.gui.example.ExamplePane;
import org.wavecrate.gui.playback.AudioOutput;

/// Puts the Explore screen together: splits, blocks and classes on the left, examples in the
/// middle, one of them on the right.
public final class ExploreScreen {
  private static final double PARTS_WIDTH = 640;

  private final Workspace workspace;
  private final ExamplesModel model;
  private final ScopesPane scopes;
  private final ExamplesPane examples;
  private final ExamplePane example;
  private final HBox root;

  /// Whether the key that is down has done its work.
  private boolean used;

  private ExploreScreen(
      Workspace workspace,
      Background background,
      Choosers choosers,
      AudioOutput output,
      Library library,
      Pictures pictures) {
    this.workspace = workspace;
    model = new ExamplesModel(workspace, library, background);
    scopes = new ScopesPane(workspace, library, background);
    ExampleActions actions = new ExampleActions(workspace, library.flags(), background, choosers);
    example = new ExamplePane(workspace, background, choosers, output, model, actions);
    examples = new ExamplesPane(model, pictures, actions);
    example.buttons().add(markButton());
    SplitPane parts = new SplitPane(examples.node(), example.node());
    parts.getStyleClass().add("parts");
    // It takes what is left: the column beside it shrinks on narrow windows only.
    parts.setPrefWidth(PARTS_WIDTH);
    workspace.listShare().subscribe(share -> parts.setDividerPositions(share.doubleValue()));
    // Else what the window gains or loses would be halved between the two.
    parts
        .widthProperty()
        .subscribe(width -> parts.setDividerPositions(workspace.listShare().get()));
    parts.getDividers().getFirst().positionProperty().subscribe(at -> keep(workspace, parts));
    root = new HBox(scopes.node(), parts);
    root.getStyleClass().add("screen");
    HBox.setHgrow(parts, Priority.ALWAYS);
    // Wherever the focus is, as long as this screen is in front, and before buttons take arrows for
    // a wish to move the focus.
    EventHandler<KeyEvent> keys = this::hear;
    root.sceneProperty()
        .subscribe(
            (was, now) -> {
              if (was != null) {
                was.removeEventFilter(KeyEvent.ANY, keys);
              }
              if (now != null) {
                now.addEventFilter(KeyEvent.ANY, keys);
              }
            });
    model
        .rows()
        .subscribe(
            rows -> {
              if (!rows.isEmpty() && model.isAsked() && !isTyping() && !scopes.isFocused()) {
                examples.requestFocus();
              }
            });
  }

  /// Remembers how the user divided the room.
  private static void keep(Workspace workspace, SplitPane parts) {
    if (parts.getWidth() > 0 && parts.lookup(".split-pane-divider:pressed") != null) {
      workspace.listShare().set(parts.getDividerPositions()[0]);
    }
  }

  private boolean isTyping() {
    return root.getScene() != null && root.getScene().getFocusOwner() instanceof TextInputControl;
  }

  private Button markButton() {
    Button button = new Button("Mark", new FontIcon("fth-flag"));
    button.setId("markButton");
    button.setMinWidth(Button.USE_PREF_SIZE);
    Hint.set(button, "Flag this example, with a note if you like (M)");
    button.setOnAction(event -> examples.mark());
    Runnable show =
        () -> {
          boolean marked = model.example().get().filter(model.flags()::isMarked).isPresent();
          button.setText(marked ? "Marked" : "Mark");
          button.setDisable(model.example().get().isEmpty());
        };
    model.example().subscribe(shown -> show.run());
    model.flags().revision().subscribe(revision -> show.run());
    return button;
  }

  public static ScreenView create(
      Workspace workspace,
      Background background,
      Choosers choosers,
      AudioOutput output,
      Library library,
      Pictures pictures) {
    ExploreScreen screen =
        new ExploreScreen(workspace, background, choosers, output, library, pictures);
    return new ScreenView(() -> screen.root).zoomedBy(screen.example::zoom);
  }

  private void hear(KeyEvent event) {
    if (event.getEventType() == KeyEvent.KEY_PRESSED) {
      press(event);
      used = event.isConsumed();
    } else if (event.getEventType() == KeyEvent.KEY_TYPED && used) {
      // A key that led into a text field must not be the first thing written there.
      event.consume();
    } else {
      used = false;
    }
  }

  private void press(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl
        || event.isAltDown()
        || event.isConsumed()
        || workspace.covered().get()) {
      return;
    }
    example.press(event);
    if (!event.isConsumed()) {
      examples.press(event, scopes.isFocused());
    }
  }
}
