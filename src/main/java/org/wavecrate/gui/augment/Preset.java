package org.wavecrate.gui.augment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wavecrate.transform.Domain;
import org.wavecrate.transform.Transforms;

/// Pipelines to begin with.
enum Preset {
  SPEECH(
      "speech",
      "Rooms, distances and voices: natural changes of level, noise, pitch and tempo.",
      step("gain", 0.5, "minGainDb", -10.0, "maxGainDb", 6.0),
      step("shift", 0.5, "minFraction", -0.1, "maxFraction", 0.1, "rollover", false),
      step("timeStretch", 0.3, "minRate", 0.9, "maxRate", 1.1),
      step("pitchShift", 0.3, "minSemitones", -2.0, "maxSemitones", 2.0),
      step("colorNoise", 0.5, "minSnrDb", 8.0, "maxSnrDb", 35.0),
      step("bandPass", 0.15, "minCenterHz", 800.0, "maxCenterHz", 2000.0),
      step("frequencyMask", 0.5, "maxBins", 10),
      step("spectrogramTimeMask", 0.5, "maxFrames", 20, "maxFraction", 0.1)),
  MUSIC(
      "music",
      "Keys and takes: level, place in time, pitch, a little noise and a duller or thinner sound.",
      step("gain", 0.5),
      step("shift", 0.5),
      step("pitchShift", 0.5),
      step("gaussianNoise", 0.5),
      step("lowPass", 0.2, "minCutoffHz", 1500.0, "maxCutoffHz", 7500.0),
      step("spectrogramTimeMask", 0.5, "maxFrames", 30),
      step("frequencyMask", 0.5, "maxBins", 13)),
  ENVIRONMENT(
      "environmental sound",
      "Microphones and weather: level, colour of noise, filters, gaps; pitch is left alone.",
      step("gain", 0.6),
      step("shift", 0.5),
      step("colorNoise", 0.5, "minSnrDb", 3.0, "maxSnrDb", 30.0),
      step("highPass", 0.2, "minCutoffHz", 60.0, "maxCutoffHz", 800.0),
      step("lowPass", 0.2, "minCutoffHz", 2000.0, "maxCutoffHz", 7500.0),
      step("timeMask", 0.3, "maxFraction", 0.15),
      step("polarityInversion", 0.5),
      step("frequencyMask", 0.5, "maxBins", 16)),
  GENTLE(
      "gentle",
      "Barely audible: where labels depend on detail, or as a first try.",
      step("gain", 0.5, "minGainDb", -4.0, "maxGainDb", 4.0),
      step("shift", 0.5, "minFraction", -0.05, "maxFraction", 0.05),
      step("gaussianNoise", 0.3, "minSnrDb", 25.0, "maxSnrDb", 45.0),
      step("frequencyMask", 0.3, "maxBins", 6, "count", 1)),
  STRONG(
      "strong",
      "For small datasets: a lot of everything, one kind of damage at a time.",
      step("gain", 0.8, "minGainDb", -18.0, "maxGainDb", 6.0),
      step("shift", 0.8),
      step("timeStretch", 0.5),
      step("pitchShift", 0.5, "minSemitones", -6.0, "maxSemitones", 6.0),
      new Seed(
          "oneOf",
          0.7,
          Map.of(),
          List.of(
              step("colorNoise", 1, "minSnrDb", 0.0, "maxSnrDb", 25.0),
              step("lowPass", 1, "minCutoffHz", 600.0, "maxCutoffHz", 5000.0),
              step("highPass", 1),
              step("clippingDistortion", 1, "maxPercentile", 20.0),
              step("bitCrush", 1))),
      step("timeMask", 0.5),
      step("frequencyMask", 0.8),
      step("spectrogramTimeMask", 0.8));

  private record Seed(
      String kind, double probability, Map<String, Object> values, List<Seed> nested) {
    Step step() {
      Step step = Step.of(Transforms.kind(kind).orElseThrow()).with("probability", probability);
      for (var value : values.entrySet()) {
        step = step.with(value.getKey(), value.getValue());
      }
      return step.withNested(nested.stream().map(Seed::step).toList());
    }

    boolean isOf(Domain domain) {
      return step().transform().domain() == domain;
    }
  }

  private final String title;
  private final String description;
  private final List<Seed> seeds;

  Preset(String title, String description, Seed... seeds) {
    this.title = title;
    this.description = description;
    this.seeds = List.of(seeds);
  }

  private static Seed step(String kind, double probability, Object... values) {
    Map<String, Object> said = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      said.put((String) values[i], values[i + 1]);
    }
    return new Seed(kind, probability, said, List.of());
  }

  String title() {
    return title;
  }

  String description() {
    return description;
  }

  /// Its steps, as far as they have something to work on.
  ///
  /// @param waveforms whether examples are waveforms
  /// @param features whether examples are, or become, features
  List<Step> steps(boolean waveforms, boolean features) {
    List<Step> steps = new ArrayList<>();
    for (Seed seed : seeds) {
      boolean fits =
          !(seed.isOf(Domain.WAVEFORM) && !waveforms) && !(seed.isOf(Domain.FEATURES) && !features);
      if (fits) {
        steps.add(seed.step());
      }
    }
    return steps;
  }
}
