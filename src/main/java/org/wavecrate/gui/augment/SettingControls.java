package org.wavecrate.gui.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.wavecrate.generator.Labels;
import org.wavecrate.generator.Recipe;
import org.wavecrate.gui.Hint;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.text.Plural;

/// Makes the controls of a card of settings, each for one key of the recipe, and shows a recipe in
/// all of them.
final class SettingControls {
  static final String ENCODING = "labels.encoding";
  private static final Map<String, String> ENCODINGS =
      Map.of("asIs", "as stored", "index", "class index", "oneHot", "one-hot");

  private final AugmentModel model;
  private final Label complaint = new Label();
  private final List<Setting> settings = new ArrayList<>();
  private boolean showing;

  /// A control for one key.
  ///
  /// @param node control and name
  /// @param applies whether the key matters
  /// @param show takes over the recipe
  record Setting(Node node, Predicate<Recipe> applies, Consumer<Recipe> show) {}

  SettingControls(AugmentModel model) {
    this.model = model;
    complaint.getStyleClass().add("complaint");
    complaint.setWrapText(true);
    complaint.setMinHeight(Region.USE_PREF_SIZE);
    complaint.visibleProperty().bind(complaint.textProperty().isNotEmpty());
    complaint.managedProperty().bind(complaint.visibleProperty());
  }

  /// Says why a value was refused.
  Label complaint() {
    return complaint;
  }

  private Setting added(Node node, Predicate<Recipe> applies, Consumer<Recipe> show) {
    Setting made = new Setting(node, applies, show);
    settings.add(made);
    return made;
  }

  private static Node named(String name, Node control) {
    HBox box = new HBox();
    box.getStyleClass().add("setting");
    if (!name.isEmpty()) {
      Label label = new Label(name);
      label.getStyleClass().add("parameter-name");
      box.getChildren().add(label);
    }
    box.getChildren().add(control);
    return box;
  }

  /// A field for a number; empty for the default.
  Setting number(String key, String name, String hint, Predicate<Recipe> applies) {
    Entry entry = new Entry(text -> type(key, text), complaint::setText);
    Hint.set(entry, key + ": " + hint);
    entry.setAccessibleText(key);
    entry.setPrefColumnCount(5);
    return added(
        named(name, entry),
        applies,
        recipe -> {
          String said = RecipeEdit.text(recipe, key);
          entry.show(said.endsWith(".0") ? said.substring(0, said.length() - 2) : said);
          if (key.equals("sampleRateHz")) {
            entry.setPromptText(
                Numbers.trimmed(model.workspace().sampleRate().get().hz(), 0).replace(",", ""));
          }
        });
  }

  private Optional<String> type(String key, String text) {
    model.seal();
    if (text.isEmpty()) {
      return set(key, null);
    }
    try {
      double value = Double.parseDouble(text.replace(',', '.'));
      boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
      return set(key, whole ? (Object) (long) value : (Object) value);
    } catch (NumberFormatException e) {
      return set(key, text);
    }
  }

  private Optional<String> set(String key, @Nullable Object value) {
    return model.settings().set(key, value);
  }

  /// A box of values, the first of them the default.
  Setting choice(
      String key, String name, List<String> options, String hint, Predicate<Recipe> applies) {
    ChoiceBox<String> box = new ChoiceBox<>();
    box.getItems().setAll(options);
    Hint.set(box, key + ": " + hint);
    box.setAccessibleText(key);
    box.setConverter(converter(text -> ENCODINGS.getOrDefault(text, text)));
    box.valueProperty()
        .subscribe(
            chosen -> {
              if (!showing && chosen != null) {
                complaint.setText(choose(key, chosen).orElse(""));
              }
            });
    return added(
        named(name, box),
        applies,
        recipe -> {
          String now = RecipeEdit.text(recipe, key);
          String shown = now.isEmpty() ? options.getFirst() : now;
          if (!box.getItems().contains(shown)) {
            box.getItems().add(shown);
          }
          box.setValue(shown);
        });
  }

  private static StringConverter<String> converter(Function<String, String> words) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable String value) {
        return value == null ? "" : words.apply(value);
      }

      @Override
      public String fromString(String text) {
        return text;
      }
    };
  }

  private Optional<String> choose(String key, String chosen) {
    model.seal();
    SettingsModel now = model.settings();
    if (key.equals(ENCODING)) {
      now.encode(
          switch (chosen) {
            case "index" -> Labels.Encoding.INDEX;
            case "oneHot" -> Labels.Encoding.ONE_HOT;
            default -> Labels.Encoding.AS_IS;
          });
      return Optional.empty();
    }
    if (key.equals("fit.mode")) {
      return now.fit(chosen.equals("as stored") ? Optional.empty() : Optional.of(chosen));
    }
    return key.equals("features.fftSize") ? set(key, Integer.valueOf(chosen)) : set(key, chosen);
  }

  /// How many classes have names, and which.
  Setting classes() {
    Label count = new Label();
    count.getStyleClass().add("muted");
    return added(
        count,
        recipe -> !recipe.labels().classes().isEmpty(),
        recipe -> {
          List<String> names = recipe.labels().classes();
          count.setText(Plural.of(names.size(), "class"));
          Hint.set(count, String.join("\n", names));
        });
  }

  /// A box to tick.
  Setting flag(String key, String name, String hint, Predicate<Recipe> applies) {
    CheckBox box = new CheckBox(name);
    Hint.set(box, key + ": " + hint);
    box.setOnAction(event -> complaint.setText(set(key, box.isSelected()).orElse("")));
    return added(
        box, applies, recipe -> box.setSelected(RecipeEdit.text(recipe, key).equals("true")));
  }

  void show(Recipe recipe) {
    showing = true;
    for (Setting setting : settings) {
      boolean applies = setting.applies().test(recipe);
      Presence.show(setting.node(), applies);
      setting.show().accept(recipe);
    }
    showing = false;
  }
}
