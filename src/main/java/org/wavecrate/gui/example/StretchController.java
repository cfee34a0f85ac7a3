package org.wavecrate.gui.example;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import org.wavecrate.content.StretchFacts;
import org.wavecrate.gui.sound.DigitsLabel;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.gui.sound.SpectrumView;

/// Shows levels and spectrum of the selection.
public final class StretchController {
  private final StretchModel model;
  private final ExampleModel example;

  @FXML private DigitsLabel reading;
  @FXML private SpectrumView curves;
  @FXML private FactsCard facts;

  @SuppressWarnings("NullAway.Init")
  StretchController(StretchModel model, ExampleModel example) {
    this.model = model;
    this.example = example;
  }

  @FXML
  private void initialize() {
    curves.reading().subscribe(reading::setText);
    model.measured().subscribe(this::show);
  }

  private void show(Optional<StretchModel.Measured> measured) {
    if (measured.isEmpty()) {
      curves.clear();
      return;
    }
    StretchModel.Wanted of = measured.get().of();
    StretchFacts found = measured.get().facts();
    curves.show(found, of.sound(), of.rate(), example.workspace().look().get().spectrogram());
    facts.setHeading(heading(of, found));
    facts.show(
        found.spectra().isEmpty()
            ? List.of(
                new Fact("samples", Numbers.count(found.to() - found.from()), "Too few to measure"))
            : Fact.ofStretch(found, of.rate()));
  }

  private static String heading(StretchModel.Wanted of, StretchFacts found) {
    boolean all = found.from() == 0 && found.to() == of.sound().length();
    return (of.selected() ? "SELECTION" : all ? "WHOLE SOUND" : "VIEW")
        + " · "
        + Numbers.duration((found.to() - found.from()) / of.rate().hz());
  }
}
