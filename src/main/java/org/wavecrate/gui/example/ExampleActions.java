package org.wavecrate.gui.example;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.wavecrate.content.Content;
import org.wavecrate.content.ExampleFigure;
import org.wavecrate.dataset.Example;
import org.wavecrate.generator.Recipe;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Flags;
import org.wavecrate.gui.FolderOpener;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.playback.NumpySnippet;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.plot.FigureSize;
import org.wavecrate.plot.Palette;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.plot.SoundPlot;
import org.wavecrate.text.Plural;

/// Actions on examples, wherever they are shown: a context menu for rows, tiles and pictures of
/// sound.
public final class ExampleActions {
  private static final FigureSize PICTURE = new FigureSize(1200, 700, 2);

  private final Workspace workspace;
  private final Flags flags;
  private final Choosers choosers;
  private final Latest saving;

  public ExampleActions(
      Workspace workspace, Flags flags, Background background, Choosers choosers) {
    this.workspace = workspace;
    this.flags = flags;
    this.choosers = choosers;
    saving = new Latest(background);
  }

  /// Opens the menu at a right click or the menu key on `node`.
  ///
  /// @param meant the examples that it is about; none for no menu
  /// @param more what else is offered there, below
  public void attach(
      Node node, Supplier<List<Example>> meant, Supplier<List<? extends MenuItem>> more) {
    ContextMenu menu = new ContextMenu();
    node.setOnContextMenuRequested(
        event -> {
          List<Example> examples = meant.get();
          if (!examples.isEmpty()) {
            menu.getItems().setAll(items(examples));
            menu.getItems().addAll(more.get());
            menu.show(node, event.getScreenX(), event.getScreenY());
          }
          event.consume();
        });
  }

  /// As [#attach(Node, Supplier, Supplier)], with nothing else.
  public void attach(Node node, Supplier<List<Example>> meant) {
    attach(node, meant, List::of);
  }

  /// One item for each thing that can be done with these, one or more.
  private List<MenuItem> items(List<Example> examples) {
    Example first = examples.getFirst();
    boolean one = examples.size() == 1;
    List<MenuItem> items = new ArrayList<>();
    items.add(item("Copy " + (one ? "path" : paths(examples)), () -> copyPaths(examples)));
    if (one) {
      items.add(item("Copy NumPy code", () -> copy(NumpySnippet.of(first), "NumPy code copied")));
    }
    items.add(item("Show in folder", () -> reveal(first)));
    if (one) {
      items.add(item("Save sound as WAV…", () -> saveSound(first)));
      items.add(item("Save picture as PNG…", () -> savePicture(first)));
    }
    items.add(new SeparatorMenuItem());
    boolean marked = examples.stream().allMatch(flags::isMarked);
    items.add(
        item(
            (marked ? "Unmark" : "Mark") + (one ? "" : " " + count(examples)),
            () -> mark(examples)));
    return items;
  }

  private static String paths(List<Example> examples) {
    return Numbers.count(examples.size()) + " paths";
  }

  private static String count(List<Example> examples) {
    return Plural.of(examples.size(), "example");
  }

  /// An item of a menu that does something.
  public static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }

  private void copyPaths(List<Example> examples) {
    copy(
        examples.stream()
            .map(example -> example.location().toString())
            .collect(Collectors.joining("\n")),
        Plural.either(examples.size(), "Path", "Paths") + " copied");
  }

  private void copy(String text, String done) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
    workspace.notice().set(done);
  }

  /// Shows the file of an example, or the zip that it is in, where the platform shows files.
  void reveal(Example example) {
    FolderOpener opener = choosers.opener();
    Path file = example.location().file().toAbsolutePath();
    Path folder = FolderOpener.folderOf(file);
    if (!opener.isAvailable()) {
      workspace.notice().set("No program here opens folders: " + file);
      return;
    }
    try {
      opener.reveal(file);
      workspace.notice().set("Opened the folder " + folder);
    } catch (IOException e) {
      workspace.notice().set("Not opened: " + folder + ", " + e.getMessage());
    }
  }

  /// Asks where to, and saves a sound as it is stored.
  void saveSound(Example example) {
    Recipe recipe = workspace.recipe().get();
    double rate = workspace.sampleRate().get().hz();
    choosers
        .save(stem(example) + ".wav", "WAV sound")
        .ifPresent(
            file ->
                saving.start(
                    progress -> {
                      Shown shown = Shown.read(example, recipe, progress);
                      if (!(shown.content() instanceof Content.Sound sound)) {
                        throw new IOException(
                            example.path() + ": " + shown.problem().orElse("holds no sound"));
                      }
                      return SoundSaving.write(file, sound, rate);
                    },
                    remark -> saved(file, remark),
                    this::failed));
  }

  /// Asks where to, and draws all of an example into a PNG file.
  void savePicture(Example example) {
    Recipe recipe = workspace.recipe().get();
    SampleRate rate = workspace.sampleRate().get();
    choosers
        .save(stem(example) + ".png", "PNG picture")
        .ifPresent(
            file ->
                saving.start(
                    progress -> {
                      new ExampleFigure(
                              example.split().account(recipe.array()),
                              rate,
                              recipe.labels().classes())
                          .of(example, SoundPlot.View.BOTH, Palette.DARK, PICTURE, progress)
                          .writePng(file);
                      return "";
                    },
                    remark -> saved(file, remark),
                    this::failed));
  }

  private void saved(Path file, String remark) {
    workspace.notice().set("Saved " + file.getFileName() + remark);
  }

  private void failed(Throwable reason) {
    workspace.notice().set("Not saved: " + reason.getMessage());
  }

  /// Marks all of these, or takes their marks away if all are marked.
  public void mark(List<Example> examples) {
    boolean marked = examples.stream().allMatch(flags::isMarked);
    if (marked) {
      flags.unmarkAll(examples);
    } else {
      flags.markAll(examples, "");
    }
    workspace.notice().set(count(examples) + (marked ? " no longer marked" : " marked"));
  }

  /// The name of an example without its ending.
  static String stem(Example example) {
    String name = example.name();
    return name.endsWith(".npy") ? name.substring(0, name.length() - 4) : name;
  }
}
