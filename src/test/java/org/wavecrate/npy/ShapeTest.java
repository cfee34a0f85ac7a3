package org.wavecrate.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeTest {
  @Test
  void shapesOfEqualAxesAreEqual() {
    assertThat(Shape.of(2, 3)).isEqualTo(Shape.of(2, 3)).hasSameHashCodeAs(Shape.of(2, 3));
    assertThat(Shape.of(2, 3)).isNotEqualTo(Shape.of(3, 2)).isNotEqualTo("(2, 3)");
    assertThat(Shape.of(2, 3).hashCode()).isNotEqualTo(Shape.of(3, 2).hashCode());
  }

  @Test
  void axesAreAddedTakenAwayAndChanged() {
    assertThat(Shape.of(3).stacked(2)).isEqualTo(Shape.of(2, 3));
    assertThat(Shape.of(2, 3).row()).isEqualTo(Shape.of(3));
    assertThat(Shape.of(2, 3).withAxis(1, 5)).isEqualTo(Shape.of(2, 5));
    assertThat(Shape.of(0, 5).elements()).isZero();
  }

  @Test
  void whatNoArrayHasIsRefused() {
    assertThat(Shape.of(new long[64]).rank()).isEqualTo(64);
    assertThatThrownBy(() -> Shape.of(new long[65]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("65 axes; allowed: at most 64");
    assertThatThrownBy(() -> Shape.of(3, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shape (3, -1) has a negative length");
    assertThatThrownBy(() -> Shape.of(0, Long.MAX_VALUE, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shape (0, 9223372036854775807, 2) has too many elements");
  }
}
