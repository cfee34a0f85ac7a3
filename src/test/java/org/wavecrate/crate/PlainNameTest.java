package org.wavecrate.crate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wavecrate.dataset.LabelNames;
import org.wavecrate.dataset.NaturalOrder;

class PlainNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"id-1.npy", "train data", "a_b (c) [d] {e} #1"})
  void plainNamesStay(String name) {
    assertThat(PlainName.of(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "é.npy, ~aaoj.npy",
    "a~b, a~aahob",
    "a:b, a~aadkb",
    "ends., ends~aaco",
    "'ends ', ends~aaca",
    "con.npy, ~aagdon.npy",
    "COM1, ~aaedOM1",
    "a\tb, a~aaajb",
    "a\u007fb, a~aahpb",
    "a}b, a}b",
    "a b, a b",
    ".con, .con",
    "com, com",
    "lpt1, ~aagmpt1",
    "com10, com10",
    "comx, comx",
    "console, console"
  })
  void otherCharactersAreSpelledOut(String name, String plain) {
    assertThat(PlainName.of(name)).isEqualTo(plain);
  }

  @Test
  void longNamesAreShortenedAndKeepBeginningNumberAndOrder() {
    String stem = "語".repeat(75);
    String one = PlainName.of(stem + "-9.npy");
    assertThat(one)
        .hasSizeBetween(200, 249)
        .startsWith("~ikjo~ikjo")
        .matches(".*~z[a-p]{12}-9\\.npy");
    assertThat(LabelNames.labelOf(one)).hasSizeLessThanOrEqualTo(255);
    String ten = PlainName.of(stem + "-10.npy");
    assertThat(NaturalOrder.NATURAL.compare(one, ten)).isNegative();
    assertThat(PlainName.of(stem + "x-9.npy")).isNotEqualTo(one);
    String letters = "x".repeat(300);
    assertThat(PlainName.of(letters)).hasSizeBetween(200, 249);
    assertThat(
            NaturalOrder.NATURAL.compare(
                PlainName.of(letters + "-9"), PlainName.of(letters + "-10")))
        .isNegative();
    assertThat(PlainName.of("x".repeat(249))).isEqualTo("x".repeat(249));
  }

  @Test
  void whatIsShortenedEndsWithTwelveLettersOfTheHashOfWhatIsGone() {
    // What `printf '%087d' 0 | tr 0 x | sha256sum` begins with.
    assertThat(PlainName.of("x".repeat(294) + "-9.npy"))
        .isEqualTo("x".repeat(207) + "~zgkdpalgkojno" + "-9.npy");
    String before = "x".repeat(205);
    assertThat(PlainName.of(before + "é" + "x".repeat(60)))
        .as("a letter is never cut in two")
        .startsWith(before + "~z");
    assertThat(PlainName.of("x".repeat(202) + "é" + "x".repeat(60)))
        .startsWith("x".repeat(202) + "~aaoj~z");
    assertThat(PlainName.of("x".repeat(203) + "é" + "x".repeat(60)))
        .startsWith("x".repeat(203) + "~z");
  }

  @Property(tries = 200)
  void noNameIsTooLongForAnyFileSystem(@ForAll @StringLength(min = 30, max = 255) String name) {
    assertThat(PlainName.of(name)).matches("[ -}~]*").hasSizeLessThanOrEqualTo(249);
  }

  @Property(tries = 500)
  void noTwoNamesBecomeOne(
      @ForAll @StringLength(max = 8) String a, @ForAll @StringLength(max = 8) String b) {
    assertThat(PlainName.of(a)).matches("[ -}~]*");
    if (!a.equals(b)) {
      assertThat(PlainName.of(a)).isNotEqualTo(PlainName.of(b));
    }
  }

  @Property(tries = 1000)
  void lettersBeyondAsciiKeepTheirOrder(@ForAll("names") String a, @ForAll("names") String b) {
    int before = NaturalOrder.NATURAL.compare(a, b);
    int after = NaturalOrder.NATURAL.compare(PlainName.of(a), PlainName.of(b));
    assertThat(Integer.signum(after)).isEqualTo(Integer.signum(before));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(
            List.of("a", "z", "-", "1", "02", "10", "~", "é", "ш", "Ā", "\u1e00", "🎵", "\ue000"))
        .list()
        .ofMaxSize(5)
        .map(parts -> String.join("", parts) + "x");
  }
}
