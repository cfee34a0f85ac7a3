package org.wavecrate.gui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Subscription;

/// Dresses a scene: AtlantaFX below, our own sheets above, light or dark.
final class Theming {
  private static final String FONTS = "/com/formdev/flatlaf/fonts/inter/Inter-";

  private static final String NO_THEME = "data:text/css,";

  /// The style sheets shared by all screens, then those of single screens.
  private static final List<String> SHEETS =
      List.of(
          "wavecrate.css",
          "sound/sound.css",
          "explore/explore.css",
          "overview/overview.css",
          "shuffle/shuffle.css",
          "check/check.css",
          "export/export.css");

  private final BooleanBinding dark;

  Theming(Workspace workspace) {
    // Else JavaFX would load its own theme, which no scene here wears.
    if (Application.getUserAgentStylesheet() == null) {
      Application.setUserAgentStylesheet(NO_THEME);
    }
    var system = Platform.getPreferences().colorSchemeProperty();
    dark =
        Bindings.createBooleanBinding(
            () ->
                switch (workspace.theme().get()) {
                  case DARK -> true;
                  case LIGHT -> false;
                  case SYSTEM -> system.get() == ColorScheme.DARK;
                },
            workspace.theme(),
            system);
    for (String weight : List.of("Regular", "SemiBold", "Bold")) {
      try (InputStream font = Theming.class.getResourceAsStream(FONTS + weight + ".otf")) {
        if (font != null) {
          Font.loadFont(font, 13);
        }
      } catch (IOException e) {
        // The platform's own font will do.
      }
    }
  }

  /// Keeps `scene` in the colours chosen.
  Subscription dress(Scene scene) {
    return dark.subscribe(
        now -> {
          scene.setUserAgentStylesheet(
              (now ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
          scene
              .getStylesheets()
              .setAll(
                  Stream.concat(SHEETS.stream(), Stream.of(now ? "dark.css" : "light.css"))
                      .map(Theming::sheet)
                      .toList());
        });
  }

  /// Whether the window is dark now.
  BooleanBinding dark() {
    return dark;
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(Theming.class.getResource(name), name).toExternalForm();
  }
}
