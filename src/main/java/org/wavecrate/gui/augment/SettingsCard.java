package org.wavecrate.gui.augment;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.wavecrate.generator.Recipe;

/// The recipe's settings besides transforms: rate and seed, length, features.
final class SettingsCard extends VBox {
  private final SettingControls controls;

  SettingsCard(AugmentModel model) {
    controls = new SettingControls(model);
    getStyleClass().addAll("card", "settings");
    section(
        "FEATURES",
        controls.choice(
            "features.kind",
            "",
            List.of("waveform", "stft", "mel", "mfcc"),
            "What the network gets: samples, or spectra of them",
            recipe -> true),
        controls.choice(
            "features.fftSize",
            "FFT",
            List.of("256", "512", "1024", "2048", "4096"),
            "Samples per frame",
            SettingsCard::hasFeatures),
        controls.number(
            "features.hop", "hop", "Samples from frame to frame", SettingsCard::hasFeatures),
        controls.number("features.mels", "mels", "Mel bands", SettingsCard::hasMels),
        controls.number(
            "features.coefficients",
            "coefficients",
            "Coefficients of the cosine transform that are kept",
            recipe -> kind(recipe).equals("mfcc")),
        controls.number(
            "features.minHz", "from Hz", "Lower edge of the first band", SettingsCard::hasMels),
        controls.number(
            "features.maxHz",
            "to Hz",
            "Upper edge of the last band; empty: half the sample rate",
            SettingsCard::hasMels),
        controls.choice(
            "features.melScale",
            "scale",
            List.of("slaney", "htk"),
            "Spacing of the bands",
            SettingsCard::hasMels),
        controls.choice(
            "features.window",
            "window",
            List.of("hann", "hamming", "blackman", "rectangular"),
            "Weights each frame",
            SettingsCard::hasFeatures),
        controls.flag(
            "features.decibels",
            "dB",
            "Levels instead of powers",
            r -> hasFeatures(r) && !kind(r).equals("mfcc")),
        controls.number(
            "features.topDb",
            "top dB",
            "The range below the loudest value that is kept",
            SettingsCard::hasFeatures),
        controls.flag(
            "features.center",
            "centred",
            "Frames centred on their place, with silence around the signal",
            SettingsCard::hasFeatures));
    section(
        "LENGTH",
        controls.choice(
            "fit.mode",
            "",
            List.of("as stored", "error", "pad", "crop", "padOrCrop"),
            "How examples of different lengths get the same length",
            recipe -> true),
        controls.number(
            "fit.samples", "samples", "The length wanted", recipe -> recipe.fit().isPresent()),
        controls.choice(
            "fit.crop",
            "crop",
            List.of("center", "random"),
            "Which part of a longer example stays; random only in training",
            recipe -> recipe.fit().isPresent()));
    section(
        "LABELS",
        controls.choice(
            SettingControls.ENCODING,
            "",
            List.of("asIs", "index", "oneHot"),
            "The form that the network gets; mixup needs one-hot labels",
            recipe -> true),
        controls.classes());
    section(
        "DRAWS",
        controls.number("sampleRateHz", "sample rate Hz", "Samples per second", recipe -> true),
        controls.number("seed", "seed", "Seeds everything random", recipe -> true),
        controls.number("batchSize", "batch", "Examples a batch", recipe -> true));
    getChildren().add(controls.complaint());
  }

  private static String kind(Recipe recipe) {
    return RecipeEdit.text(recipe, "features.kind");
  }

  private static boolean hasFeatures(Recipe recipe) {
    return recipe.features().isPresent();
  }

  private static boolean hasMels(Recipe recipe) {
    return recipe.features().isPresent() && recipe.features().get().needsRate();
  }

  private void section(String title, SettingControls.Setting... of) {
    Label heading = new Label(title);
    heading.getStyleClass().add("section-title");
    FlowPane flow = new FlowPane();
    flow.getStyleClass().add("settings-flow");
    for (SettingControls.Setting setting : of) {
      flow.getChildren().add(setting.node());
    }
    getChildren().addAll(heading, flow);
  }

  void show(Recipe recipe) {
    controls.show(recipe);
  }
}
