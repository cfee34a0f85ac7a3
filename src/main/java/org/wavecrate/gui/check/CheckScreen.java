package org.wavecrate.gui.check;

import java.util.List;
import org.wavecrate.gui.Background;
import org.wavecrate.gui.Choosers;
import org.wavecrate.gui.Fxml;
import org.wavecrate.gui.Inspection;
import org.wavecrate.gui.LateZoom;
import org.wavecrate.gui.Library;
import org.wavecrate.gui.Pictures;
import org.wavecrate.gui.ScreenView;
import org.wavecrate.gui.Workspace;
import org.wavecrate.gui.example.ExampleActions;
import org.wavecrate.gui.playback.AudioOutput;

/// Puts the Check screen together: headings on the left, their findings on the right.
public final class CheckScreen {
  private CheckScreen() {}

  public static ScreenView create(
      Workspace workspace,
      Library library,
      Inspection inspection,
      Background background,
      Choosers choosers,
      AudioOutput output,
      Pictures pictures) {
    LateZoom zoom = new LateZoom();
    return new ScreenView(
            () -> {
              CheckModel model = new CheckModel(workspace, library, inspection, background);
              HeadingsController headings = new HeadingsController(model);
              ExampleActions actions =
                  new ExampleActions(workspace, library.flags(), background, choosers);
              FindingsController findings =
                  new FindingsController(model, actions, background, pictures, output);
              zoom.set(way -> findings.exhibits().zoom(way));
              return Fxml.load(
                  CheckScreen.class,
                  "check.fxml",
                  List.of(
                      new CheckController(model, headings, findings),
                      headings,
                      findings,
                      new RuleController(model),
                      new CheckFootController(model, choosers),
                      new WaitingController(model)));
            })
        .zoomedBy(zoom);
  }
}
