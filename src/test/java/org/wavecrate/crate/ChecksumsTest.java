package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChecksumsTest {
  /// The check values of both in the catalogue of parametrised CRC algorithms.
  @Test
  void bothAreThoseOfTheCatalogue() {
    byte[] bytes = "x123456789y".getBytes(StandardCharsets.US_ASCII);
    Checksums sums = new Checksums();
    sums.update(bytes, 1, 4);
    sums.update(bytes, 5, 5);
    assertThat(sums.zip()).isEqualTo(0xcbf43926);
    assertThat(sums.both()).isEqualTo(0xe3069283_cbf43926L);
    assertThat(new Checksums().both()).isZero();
  }
}
