package org.wavecrate.report;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.content.Content;
import org.wavecrate.content.ContentReader;
import org.wavecrate.content.RateGuess;
import org.wavecrate.dataset.ArrayFile;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Progress;
import org.wavecrate.generator.Recipe;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.rules.Finding;
import org.wavecrate.rules.Place;
import org.wavecrate.rules.Span;
import org.wavecrate.storage.Formatted;

/// Pictures and sounds of what was found, within bounds: so many of a rule, so many in all, and so
/// many bytes of sound.
final class ExampleFigures {
  private static final int MOST_OF_RULE = 4;
  private static final int MOST = 80;
  private static final int MOST_TWINS = 1;
  private static final long MOST_SOUND_BYTES = 8_000_000;

  /// Longer arrays take too long for a picture in passing.
  private static final long MOST_ELEMENTS = 1L << 25;

  private final Dataset dataset;
  private final ArrayStatement array;
  private final SampleRate rate;
  private final Progress progress;
  private int pictures;
  private long soundBytes;
  private int silent;

  ExampleFigures(Dataset dataset, Recipe recipe, Progress progress) {
    this.dataset = dataset;
    this.progress = progress;
    array = recipe.array();
    rate =
        recipe.sampleRateHz().isPresent()
            ? SampleRate.of(recipe.sampleRateHz().getAsInt())
            : RateGuess.of(dataset);
  }

  /// How many pictures have no sound as there was no room for it.
  int withoutSound() {
    return silent;
  }

  static String mostSound() {
    return Formatted.of("%,d MB", MOST_SOUND_BYTES / 1_000_000);
  }

  /// Examples of one rule's findings; empty if none can be drawn.
  String of(List<Finding> findings) throws IOException {
    int drawn = 0;
    StringBuilder figures = new StringBuilder();
    for (Finding finding : findings) {
      if (drawn == MOST_OF_RULE || pictures >= MOST) {
        break;
      }
      Optional<String> own = figure(finding.place(), finding.spans());
      if (own.isEmpty()) {
        continue;
      }
      figures.append(own.get());
      for (Place twin : finding.twins().subList(0, Math.min(MOST_TWINS, finding.twins().size()))) {
        figures.append(figure(twin, List.of()).orElse(""));
      }
      drawn++;
    }
    return drawn == 0 ? "" : "<div class=pictures>" + figures + "</div>";
  }

  private Optional<String> figure(Place place, List<Span> spans) throws IOException {
    Optional<Example> example = place.example();
    if (example.isEmpty()) {
      return Optional.empty();
    }
    try (ArrayFile file = example.get().open()) {
      if (file.header().shape().elements() > MOST_ELEMENTS) {
        return Optional.empty();
      }
      Content content = ContentReader.read(file, dataset.account(array), progress);
      if (content instanceof Content.Nothing) {
        return Optional.empty();
      }
      pictures++;
      byte[] png = ExamplePicture.of(content, rate, spans);
      boolean sound = content instanceof Content.Sound;
      String length =
          sound ? rate.isKnown() ? rate.duration(content.length()) : "" : frames(content);
      return Optional.of(
          Formatted.of(
              "<figure><img width=%d height=%d alt='%s' src='data:image/png;base64,%s'>%s"
                  + "<figcaption>%s <span>%s %s %s</span></figcaption></figure>",
              ExamplePicture.WIDTH,
              ExamplePicture.HEIGHT,
              sound ? "Waveform and spectrogram" : "Features",
              Base64.getEncoder().encodeToString(png),
              content instanceof Content.Sound audible ? player(audible, spans) : "",
              Html.escape(example.get().path()),
              file.header().dtype().numpyName(),
              file.header().shape(),
              length));
    } catch (BadFileException e) {
      // What can't be read has no picture; the table says why.
      return Optional.empty();
    }
  }

  private static String frames(Content content) {
    return content.length() + " frames";
  }

  private String player(Content.Sound sound, List<Span> spans) throws IOException {
    if (!rate.isKnown() || sound.length() == 0) {
      return "";
    }
    SoundClip clip = SoundClip.of(sound, rate, spans);
    if (soundBytes + clip.wav().length > MOST_SOUND_BYTES) {
      silent++;
      return "";
    }
    soundBytes += clip.wav().length;
    String note = clip.note().isEmpty() ? "" : "<div class=note>" + clip.note() + "</div>";
    return Formatted.of(
        "<audio controls preload=metadata src='data:audio/wav;base64,%s'></audio>%s",
        Base64.getEncoder().encodeToString(clip.wav()), note);
  }
}
