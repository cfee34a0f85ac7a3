package org.wavecrate.gui.example;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import org.wavecrate.content.Content;
import org.wavecrate.feature.Stft;
import org.wavecrate.feature.Window;
import org.wavecrate.gui.Presence;
import org.wavecrate.gui.Sides;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.plot.ColorMap;
import org.wavecrate.plot.FrequencyScale;
import org.wavecrate.plot.SoundChoice;
import org.wavecrate.plot.SpectrogramChoice;

/// The controls of how sound looks: the usual ones beside the transport, the others in a strip of
/// their own that a button brings.
public final class LookBar {
  private final ObjectProperty<SoundChoice> look;
  private final ExampleModel model;
  private final BooleanProperty spectrumOpen;

  @FXML private Sides line;
  @FXML private ToggleButton stft;
  @FXML private ChoiceButton axis;
  @FXML private ChoiceButton range;
  @FXML private ChoiceButton colors;
  @FXML private MenuButton overlay;
  @FXML private ToggleButton spectrum;
  @FXML private ToggleButton fixRange;
  @FXML private FlowPane strip;
  @FXML private ChoiceButton fftSize;
  @FXML private ChoiceButton hop;
  @FXML private ChoiceButton window;
  @FXML private ChoiceButton padding;
  @FXML private ChoiceButton emphasis;
  @FXML private ChoiceButton reference;
  @FXML private ChoiceButton amplitude;
  @FXML private ToggleButton autoScale;

  /// @param spectrumOpen whether the spectrum of the selection is in sight
  @SuppressWarnings("NullAway.Init")
  LookBar(ExampleModel model, BooleanProperty spectrumOpen) {
    this.model = model;
    this.spectrumOpen = spectrumOpen;
    this.look = model.workspace().look();
  }

  @FXML
  private void initialize() {
    offerUsual();
    offerStft();
    offerWaveform();
    // Features have none of these.
    strip.visibleProperty().bind(stft.selectedProperty().and(stft.visibleProperty()));
    strip.managedProperty().bind(strip.visibleProperty());
    spectrum.selectedProperty().bindBidirectional(spectrumOpen);
    fixRange.setOnAction(event -> fixRange(fixRange.isSelected()));
    Presence.late(strip);
    look.subscribe(this::refresh);
    model.shown().subscribe(this::refresh);
    model.sampleRate().subscribe(this::refresh);
  }

  private void offerUsual() {
    axis.offer(
        List.of(FrequencyScale.Kind.values()),
        kind -> kind.name().toLowerCase(Locale.ROOT),
        () -> spectrogram().axis(),
        kind -> change(s -> s.withAxis(kind)));
    range.offer(
        List.of(40.0, 60.0, 80.0, 100.0, 120.0, 140.0),
        db -> Numbers.trimmed(db, 1) + " dB",
        () -> spectrogram().rangeDb(),
        db -> change(s -> s.withRangeDb(db)));
    colors.offer(
        List.of(ColorMap.values()),
        LookBar::name,
        () -> spectrogram().colors(),
        map -> change(s -> s.withColors(map)));
    CheckMenuItem pitch = new CheckMenuItem("Pitch track");
    CheckMenuItem onsets = new CheckMenuItem("Onsets");
    overlay.getItems().setAll(pitch, onsets);
    pitch.setOnAction(event -> look.set(look.get().withPitch(pitch.isSelected())));
    onsets.setOnAction(event -> look.set(look.get().withOnsets(onsets.isSelected())));
    look.subscribe(
        now -> {
          pitch.setSelected(now.pitch());
          onsets.setSelected(now.onsets());
          int count = (now.pitch() ? 1 : 0) + (now.onsets() ? 1 : 0);
          overlay.setText(count == 0 ? "overlay" : "overlay " + count);
        });
  }

  private void offerStft() {
    fftSize.offer(
        List.of(0, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768),
        size -> size == 0 ? "by rate" : Numbers.count(size),
        () -> spectrogram().fftSize(),
        size -> change(s -> s.withFftSize(size)));
    hop.offer(
        List.of(0, 16, 32, 64, 128, 160, 256, 320, 441, 512, 1024, 2048),
        samples -> samples == 0 ? "every pixel" : Numbers.count(samples),
        () -> spectrogram().hop(),
        samples -> change(s -> s.withHop(samples)));
    window.offer(
        List.of(Window.values()),
        kind -> sentence(kind.name()),
        () -> spectrogram().window(),
        kind -> change(s -> s.withWindow(kind)));
    padding.offer(
        List.of(1, 2, 4, 8),
        factor -> factor == 1 ? "off" : "×" + factor,
        () -> spectrogram().zeroPadding(),
        factor -> change(s -> s.withZeroPadding(factor)));
    emphasis.offer(
        List.of(0.0, 0.9, 0.95, 0.97, 1.0),
        a -> a == 0 ? "off" : Numbers.decimal(a, 2),
        () -> spectrogram().preEmphasis(),
        a -> change(s -> s.withPreEmphasis(a)));
    reference.offer(
        List.of(false, true),
        perExample -> perExample ? "each example’s loudest" : "full scale",
        () -> spectrogram().perExample(),
        perExample -> change(s -> s.withPerExample(perExample)));
  }

  private void offerWaveform() {
    amplitude.offer(
        List.of(false, true),
        decibels -> decibels ? "dBFS" : "linear",
        () -> look.get().decibels(),
        decibels -> look.set(look.get().withDecibels(decibels)));
    autoScale.setOnAction(event -> look.set(look.get().withAutoScale(autoScale.isSelected())));
  }

  private static String name(ColorMap map) {
    return switch (map) {
      case GRAY -> "grey";
      case GRAY_INVERTED -> "grey, dark on light";
      default -> map.name().toLowerCase(Locale.ROOT);
    };
  }

  private static String sentence(String constant) {
    return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT);
  }

  private SpectrogramChoice spectrogram() {
    return look.get().spectrogram();
  }

  private void change(UnaryOperator<SpectrogramChoice> how) {
    look.set(look.get().withSpectrogram(how.apply(spectrogram())));
  }

  /// Keeps the range of the features that are shown for all that follow, or lets each have its own.
  private void fixRange(boolean fixed) {
    look.set(
        look.get().withFeatureRange(fixed ? features().map(f -> f.range()) : Optional.empty()));
  }

  private Optional<Content.Features> features() {
    return model
        .shown()
        .get()
        .map(Shown::content)
        .filter(Content.Features.class::isInstance)
        .map(Content.Features.class::cast);
  }

  /// Puts other controls on the left of the usual ones.
  void putBeside(Node others) {
    line.getGroups().addFirst(others);
  }

  private void refresh() {
    boolean map = features().isPresent();
    Stft now = spectrogram().stft(model.sampleRate().get().hz());
    stft.setText("FFT " + now.fftSize() + (spectrogram().hop() == 0 ? "" : " / " + now.hop()));
    for (var sound : List.of(stft, axis, range, overlay, spectrum)) {
      Presence.show(sound, !map);
    }
    Presence.show(fixRange, map);
    fixRange.setSelected(look.get().featureRange().isPresent());
    autoScale.setSelected(look.get().autoScale());
    for (ChoiceButton choice :
        List.of(
            axis, range, colors, fftSize, hop, window, padding, emphasis, reference, amplitude)) {
      choice.refresh();
    }
  }
}
