package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class WindowGroundTest {
  /// Xlib's order for visuals with 8 bits a colour: red above green above blue.
  @Test
  void aPixelHoldsRedGreenAndBlueAndIsOpaque() {
    assertThat(WindowGround.pixel(Color.web("#12abef"))).isEqualTo(0xff12abefL);
    assertThat(WindowGround.pixel(Color.web("#ffffff"))).isEqualTo(0xffffffffL);
    assertThat(WindowGround.pixel(Color.web("#000000"))).isEqualTo(0xff000000L);
  }
}
