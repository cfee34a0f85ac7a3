package org.wavecrate.gui;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import org.wavecrate.ErrorLog;
import org.wavecrate.Version;

/// Shows the program's version, licence, where more is to be read, and the log file.
public final class AboutController {
  private static final String LIBRARIES = "/META-INF/THIRD-PARTY.txt";

  private final ShellModel model;
  private final FolderOpener opener;

  @FXML private VBox about;
  @FXML private Label version;
  @FXML private Button copyVersion;
  @FXML private Hyperlink licence;
  @FXML private Hyperlink tarsos;
  @FXML private Hyperlink openjfx;
  @FXML private TextArea libraries;
  @FXML private Label log;
  @FXML private Button showLog;
  @FXML private Label said;
  @FXML private Button closeAbout;

  /// @param opener shows folders and addresses
  @SuppressWarnings("NullAway.Init")
  AboutController(ShellModel model, FolderOpener opener) {
    this.model = model;
    this.opener = opener;
  }

  @FXML
  private void initialize() {
    version.setText(Version.read().sentence());
    Path file = ErrorLog.file().toAbsolutePath();
    log.setText(file.toString());
    libraries.setText(libraries());
    Presence.show(libraries, !libraries.getText().isEmpty());
    copyVersion.setOnAction(event -> copyVersion());
    link(licence, "https://www.gnu.org/licenses/gpl-3.0.html");
    link(tarsos, "https://github.com/JorenSix/TarsosDSP");
    link(openjfx, "https://openjfx.io");
    showLog.setOnAction(
        event -> {
          Path folder = FolderOpener.folderOf(file);
          run(() -> opener.open(folder), "Opened the folder " + folder, folder.toString());
        });
    closeAbout.setOnAction(event -> model.showAbout(false));
    model.about().subscribe(this::show);
  }

  private interface Opening {
    void run() throws IOException;
  }

  private void run(Opening opening, String done, String what) {
    if (!opener.isAvailable()) {
      said.setText("No program here opens " + what);
      return;
    }
    try {
      opening.run();
      said.setText(done);
    } catch (IOException e) {
      said.setText("Not opened: " + what + ", " + e.getMessage());
    }
  }

  private void link(Hyperlink link, String address) {
    link.setOnAction(event -> run(() -> opener.browse(address), "Opened " + address, address));
  }

  private void copyVersion() {
    ClipboardContent content = new ClipboardContent();
    content.putString(version.getText());
    Clipboard.getSystemClipboard().setContent(content);
    said.setText("Copied");
  }

  /// The libraries in this program and their licences, as the build listed them.
  private static String libraries() {
    try (InputStream in = AboutController.class.getResourceAsStream(LIBRARIES)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private void show(boolean shown) {
    about.setVisible(shown);
    said.setText("");
    if (shown) {
      closeAbout.requestFocus();
    }
  }
}
