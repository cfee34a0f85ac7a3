package org.wavecrate.gui;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// Files dragged over the window, which no robot can do.
final class Dragboards {
  private Dragboards() {}

  static Dragboard of(Path file) {
    TKClipboard files =
        (TKClipboard)
            Proxy.newProxyInstance(
                TKClipboard.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getContent" ->
                          arguments[0] == DataFormat.FILES ? List.of(file.toFile()) : null;
                      case "hasContent" -> arguments[0] == DataFormat.FILES;
                      case "getTransferModes" -> EnumSet.of(TransferMode.COPY);
                      default -> null;
                    });
    return DragboardHelper.createDragboard(files);
  }

  static void fire(Node target, EventType<DragEvent> type, Dragboard dragboard) {
    target.fireEvent(
        new DragEvent(type, dragboard, 5, 5, 5, 5, TransferMode.COPY, target, target, null));
  }
}
