package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.Law;

class LabelNamesTest {
  @ParameterizedTest
  @CsvSource({
    "id-1.npy, id-label-1.npy",
    "id-0012.npy, id-label-0012.npy",
    "kick drum-7.npy, kick drum-label-7.npy",
    "a-b-3.npy, a-b-label-3.npy",
    "id--5.npy, id--label-5.npy",
    "шум-10.npy, шум-label-10.npy",
    "12.npy, label-12.npy",
    "-5.npy, -label-5.npy",
    "id1.npy, id1-label.npy",
    "name.npy, name-label.npy",
    "label.npy, label-label.npy",
    "my-label-5.npy, my-label-label-5.npy"
  })
  void anExampleAndItsLabelFindEachOther(String example, String label) {
    assertThat(LabelNames.labelOf(example)).isEqualTo(label);
    assertThat(LabelNames.exampleOf(label)).contains(example);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id-1.npy",
        "labels-1.npy",
        "id-labels-1.npy",
        "idlabel-1.npy",
        "label1.npy",
        "id-Label-1.npy",
        "id-label-x.npy",
        "id-label-.npy"
      })
  void otherNamesAreNoLabels(String name) {
    assertThat(LabelNames.exampleOf(name)).isEmpty();
  }

  @Law
  void everyNameHasALabelNameOfItsOwn(@ForAll("names") String name) {
    assertThat(LabelNames.exampleOf(LabelNames.labelOf(name))).contains(name);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of("a", "-", "label", "-label", "1", "20", "é", " ", ".")
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(parts -> String.join("", parts) + ".npy");
  }
}
