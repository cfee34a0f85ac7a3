package org.wavecrate.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PluralTest {
  @Test
  void oneIsOneAndAllElseAreMany() {
    assertThat(Plural.of(1, "example")).isEqualTo("1 example");
    assertThat(Plural.of(0, "example")).isEqualTo("0 examples");
    assertThat(Plural.of(20_000, "example")).isEqualTo("20,000 examples");
  }

  @Test
  void wordsChangeAsEnglishWantsIt() {
    assertThat(Plural.of(1, "batch")).isEqualTo("1 batch");
    assertThat(Plural.of(2, "batch")).isEqualTo("2 batches");
    assertThat(Plural.of(3, "class")).isEqualTo("3 classes");
    assertThat(Plural.of(2, "entry")).isEqualTo("2 entries");
    assertThat(Plural.word(2, "array")).isEqualTo("arrays");
  }

  @Test
  void verbsGoWithTheirNouns() {
    assertThat(Plural.either(1, "is", "are")).isEqualTo("is");
    assertThat(Plural.either(0, "is", "are")).isEqualTo("are");
    assertThat(Plural.either(2, "is", "are")).isEqualTo("are");
  }
}
