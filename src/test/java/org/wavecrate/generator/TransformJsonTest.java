package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.feature.FeatureSettings;
import org.wavecrate.storage.Formatted;
import org.wavecrate.transform.Gain;
import org.wavecrate.transform.TransformKind;
import org.wavecrate.transform.Transforms;

class TransformJsonTest {
  private static Recipe read(String keys) throws RecipeException {
    return RecipeJson.read("{\"format\": \"wavecrate-recipe/1\", " + keys + "}");
  }

  @Test
  void readsWhatTheDesignShows() throws RecipeException {
    Recipe recipe =
        read(
            "\"transforms\": [ {\"kind\": \"gain\", \"probability\": 0.5, \"minGainDb\": -12,"
                + " \"maxGainDb\": 12} ], \"features\": {\"kind\": \"mel\"}");
    assertThat(recipe.transforms()).containsExactly(new Gain(0.5, -12, 12));
    assertThat(recipe.features()).contains(FeatureSettings.of(FeatureSettings.Kind.MEL));
    assertThat(read("\"transforms\": [{\"kind\": \"gain\"}]").transforms())
        .isEqualTo(recipe.transforms());
  }

  @Test
  void whatIsWrittenOfEveryKindIsReadBack() throws RecipeException {
    for (TransformKind kind : Transforms.ALL) {
      String needed =
          kind.parameters().stream().anyMatch(p -> p.name().equals("folder"))
              ? ", \"folder\": \"a/b\""
              : kind.parameters().stream().anyMatch(p -> p.name().equals("transforms"))
                  ? ", \"transforms\": [{\"kind\": \"gain\"}, {\"kind\": \"oneOf\", \"transforms\":"
                      + " [{\"kind\": \"shift\", \"rollover\": false}]}]"
                  : "";
      Recipe recipe = read(Formatted.of("\"transforms\": [{\"kind\": \"%s\"%s}]", kind, needed));
      assertThat(RecipeJson.read(RecipeJson.write(recipe))).isEqualTo(recipe);
    }
    for (String features :
        List.of(
            "{\"kind\": \"stft\", \"topDb\": null, \"window\": \"blackman\"}",
            "{\"kind\": \"mel\", \"maxHz\": 4000, \"melScale\": \"htk\", \"melNorm\": \"none\"}",
            "{\"kind\": \"mel\", \"power\": 1, \"decibels\": false, \"center\": true}",
            "{\"kind\": \"mfcc\", \"mels\": 10}")) {
      Recipe recipe = read("\"features\": " + features);
      assertThat(RecipeJson.read(RecipeJson.write(recipe))).isEqualTo(recipe);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "transforms": {} | transforms: {} is not allowed; allowed: a list [..]
          "transforms": [1] | transforms[0]: 1 is not allowed; allowed: an object {..}
          "transforms": [{}] | transforms[0].kind: is missing; allowed: gain, gaussianNoise,
          "transforms": [{"kind": "echo"}] | transforms[0].kind: "echo" is not allowed; allowed: gain,
          "transforms": [{"kind": "gain", "gainDb": 1}] | transforms[0].gainDb: unknown key; allowed: kind, maxGainDb, minGainDb, probability
          "transforms": [{"kind": "gain"}, {"kind": "gain", "minGainDb": "1"}] | transforms[1].minGainDb: "1" is not allowed; allowed: -120 to 60 dB
          "transforms": [{"kind": "gain", "minGainDb": -500}] | transforms[0].minGainDb: -500 is not allowed; allowed: -120 to 60 dB
          "transforms": [{"kind": "gain", "minGainDb": 20}] | transforms[0].minGainDb: 20 is above maxGainDb 12; allowed: up to it
          "transforms": [{"kind": "bitCrush", "minBits": 1.5}] | transforms[0].minBits: 1.5 is not allowed; allowed: whole numbers from 1 to 24 bits
          "transforms": [{"kind": "shift", "rollover": 1}] | transforms[0].rollover: 1 is not allowed; allowed: true, false
          "transforms": [{"kind": "impulseResponse"}] | transforms[0].folder: is missing; allowed: the path of a folder
          "transforms": [{"kind": "oneOf", "transforms": [{"kind": "gain", "probability": 2}]}] | transforms[0].transforms[0].probability: 2 is not allowed; allowed: 0 to 1
          "transforms": [{"kind": "oneOf", "transforms": []}] | transforms[0].transforms: [] is not allowed; allowed: a list of one transform or more
          "features": {"kind": "cqt"} | features.kind: "cqt" is not allowed; allowed: waveform, stft, mel, mfcc
          "features": {"kind": "waveform", "hop": 9} | features.hop: unknown key; allowed: kind
          "features": {"kind": "mel", "fftSize": 1000} | features.fftSize: 1000 is not allowed; allowed: powers of two from 2 to 65536
          "features": {"kind": "mel", "window": "kaiser"} | features.window: "kaiser" is not allowed; allowed: hann, hamming, blackman, rectangular
          "features": {"kind": "mel", "power": 3} | features.power: 3 is not allowed; allowed: whole numbers from 1 to 2
          "features": {"kind": "mel", "topDb": -1} | features.topDb: -1 is not allowed; allowed: 0 dB or more, or null for all
          "features": {"kind": "mel", "referenceLevel": 0} | features.referenceLevel: 0 is not allowed; allowed: above 0
          "features": {"kind": "mel", "minHz": 500, "maxHz": 400} | features.maxHz: 400 is not allowed; allowed: above minHz
          "features": {"kind": "mfcc", "coefficients": 65} | features.coefficients: 65 is not allowed; allowed: whole numbers from 1 to 64
          "features": {"kind": "mfcc", "decibels": false} | features.decibels: false is not allowed; allowed with mfcc: true
          """)
  void whatIsNotAllowedIsRefusedByKeyAndValue(String keys, String message) {
    assertThatThrownBy(() -> read(keys))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining(message);
  }
}
