package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.wavecrate.Law;

class NaturalOrderTest {
  private static final List<String> IN_ORDER =
      List.of(
          "",
          "-1",
          "0",
          "00",
          "1",
          "01",
          "1-1",
          "1a",
          "2",
          "10",
          "10.5",
          "99999999999999999999",
          "100000000000000000000",
          "ID-1",
          "id",
          "id-",
          "id-1",
          "id-01",
          "id-1.npy",
          "id-1a",
          "id-1a2",
          "id-1a10",
          "id-2",
          "id-02-1",
          "id-2-2",
          "id-10",
          "id-100",
          "id2",
          "id 3".replace(' ', '~'),
          "é",
          "шум-2",
          "шум-10",
          "音-9",
          "音-10");

  @Test
  void namesComeAsPeopleCount() {
    List<String> shuffled = new ArrayList<>(IN_ORDER);
    Collections.shuffle(shuffled, new Random(1));
    shuffled.sort(NaturalOrder.NATURAL);
    // Equal numbers in plain order: "01" is before "1" as characters are.
    List<String> expected = new ArrayList<>(IN_ORDER);
    Collections.swap(expected, expected.indexOf("1"), expected.indexOf("01"));
    Collections.swap(expected, expected.indexOf("id-1"), expected.indexOf("id-01"));
    assertThat(shuffled).isEqualTo(expected);
  }

  @Law
  void itIsATotalOrderInWhichOnlyEqualNamesAreEqual(
      @ForAll("names") String a, @ForAll("names") String b, @ForAll("names") String c) {
    var order = NaturalOrder.NATURAL;
    assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
    assertThat(order.compare(a, b) == 0).isEqualTo(a.equals(b));
    if (order.compare(a, b) < 0 && order.compare(b, c) < 0) {
      assertThat(order.compare(a, c)).isNegative();
    }
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("0129a-. é").ofMaxLength(6);
  }
}
