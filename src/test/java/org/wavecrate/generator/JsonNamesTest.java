package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class JsonNamesTest {
  @Test
  void valuesAreFoundByNameAndNamesByValueInTheOrderTheyWereGiven() {
    Map<String, Integer> names = JsonNames.of(List.of(5, 4), "z", "a");
    assertThat(names).hasToString("{z=5, a=4}");
    assertThat(JsonNames.name(names, 4)).isEqualTo("a");
    assertThatThrownBy(() -> JsonNames.name(names, 3)).isInstanceOf(NoSuchElementException.class);
  }
}
