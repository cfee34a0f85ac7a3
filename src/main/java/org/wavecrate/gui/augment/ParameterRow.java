package org.wavecrate.gui.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.wavecrate.gui.Hint;
import org.wavecrate.transform.Parameter;

/// The controls of one parameter, or of both ends of a range, made from the table of transforms.
final class ParameterRow extends HBox {
  private static final Pattern UNIT_AT_END = Pattern.compile("(DbPerOctave|Db|Hz|Ms)$");

  private final List<Parameter> parameters;
  private final AugmentModel model;
  private final long step;
  private final Consumer<String> complain;
  private final List<Entry> entries = new ArrayList<>();
  private Optional<SpanSlider> slider = Optional.empty();
  private Optional<CheckBox> box = Optional.empty();

  ParameterRow(
      List<Parameter> parameters, AugmentModel model, long step, Consumer<String> complain) {
    this.parameters = parameters;
    this.model = model;
    this.step = step;
    this.complain = complain;
    getStyleClass().add("parameter-row");
    Parameter first = parameters.getFirst();
    Label name = new Label(name(first, parameters.size() == 2));
    name.getStyleClass().add("parameter-name");
    Hint.set(name, hint());
    switch (first.kind()) {
      case NUMBER, INTEGER -> {
        getChildren().add(name);
        addNumbers();
      }
      case BOOLEAN -> {
        CheckBox check = new CheckBox(name.getText());
        Hint.set(check, hint());
        check.setOnAction(event -> set(first, check.isSelected()));
        box = Optional.of(check);
        getChildren().add(check);
      }
      case FOLDER -> {
        Entry path = new Entry(text -> set(first, text), complain);
        path.setPromptText("path of a folder of .wav or .npy");
        path.getStyleClass().add("path-entry");
        HBox.setHgrow(path, Priority.ALWAYS);
        entries.add(path);
        getChildren().addAll(name, path);
      }
      case TRANSFORMS -> {}
    }
  }

  /// The parameters of a kind in rows: ends of a range together, probability and nested transforms
  /// left out.
  static List<List<Parameter>> rows(List<Parameter> all) {
    List<List<Parameter>> rows = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Parameter parameter = all.get(i);
      if (parameter.equals(Parameter.PROBABILITY)
          || parameter.kind() == Parameter.Kind.TRANSFORMS) {
        continue;
      }
      boolean range =
          i + 1 < all.size()
              && parameter.name().startsWith("min")
              && all.get(i + 1).name().equals("max" + parameter.name().substring(3))
              && all.get(i + 1).fallback().isPresent();
      rows.add(range ? List.of(parameter, all.get(i + 1)) : List.of(parameter));
      i += range ? 1 : 0;
    }
    return rows;
  }

  /// `minSnrDb` reads `SNR`, `fadeMs` reads `fade`, and `maxBins` alone `max bins`.
  static String name(Parameter parameter, boolean range) {
    String name = range ? parameter.name().substring(3) : parameter.name();
    String words =
        UNIT_AT_END
            .matcher(name)
            .replaceFirst("")
            .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
            .toLowerCase(Locale.ROOT);
    return words.equals("snr") ? "SNR" : words;
  }

  private String hint() {
    StringBuilder hint = new StringBuilder();
    for (Parameter parameter : parameters) {
      hint.append(hint.isEmpty() ? "" : "\n")
          .append(parameter.name())
          .append(": ")
          .append(parameter.allowed());
    }
    return hint.toString();
  }

  private void addNumbers() {
    SpanSlider span = new SpanSlider(parameters.size(), this::slide, model::seal);
    span.name(parameters.stream().map(Parameter::name).toList());
    HBox.setHgrow(span, Priority.ALWAYS);
    slider = Optional.of(span);
    getChildren().add(span);
    HBox values = new HBox();
    values.getStyleClass().add("parameter-values");
    for (Parameter parameter : parameters) {
      Entry entry = new Entry(text -> type(parameter, text), complain);
      entry.setAccessibleText(parameter.name());
      Hint.set(entry, parameter.allowed());
      if (!entries.isEmpty()) {
        values.getChildren().add(new Label("…"));
      }
      entries.add(entry);
      values.getChildren().add(entry);
    }
    Label unit = new Label(shortUnit(parameters.getFirst().unit()));
    unit.getStyleClass().add("parameter-unit");
    values.getChildren().add(unit);
    getChildren().add(values);
  }

  private static String shortUnit(String unit) {
    return switch (unit) {
      case "semitones" -> "st";
      case "dB/octave" -> "dB/oct";
      // The name says it.
      case "bins", "frames", "bits" -> "";
      default -> unit;
    };
  }

  private static Object typed(Parameter parameter, double value) {
    return parameter.kind() == Parameter.Kind.INTEGER ? (Object) (int) Math.rint(value) : value;
  }

  private void slide(List<Double> values) {
    Optional<String> wrong =
        values.size() == 1
            ? set(parameters.getFirst(), typed(parameters.getFirst(), values.getFirst()))
            : model.setRange(
                step,
                parameters.getFirst().name(),
                typed(parameters.getFirst(), values.getFirst()),
                parameters.getLast().name(),
                typed(parameters.getLast(), values.getLast()));
    complain.accept(wrong.orElse(""));
  }

  private Optional<String> type(Parameter parameter, String text) {
    model.seal();
    boolean optional = parameter.fallback().isEmpty() && !parameter.isRequired();
    if (text.isEmpty() && optional) {
      return model.set(step, parameter.name(), null);
    }
    try {
      double value = Double.parseDouble(text.replace('−', '-').replace(',', '.'));
      boolean whole = parameter.kind() == Parameter.Kind.INTEGER;
      if (whole && (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE)) {
        return Optional.of(parameter.name() + ": allowed: " + parameter.allowed());
      }
      return set(parameter, typed(parameter, value));
    } catch (NumberFormatException e) {
      return Optional.of(parameter.name() + ": allowed: " + parameter.allowed());
    }
  }

  private Optional<String> set(Parameter parameter, Object value) {
    return model.set(step, parameter.name(), value);
  }

  void show(Step now) {
    Parameter first = parameters.getFirst();
    box.ifPresent(check -> check.setSelected(Boolean.TRUE.equals(now.values().get(first.name()))));
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Object value = now.values().get(parameters.get(i).name());
      entries.get(i).show(text(value));
      values.add(value instanceof Number number ? number.doubleValue() : first.least());
    }
    slider.ifPresent(span -> span.show(SliderRange.of(parameters, values), values));
    if (parameters.getFirst().fallback().isEmpty() && !entries.isEmpty() && slider.isPresent()) {
      entries.getFirst().setPromptText("all");
    }
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Number number -> SliderRange.text(number.doubleValue());
      default -> value.toString();
    };
  }

  /// All that can be focused, for tests.
  List<? extends Node> entries() {
    return entries;
  }
}
