package org.wavecrate.gui.shuffle;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitLabels;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.Order;
import org.wavecrate.generator.Recipe;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.Scope;
import org.wavecrate.gui.Screen;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.mixing.Alternative;
import org.wavecrate.mixing.Mixing;
import org.wavecrate.mixing.MixingVerdict;
import org.wavecrate.mixing.Served;
import org.wavecrate.storage.Formatted;

/// The order of training and how well it mixes, without a screen. Idle while another screen is in
/// front.
final class ShuffleModel {
  /// How many epochs are shown beside one another.
  static final int EPOCHS = 3;

  /// The last epoch that can be the first of them.
  static final int LAST_EPOCH = Integer.MAX_VALUE - EPOCHS;

  private static final System.Logger LOG = System.getLogger(ShuffleModel.class.getName());

  private final Workspace workspace;
  private final Library library;
  private final Latest reading;
  private final Latest measuring;
  private final Map<Split, Optional<SplitLabels>> labelsOf = new WeakHashMap<>();
  private final ReadOnlyObjectWrapper<Optional<Split>> split =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<SplitLabels>> labels =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Comparison>> comparisons =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<MeasuredOrders>> measured =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final SliceModel slice = new SliceModel();
  private final IntegerProperty buffer = new SimpleIntegerProperty(Alternative.DEFAULT_BUFFER);
  private final ObjectProperty<Optional<Integer>> fileSize =
      new SimpleObjectProperty<>(Optional.empty());
  private final HueModel hue;

  ShuffleModel(Workspace workspace, Library library, Background background) {
    this.workspace = workspace;
    this.library = library;
    reading = new Latest(background);
    measuring = new Latest(background);
    workspace.screen().subscribe(this::look);
    workspace.dataset().subscribe(this::look);
    workspace.scope().subscribe(this::look);
    workspace.recipe().subscribe(this::compare);
    slice.subscribe(this::compare);
    buffer.subscribe(this::compare);
    fileSize.subscribe(this::compare);
    hue = new HueModel(workspace, split(), labels());
  }

  private boolean isInFront() {
    return workspace.isInFront(Screen.SHUFFLE);
  }

  /// Takes in what the workspace shows by now; does nothing while another screen is in front.
  void look() {
    if (!isInFront()) {
      return;
    }
    Optional<Dataset> dataset = workspace.dataset().get();
    Optional<Split> chosen =
        dataset.flatMap(
            open ->
                workspace
                    .scope()
                    .get()
                    .flatMap(Scope::split)
                    .filter(open.splits()::contains)
                    .or(() -> open.split(SplitName.TRAIN))
                    .or(() -> open.splits().stream().findFirst()));
    if (!split.get().equals(chosen)) {
      split.set(chosen);
      read();
    }
    compare();
  }

  private void read() {
    reading.cancel();
    labels.set(Optional.empty());
    if (split.get().isEmpty()) {
      return;
    }
    Split wanted = split.get().get();
    Optional<SplitLabels> known = labelsOf.get(wanted);
    if (known != null) {
      show(known);
      return;
    }
    reading.start(
        progress -> SplitLabels.read(wanted, progress),
        found -> {
          labelsOf.put(wanted, found);
          show(found);
        },
        reason -> {
          LOG.log(Level.ERROR, "labels of " + wanted, reason);
          show(Optional.empty());
        });
  }

  private void show(Optional<SplitLabels> found) {
    labels.set(found);
    compare();
  }

  private void compare() {
    if (!isInFront()) {
      return;
    }
    if (split.get().isEmpty() || split.get().get().size() == 0) {
      measuring.cancel();
      comparisons.set(List.of());
      measured.set(Optional.empty());
      return;
    }
    Split of = split.get().get();
    Recipe recipe = workspace.recipe().get();
    List<Comparison> orders = Comparison.all(of, recipe, fileSize(), buffer.get());
    comparisons.set(orders);
    Optional<SplitLabels> known = labels.get();
    Optional<MeasuredOrders> before = measured.get();
    Slice part = shown();
    measuring.start(
        progress -> MeasuredOrders.of(of, known, part, orders, before, progress),
        done -> measured.set(Optional.of(done)),
        reason -> LOG.log(Level.ERROR, "mixing of " + of, reason));
  }

