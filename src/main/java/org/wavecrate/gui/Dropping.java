package org.wavecrate.gui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Takes what is dropped on the window: a dataset's folder or zip, recordings, or a table of them.
final class Dropping {
  private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

  private final Node target;
  private final Consumer<List<Path>> taken;

  Dropping(Node target, Consumer<List<Path>> taken) {
    this.target = target;
    this.taken = taken;
    target.setOnDragOver(this::dragOver);
    target.setOnDragExited(event -> target.pseudoClassStateChanged(DROP, false));
    target.setOnDragDropped(this::drop);
  }

  private void dragOver(DragEvent event) {
    boolean takes = !droppable(event).isEmpty();
    target.pseudoClassStateChanged(DROP, takes);
    if (takes) {
      event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK, TransferMode.MOVE);
      event.consume();
    }
  }

  private void drop(DragEvent event) {
    List<Path> paths = droppable(event);
    if (!paths.isEmpty()) {
      taken.accept(paths);
    }
    event.setDropCompleted(!paths.isEmpty());
    event.consume();
  }

  private static List<Path> droppable(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    return files == null
        ? List.of()
        : ShellModel.droppable(files.stream().map(File::toPath).toList());
  }
}
