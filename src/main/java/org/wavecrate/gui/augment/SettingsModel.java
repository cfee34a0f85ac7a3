package org.wavecrate.gui.augment;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.generator.Labels;
import org.wavecrate.generator.Recipe;
import org.wavecrate.generator.RecipeException;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;

/// The recipe outside its pipeline, as it is edited; without a screen.
final class SettingsModel {
  private final AugmentModel model;
  private final Latest counting;

  SettingsModel(AugmentModel model, Background background) {
    this.model = model;
    counting = new Latest(background);
  }

  /// Sets a key of the recipe outside the pipeline.
  ///
  /// @param key such as `features.hop`
  /// @return why it can't be that, with what is allowed; nothing is changed then
  Optional<String> set(String key, @Nullable Object value) {
    try {
      RecipeDraft now =
          key.startsWith("features") ? model.withRate(model.draft().get()) : model.draft().get();
      Recipe changed = RecipeEdit.with(now.base(), key, value);
      model.change(key, any -> now.withBase(changed));
      return Optional.empty();
    } catch (RecipeException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /// Sets how examples are brought to one length: their present one, until something else is said.
  ///
  /// @param mode as the recipe names it; empty: they stay as they are
  Optional<String> fit(Optional<String> mode) {
    if (mode.isEmpty() || model.draft().get().base().fit().isPresent()) {
      return mode.isEmpty() ? set("fit", null) : set("fit.mode", mode.get());
    }
    long length =
        model
            .training()
            .heard()
            .get()
            .map(h -> h.original().length())
            .orElse(Math.round(model.workspace().sampleRate().get().hz()));
    return set("fit", Map.of("samples", length, "mode", mode.get()));
  }

  /// Sets the form that labels are served in. Counts classes where they have no names.
  void encode(Labels.Encoding encoding) {
    Optional<Dataset> dataset = model.workspace().dataset().get();
    if (dataset.isPresent() && model.draft().get().base().labels().encoding() != encoding) {
      Recipe base = model.draft().get().base();
      counting.start(
          progress -> RecipeFix.encoded(base, encoding, dataset.get()).labels(),
          labels -> model.change("", now -> now.withBase(now.base().withLabels(labels))),
          reason -> model.tell(String.valueOf(reason.getMessage())));
    }
  }
}