  /// How many examples a batch file holds, to compare with.
  void setFileSize(long size) {
    fileSize.set(Optional.of((int) size));
  }

  int fileSize() {
    int batchSize = workspace.recipe().get().batchSize();
    return fileSize.get().orElseGet(() -> Alternative.defaultFileSize(batchSize));
  }

  /// Shows an example on the Explore screen.
  void open(int index) {
    library.show(split.get().orElseThrow().example(index));
  }

  /// A worker's position in words: batch, position, example, block, label.
  String describe(Served served, int position) {
    Split of = split.get().orElseThrow();
    int batchSize = workspace.recipe().get().batchSize();
    int index = served.example(position);
    String name = of.example(index).name();
    return Formatted.of(
        "batch %s · position %s · %s · %s%s",
        Numbers.count(position / batchSize),
        Numbers.count(position),
        name.endsWith(".npy") ? name.substring(0, name.length() - 4) : name,
        Coloring.blockName(of, of.blockIndex(index)),
        labels.get().map(known -> " · " + label(known, index)).orElse(""));
  }

  private String label(SplitLabels known, int index) {
    return ClassWords.of(
        known.classes(known.of(index)), workspace.recipe().get().labels().classes());
  }

  /// The order that training uses on the split shown.
  Optional<Order> order() {
    Recipe recipe = workspace.recipe().get();
    return split.get().map(of -> new Order(of, recipe.shuffle(), recipe.seed()));
  }

  /// The recipe's order among those compared.
  Optional<Comparison> recipeOrder() {
    return comparisons.get().stream()
        .filter(order -> order.key().equals(Comparison.RECIPE))
        .findFirst();
  }

  /// The figures of the recipe's order, if they are there.
  Optional<Mixing> recipeFigures() {
    return recipeOrder().flatMap(order -> measured.get().flatMap(m -> m.of(order)));
  }

  /// A sentence on how well an order mixes, if it was measured.
  Optional<String> verdict(Comparison order) {
    return measured
        .get()
        .flatMap(m -> m.of(order).map(mixing -> MixingVerdict.of(mixing, m.split(), m.labels())));
  }

  /// Whether the split shown is the one that training shuffles.
  boolean trains() {
    return split.get().filter(of -> of.name() == SplitName.TRAIN).isPresent();
  }

  /// How many blocks of the split shown hold examples.
  int blocks() {
    return split
        .get()
        .map(of -> (int) of.blocks().stream().filter(block -> block.size() > 0).count())
        .orElse(0);
  }

  ReadOnlyObjectProperty<Recipe> recipe() {
    return workspace.recipe();
  }

  /// The split whose order is shown.
  ReadOnlyObjectProperty<Optional<Split>> split() {
    return split.getReadOnlyProperty();
  }

  /// The labels of the split shown, as soon as they are read and if there are any.
  ReadOnlyObjectProperty<Optional<SplitLabels>> labels() {
    return labels.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty reading() {
    return reading.running();
  }

  /// How far reading labels has come, from 0 to 1; negative while that is not known.
  ReadOnlyDoubleProperty readingProgress() {
    return reading.progress();
  }

  /// The orders shown, that of the recipe among them.
  ReadOnlyObjectProperty<List<Comparison>> comparisons() {
    return comparisons.getReadOnlyProperty();
  }

  /// The newest figures; those of other orders may be under way.
  ReadOnlyObjectProperty<Optional<MeasuredOrders>> measured() {
    return measured.getReadOnlyProperty();
  }

  /// Which part of an order the user chooses to look at.
  SliceModel slice() {
    return slice;
  }

  /// The part of an order that is looked at.
  Slice shown() {
    return slice.slice(workspace.recipe().get().batchSize());
  }

  /// How many examples the shuffle buffer holds, to compare with.
  IntegerProperty buffer() {
    return buffer;
  }

  /// The meaning of the colours.
  HueModel hue() {
    return hue;
  }
}
