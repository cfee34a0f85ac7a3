package org.wavecrate.gui.explore;

import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Screen;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.example.ExamplePane;

/// Puts the Explore screen together: splits and blocks on the left, examples in the middle, one of
/// them on the right.
public final class ExploreScreen {
  private final ScopesPane scopes;
  private final ExamplesPane examples;
  private final ExamplePane example;
  private final HBox root;

  private ExploreScreen(Workspace workspace, Background background, Choosers choosers) {
    ExamplesModel model = new ExamplesModel(workspace);
    scopes = new ScopesPane(workspace);
    examples = new ExamplesPane(model);
    example = new ExamplePane(workspace, background, choosers, model);
    root = new HBox(scopes.node(), examples.node(), example.node());
    root.getStyleClass().add("screen");
    HBox.setHgrow(example.node(), Priority.ALWAYS);
    // Before buttons take arrows for a wish to move the focus.
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    model
        .rows()
        .subscribe(
            rows -> {
              if (!rows.isEmpty() && !scopes.isFocused()) {
                examples.requestFocus();
              }
            });
  }

  public static Screen create(Workspace workspace, Background background, Choosers choosers) {
    return new Screen(
        "explore",
        "Explore",
        "fth-columns",
        new ExploreScreen(workspace, background, choosers).root);
  }

  private void press(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl || event.isAltDown()) {
      return;
    }
    example.press(event);
    if (!event.isConsumed()) {
      examples.press(event, scopes.isFocused());
    }
  }
}
