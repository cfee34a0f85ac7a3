package org.wavecrate.npy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.wavecrate.Law;

/// Damaged and hostile files give an array that fits the file, or an [NpyException]: no other
/// error, no hang, and no memory beyond the file's own size.
class NpyFuzzTest {
  private static final Duration QUICK = Duration.ofSeconds(5);
  private static final long MOST_ALLOCATED = 8 << 20;
  private static final List<byte[]> REAL =
      NpyFixtures.all().stream().map(NpyFixtures.Fixture::bytes).toList();

  /// One edit of a file's bytes; positions are taken modulo its length.
  private record Edit(String kind, int position, int length, int other, byte value) {
    byte[] apply(byte[] bytes) {
      if (bytes.length == 0) {
        return new byte[] {value};
      }
      int at = position % bytes.length;
      int end = Math.min(bytes.length, at + length);
      byte[] cut = Arrays.copyOfRange(bytes, at, end);
      return switch (kind) {
        case "set" -> join(Arrays.copyOf(bytes, at), new byte[] {value}, tail(bytes, at + 1));
        case "flip" ->
            join(
                Arrays.copyOf(bytes, at),
                new byte[] {(byte) (bytes[at] ^ 1 << (value & 7))},
                tail(bytes, at + 1));
        case "delete" -> join(Arrays.copyOf(bytes, at), tail(bytes, end));
        case "insert" -> join(Arrays.copyOf(bytes, at), filled(length, value), tail(bytes, at));
        case "duplicate" -> join(Arrays.copyOf(bytes, end), cut, tail(bytes, end));
        case "splice" -> {
          byte[] donor = REAL.get(other % REAL.size());
          yield join(Arrays.copyOf(bytes, at), tail(donor, Math.min(at, donor.length)));
        }
        default -> Arrays.copyOf(bytes, other % (2 * bytes.length));
      };
    }

    private static byte[] tail(byte[] bytes, int from) {
      return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] filled(int length, byte value) {
      byte[] bytes = new byte[length];
      Arrays.fill(bytes, value);
      return bytes;
    }

    private static byte[] join(byte[]... parts) {
      byte[] whole = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
      int at = 0;
      for (byte[] part : parts) {
        System.arraycopy(part, 0, whole, at, part.length);
        at += part.length;
      }
      return whole;
    }
  }

  @Provide
  Arbitrary<byte[]> damaged() {
    var kinds = Arbitraries.of("set", "flip", "delete", "insert", "duplicate", "splice", "resize");
    // Mostly within the header, and mostly what means something there.
    var positions =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.integers().between(0, 80)),
            Tuple.of(1, Arbitraries.integers().between(0, 1 << 20)));
    var values =
        Arbitraries.oneOf(
            Arbitraries.bytes(),
            Arbitraries.of(
                    "{}()[]',:-0123456789L<>|?biufOVcTrueFalse \n\\".chars().boxed().toList())
                .map(Integer::byteValue));
    var edits =
        Combinators.combine(
                kinds,
                positions,
                Arbitraries.integers().between(1, 40),
                Arbitraries.integers().between(0, 1 << 20),
                values)
            .as(Edit::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(4);
    return Combinators.combine(Arbitraries.of(REAL), edits)
        .as(
            (bytes, list) -> {
              byte[] result = bytes;
              for (Edit edit : list) {
                result = edit.apply(result);
              }
              return result;
            });
  }

  @Property(seed = "20261122", tries = 20_000)
  void damagedFilesAreReadOrRefused(@ForAll("damaged") byte[] bytes) throws IOException {
    readOrRefuse(bytes);
  }

  @Law
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes) throws IOException {
    readOrRefuse(bytes);
  }

  @Provide
  Arbitrary<String> pythonSoup() {
    return Arbitraries.of(
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            ",",
            ":",
            "'",
            "\"",
            "-",
            "L",
            " ",
            "\n",
            "0",
            "3",
            "16000",
            "9223372036854775807",
            "'descr'",
            "'fortran_order'",
            "'shape'",
            "'<f4'",
            "'|O'",
            "True",
            "False",
            "None",
            "'descr': '<f4'",
            "'fortran_order': True",
            "'shape': (3,)",
            "'shape': ()")
        .list()
        .ofMaxSize(24)
        .map(words -> String.join("", words));
  }

  @Property(seed = "20261122", tries = 5_000)
  void soupOfPythonIsReadOrRefused(@ForAll("pythonSoup") String soup) throws IOException {
    readOrRefuse(withHeader("{" + soup + "}", 12));
  }

  @Provide
  Arbitrary<String> spelling() {
    Arbitrary<String> space = Arbitraries.of("", " ", "\n", "\t ", "    ");
    Arbitrary<String> quote = Arbitraries.of("'", "\"");
    var items =
        Arbitraries.shuffle("@descr@:~@<i2@", "@fortran_order@:~False", "@shape@:~(~3L,~2~)");
    return Combinators.combine(items, space, quote, Arbitraries.of("", ",~"))
        .as(
            (list, gap, mark, end) ->
                ("~{~" + String.join("~,~", list) + end + "}~")
                    .replace("~", gap)
                    .replace("@", mark));
  }

  @Law
  void headersAreReadHoweverPythonSpellsThem(@ForAll("spelling") String dictionary)
      throws IOException {
    NpyHeader header =
        new NpyReader().open(NpyFixtures.memory(withHeader(dictionary, 12))).header();

    assertThat(header.dtype()).isEqualTo(Dtype.parse("<i2"));
    assertThat(header.shape()).isEqualTo(Shape.of(3, 2));
  }

  private static void readOrRefuse(byte[] bytes) throws IOException {
    long allocated = Allocation.soFar();
    long started = System.nanoTime();
    try {
      NpyArray array = new NpyReader().open(NpyFixtures.memory(bytes));
      NpyHeader header = array.header();
      assertThat(header.fileBytes()).isEqualTo(bytes.length);
      assertThat(header.dataOffset() + header.shape().elements() * header.dtype().bytes())
          .isEqualTo(bytes.length);
      array.readStored(MemorySegment.ofArray(new byte[(int) header.dataBytes()]));
      array.readFloats(MemorySegment.ofArray(new float[(int) header.shape().elements()]));
    } catch (NpyException e) {
      assertThat(e.getMessage()).isNotBlank().matches("\\P{Cntrl}+");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(QUICK);
    assertThat(Allocation.soFar() - allocated).isLessThan(MOST_ALLOCATED);
  }

  private static byte[] withHeader(String dictionary, int dataBytes) {
    byte[] text = dictionary.getBytes(StandardCharsets.ISO_8859_1);
    byte[] bytes = new byte[10 + text.length + dataBytes];
    System.arraycopy(REAL.getFirst(), 0, bytes, 0, 8);
    bytes[8] = (byte) text.length;
    bytes[9] = (byte) (text.length >> 8);
    System.arraycopy(text, 0, bytes, 10, text.length);
    return bytes;
  }
}
