package org.wavecrate.gui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/// Takes a folder or a zip that is dropped on the window.
final class Dropping {
  private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

  private final Node target;
  private final Consumer<Path> taken;

  Dropping(Node target, Consumer<Path> taken) {
    this.target = target;
    this.taken = taken;
    target.setOnDragOver(this::dragOver);
    target.setOnDragExited(event -> target.pseudoClassStateChanged(DROP, false));
    target.setOnDragDropped(this::drop);
  }

  private void dragOver(DragEvent event) {
    boolean takes = droppable(event).isPresent();
    target.pseudoClassStateChanged(DROP, takes);
    if (takes) {
      event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK, TransferMode.MOVE);
      event.consume();
    }
  }

  private void drop(DragEvent event) {
    Optional<Path> path = droppable(event);
    path.ifPresent(taken);
    event.setDropCompleted(path.isPresent());
    event.consume();
  }

  private static Optional<Path> droppable(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    return files == null
        ? Optional.empty()
        : ShellModel.droppable(files.stream().map(File::toPath).toList());
  }
}
