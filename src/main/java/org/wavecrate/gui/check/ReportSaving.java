package org.wavecrate.gui.check;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import org.wavecrate.Version;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.generator.Recipe;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Latest;
import org.wavecrate.gui.Workspace;
import org.wavecrate.report.HtmlReport;
import org.wavecrate.report.ReportOrigin;
import org.wavecrate.rules.CheckReport;

/// Writes reports as HTML files in the background; a notice says how it went.
final class ReportSaving {
  private static final System.Logger LOG = System.getLogger(ReportSaving.class.getName());

  private final Workspace workspace;
  private final Latest writing;

  ReportSaving(Workspace workspace, Background background) {
    this.workspace = workspace;
    writing = new Latest(background);
  }

  void save(Path file, Optional<CheckReport> report) {
    Optional<Dataset> dataset = workspace.dataset().get();
    if (report.isEmpty() || dataset.isEmpty()) {
      return;
    }
    Recipe recipe = workspace.recipe().get();
    writing.start(
        progress -> {
          ReportOrigin origin = ReportOrigin.now("Wavecrate " + Version.read().number());
          HtmlReport.write(file, dataset.get(), recipe, report.get(), origin, progress);
          return file;
        },
        done -> workspace.notice().set("The report is in " + done),
        reason -> {
          LOG.log(Level.ERROR, "report " + file, reason);
          workspace.notice().set("The report is not written: " + reason.getMessage());
        });
  }

  ReadOnlyBooleanProperty running() {
    return writing.running();
  }
}
