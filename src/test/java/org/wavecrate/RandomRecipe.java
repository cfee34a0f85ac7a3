package org.wavecrate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.wavecrate.storage.Formatted;
import org.wavecrate.transform.Parameter;
import org.wavecrate.transform.TransformKind;
import org.wavecrate.transform.Transforms;

/// Writes recipes that fit a dataset: every transform and every kind of features comes in some.
///
/// @param random decides
/// @param dataset what is to be served
/// @param sounds a folder of recordings to mix in
record RandomRecipe(Random random, RandomDataset dataset, Path sounds) {
  private static final List<String> ON_FEATURES = List.of("frequencyMask", "spectrogramTimeMask");

  String json() {
    List<String> keys = new ArrayList<>();
    keys.add("\"format\": \"wavecrate-recipe/1\"");
    keys.add("\"sampleRateHz\": 16000");
    keys.add("\"seed\": " + random.nextInt(1000));
    keys.add("\"batchSize\": " + (1 + random.nextInt(4)));
    keys.add("\"remainder\": " + oneOf("\"keep\"", "\"drop\""));
    keys.add(
        "\"shuffle\": "
            + oneOf(
                "{\"mode\": \"full\"}",
                "{\"mode\": \"none\"}",
                "{\"mode\": \"blocks\", \"window\": 1}",
                "{\"mode\": \"blocks\", \"window\": 2}"));
    String prepare = dataset.reading().isWaveform() ? prepare() : "";
    if (!prepare.isEmpty()) {
      keys.add("\"prepare\": [" + prepare + "]");
    }
    boolean fits = dataset.isVaried() || prepare.contains("trimSilence") || random.nextInt(4) == 0;
    if (fits) {
      int samples = dataset.reading().isWaveform() ? 640 + random.nextInt(120) : 66;
      keys.add(
          Formatted.of(
              "\"fit\": {\"samples\": %d, \"mode\": \"padOrCrop\", \"crop\": %s}",
              samples, oneOf("\"center\"", "\"random\"")));
    }
    String features = dataset.reading().isWaveform() ? features() : "";
    if (features.isEmpty() && !dataset.reading().isWaveform() && random.nextBoolean()) {
      features = "{\"kind\": \"waveform\"}";
    }
    if (!features.isEmpty()) {
      keys.add("\"features\": " + standardized(features));
    }
    boolean encodes = dataset.labels() != RandomDataset.LabelKind.NONE && random.nextBoolean();
    keys.add("\"transforms\": " + transforms(!features.isEmpty(), encodes));
    if (dataset.labels() != RandomDataset.LabelKind.NONE) {
      String source =
          dataset.labels() == RandomDataset.LabelKind.FOLDER
              ? ", \"source\": {\"kind\": \"folder\"}"
              : "";
      keys.add(
          Formatted.of(
              "\"labels\": {\"encoding\": %s, \"classes\": [\"kick\", \"snare\"]%s}",
              encodes ? "\"oneHot\"" : oneOf("\"index\"", "\"asIs\""), source));
    }
    return "{" + String.join(",\n ", keys) + "}\n";
  }

  private String oneOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String features() {
    String frames = Formatted.of("\"fftSize\": 256, \"hop\": %d", 64 + random.nextInt(64));
    String center = ", \"center\": " + random.nextBoolean();
    return oneOf(
        "",
        "{\"kind\": \"stft\", " + frames + center + "}",
        "{\"kind\": \"stft\", \"decibels\": false, " + frames + center + "}",
        "{\"kind\": \"mel\", \"mels\": 20, " + frames + center + "}",
        "{\"kind\": \"mfcc\", \"mels\": 24, " + frames + center + "}");
  }

  private String standardized(String features) {
    return switch (random.nextInt(3)) {
      case 0 -> features.replace("}", ", \"standardize\": {\"per\": \"bin\"}}");
      case 1 -> features.replace("}", ", \"standardize\": {\"per\": \"all\"}}");
      default -> features;
    };
  }

  /// Steps of preparation in any order; none in half of the recipes.
  private String prepare() {
    List<String> steps =
        new ArrayList<>(
            List.of(
                "{\"kind\": \"scale\"}",
                "{\"kind\": \"removeDc\"}",
                "{\"kind\": \"toMono\"}",
                "{\"kind\": \"channel\"}",
                "{\"kind\": \"resample\", \"toHz\": 22050}",
                "{\"kind\": \"trimSilence\", \"belowDb\": 30, \"keepMs\": 1}",
                "{\"kind\": \"loudness\", \"lufs\": -23}"));
    Collections.shuffle(steps, random);
    return String.join(", ", steps.subList(0, random.nextBoolean() ? 0 : random.nextInt(4)));
  }

  private String transforms(boolean hasFeatures, boolean mixesLabels) {
    boolean onWaveforms = dataset.reading().isWaveform();
    boolean onFeatures = hasFeatures || !onWaveforms;
    boolean mixes = mixesLabels || dataset.labels() == RandomDataset.LabelKind.NONE;
    List<TransformKind> possible =
        Transforms.ALL.stream()
            .filter(kind -> ON_FEATURES.contains(kind.name()) ? onFeatures : onWaveforms)
            .filter(kind -> !kind.name().equals("mixup") || mixes)
            .toList();
    return "["
        + String.join(
            ", ",
            IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> transform(possible.get(random.nextInt(possible.size()))))
                .toList())
        + "]";
  }

  private String transform(TransformKind kind) {
    StringBuilder json = new StringBuilder("{\"kind\": \"" + kind.name() + "\"");
    json.append(", \"probability\": ").append(random.nextBoolean() ? "1" : "0.6");
    for (Parameter parameter : kind.parameters()) {
      if (parameter.kind() == Parameter.Kind.FOLDER) {
        json.append(", \"folder\": \"").append(sounds.toString().replace('\\', '/')).append('"');
      } else if (parameter.kind() == Parameter.Kind.TRANSFORMS) {
        json.append(
            ", \"transforms\": [{\"kind\": \"gain\"}, {\"kind\": \"reverse\"},"
                + " {\"kind\": \"polarityInversion\"}]");
      }
    }
    return json.append('}').toString();
  }
}
