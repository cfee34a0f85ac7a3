package org.wavecrate.gui.example;

import java.util.ArrayList;
import java.util.List;
import org.wavecrate.audio.ArrayAccount;
import org.wavecrate.content.Content;
import org.wavecrate.content.LabelText;
import org.wavecrate.content.LevelFacts;
import org.wavecrate.content.StretchFacts;
import org.wavecrate.feature.MeanSpectrum;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.intake.ExampleOrigin;
import org.wavecrate.npy.NpyHeader;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.storage.Formatted;

/// One line of a card: what, and how much.
///
/// @param name such as `peak`
/// @param value with its unit
/// @param explanation for those who ask
/// @param warns whether it deserves attention
record Fact(String name, String value, String explanation, boolean warns) {
  Fact(String name, String value, String explanation) {
    this(name, value, explanation, false);
  }

  /// The facts from an example's file.
  static List<Fact> ofArray(Shown shown, SampleRate rate) {
    List<Fact> facts = new ArrayList<>();
    if (shown.header().isEmpty()) {
      return facts;
    }
    NpyHeader header = shown.header().get();
    String order = header.dtype().bigEndian() ? ", most significant byte first" : "";
    facts.add(
        new Fact(
            "type",
            header.dtype().numpyName() + " " + header.shape(),
            "NumPy type " + header.dtype().code() + order));
    shown.account().ifPresent(account -> facts.add(ofAxes(account)));
    long length = shown.content().length();
    if (shown.content() instanceof Content.Sound) {
      facts.add(
          new Fact(
              "duration",
              Numbers.duration(length / rate.hz()),
              Formatted.of("%s samples a channel", Numbers.count(length))));
      boolean guessed = rate.origin() == SampleRate.Origin.ASSUMED;
      facts.add(
          new Fact(
              "rate",
              Numbers.hertz(rate.hz()) + (guessed ? " (guess)" : ""),
              guessed
                  ? "Guessed from the length: the dataset has no wavecrate.json that says it"
                  : "As wavecrate.json or you said",
              guessed));
    } else if (shown.content() instanceof Content.Features features) {
      facts.add(new Fact("frames", Numbers.count(features.frames()), "Along time"));
      facts.add(new Fact("bins", Numbers.count(features.bins()), "Values a frame"));
    }
    facts.add(new Fact("file", Numbers.count(header.fileBytes()) + " bytes", "Header included"));
    return facts;
  }

  private static Fact ofAxes(ArrayAccount account) {
    return new Fact(
        "axes",
        account.axes().text().replace(",", ", ") + (account.guess() ? " (guess)" : ""),
        account.guess()
            ? "Guessed from the shapes and values of the first arrays; array.axes in wavecrate.json"
                + " says it"
            : "As wavecrate.json says or the first arrays show",
        account.guess());
  }

  /// How loud it is, or what range its features span.
  static List<Fact> ofLevels(Shown shown) {
    if (shown.levels().isPresent()) {
      return ofLevels(shown.levels().get());
    }
    return shown.content() instanceof Content.Features features
        ? List.of(
            new Fact(
                "least",
                Numbers.decimal(features.range().low(), 3),
                "The minimum of the finite values"),
            new Fact(
                "greatest",
                Numbers.decimal(features.range().high(), 3),
                "The maximum of the finite values"))
        : List.of();
  }

  private static List<Fact> ofLevels(LevelFacts levels) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("peak", dbfs(levels.peakDb()), "The largest sample, against full scale"));
    facts.add(new Fact("RMS", dbfs(levels.rmsDb()), "Root of the mean square of all samples"));
    facts.add(
        new Fact(
            "clipped",
            Numbers.count(levels.clipped()),
            "Samples at or beyond full scale, even single ones; the check’s clipping wants"
                + " several in a row",
            levels.clipped() > 0));
    if (levels.invalid() > 0) {
      facts.add(
          new Fact(
              "NaN or ∞",
              Numbers.count(levels.invalid()),
              "Samples that are NaN or infinite",
              true));
    }
    return facts;
  }

  /// Levels and the centre of the spectrum of a stretch of sound.
  static List<Fact> ofStretch(StretchFacts stretch, SampleRate rate) {
    List<Fact> all = ofLevels(stretch.levels());
    List<Fact> facts = new ArrayList<>(all.subList(0, 2));
    double crest = stretch.levels().crestDb();
    facts.add(
        new Fact(
            "crest",
            Double.isNaN(crest) ? "none" : Numbers.decimal(crest, 2) + " dB",
            "How far the peak is above the RMS"));
    facts.add(
        new Fact(
            "loudness",
            stretch.lufs().isPresent()
                ? Numbers.decimal(stretch.lufs().getAsDouble(), 1) + " LUFS"
                : "none",
            stretch.lufs().isPresent()
                ? "Integrated loudness by EBU R 128"
                : "Integrated loudness by EBU R 128 needs 0.4 s of sound"));
    // There is room for five lines: faults come before the rest.
    all.stream().filter(Fact::warns).forEach(facts::add);
    double centroid =
        stretch.spectra().stream().mapToDouble(MeanSpectrum::centroid).average().orElse(Double.NaN);
    if (!Double.isNaN(centroid) && facts.size() < 5) {
      facts.add(
          new Fact(
              "centroid",
              Numbers.hertz(centroid * rate.hz()),
              "The centre of the spectrum’s magnitudes"));
    }
    return facts;
  }

  static List<Fact> ofLabel(Shown shown) {
    LabelText label = shown.label();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("label", label.text(), "From the example's label file", !label.usable()));
    facts.add(new Fact(label.usable() ? "kind" : "why", label.kind(), label.kind()));
    if (!label.array().isEmpty()) {
      facts.add(new Fact("type", label.array(), "NumPy type and shape of the label file"));
    }
    shown.origin().ifPresent(origin -> facts.add(ofOrigin(origin)));
    return facts;
  }

  private static Fact ofOrigin(ExampleOrigin origin) {
    return new Fact(
        "cut from",
        origin.source(),
        Formatted.of(
            "%s to %s, kept together with %s, as wavecrate-sources.csv says",
            Numbers.seconds(origin.startS()), Numbers.seconds(origin.endS()), origin.group()));
  }

  private static String dbfs(double value) {
    return Numbers.decimal(value, 2) + " dBFS";
  }
}
