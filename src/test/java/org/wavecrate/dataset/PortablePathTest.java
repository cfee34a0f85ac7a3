package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortablePathTest {
  @Test
  void aBackslashInANameOfLinuxStaysOne() {
    assertThat(PortablePath.of("a\\b/kick.wav", '/')).isEqualTo("a\\b/kick.wav");
  }

  @Test
  void windowsPathsGetSlashes() {
    assertThat(PortablePath.of("drums\\kick.wav", '\\')).isEqualTo("drums/kick.wav");
  }
}
