package org.wavecrate.gui;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.wavecrate.gui.sound.Listening;
import org.wavecrate.gui.sound.WheelUse;
import org.wavecrate.plot.SoundChoice;

/// The user's choices for the window, whichever dataset is open: the screen in front, the look
/// and the playing of sound, the list of examples, and what was open before.
class WindowChoices {
  /// The number of datasets remembered.
  static final int MOST_RECENT = 8;

  private final ObservableList<Path> recent = FXCollections.observableArrayList();
  private final ObservableMap<Path, Path> exportFolders = FXCollections.observableHashMap();
  private final ObservableMap<Path, Integer> statedRates = FXCollections.observableHashMap();
  private final ObjectProperty<SoundChoice> look = new SimpleObjectProperty<>(SoundChoice.STANDARD);
  private final ObjectProperty<Listening> listening =
      new SimpleObjectProperty<>(Listening.STANDARD);
  private final ObjectProperty<WheelUse> wheel = new SimpleObjectProperty<>(WheelUse.SCROLL);
  private final ObjectProperty<ThemeChoice> theme = new SimpleObjectProperty<>(ThemeChoice.SYSTEM);
  private final StringProperty notice = new SimpleStringProperty("");
  private final BooleanProperty gallery = new SimpleBooleanProperty(true);
  private final ObjectProperty<List<String>> listColumns =
      new SimpleObjectProperty<>(List.of("label", "durationS", "peakDb"));
  private final DoubleProperty listShare = new SimpleDoubleProperty(0.27);
  private final BooleanProperty covered = new SimpleBooleanProperty();
  private final ObjectProperty<List<Path>> recordings = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<Screen> screen = new SimpleObjectProperty<>(Screen.EXPLORE);

  /// Where the user last exported each dataset to.
  public ObservableMap<Path, Path> exportFolders() {
    return exportFolders;
  }

  /// The sample rates that the user stated for datasets whose recipe has none.
  public ObservableMap<Path, Integer> statedRates() {
    return statedRates;
  }

  /// The look of sound, on all screens.
  public ObjectProperty<SoundChoice> look() {
    return look;
  }

  /// The settings of playback.
  public ObjectProperty<Listening> listening() {
    return listening;
  }

  /// The action of the wheel over sound without a key.
  public ObjectProperty<WheelUse> wheel() {
    return wheel;
  }

  public ObjectProperty<ThemeChoice> theme() {
    return theme;
  }

  /// The last action or its failure, in a sentence.
  public StringProperty notice() {
    return notice;
  }

  /// Whether examples are shown as pictures rather than as a list.
  public BooleanProperty gallery() {
    return gallery;
  }

  /// The columns that the list of examples shows beside names, by their keys.
  public ObjectProperty<List<String>> listColumns() {
    return listColumns;
  }

  /// Which part of the room between blocks and the right edge the list of examples takes.
  public DoubleProperty listShare() {
    return listShare;
  }

  /// Whether something lies over the screens and takes all keys.
  public BooleanProperty covered() {
    return covered;
  }

  /// Folders, tables or single recordings that could be imported; none: there are none to look at.
  public ObjectProperty<List<Path>> recordings() {
    return recordings;
  }

  /// The screen that is in front.
  public ObjectProperty<Screen> screen() {
    return screen;
  }

  /// Whether a screen is the one in front.
  public boolean isInFront(Screen asked) {
    return screen.get() == asked;
  }

  /// Puts a dataset first among those opened last.
  void remember(Path path) {
    recent.remove(path);
    recent.addFirst(path);
    if (recent.size() > MOST_RECENT) {
      recent.remove(MOST_RECENT, recent.size());
    }
  }

  /// The datasets opened last, newest first.
  public ObservableList<Path> recent() {
    return recent;
  }
}
