package org.wavecrate.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelMemoryTest {
  private static MemorySegment label(long value) {
    return MemorySegment.ofArray(new long[] {value});
  }

  @Test
  void eachLabelIsKnownOnceItWasRemembered() {
    LabelMemory memory = new LabelMemory(100, 8);
    for (int index : new int[] {0, 31, 32, 99}) {
      MemorySegment destination = label(-1);
      assertThat(memory.recall(index, destination, 0)).isFalse();
      memory.remember(index, label(index * 7L));
      assertThat(memory.recall(index, destination, 0)).isTrue();
      assertThat(destination.get(ValueLayout.JAVA_LONG, 0)).isEqualTo(index * 7L);
    }
    assertThat(IntStream.range(0, 100).filter(i -> memory.recall(i, label(0), 0)))
        .containsExactly(0, 31, 32, 99);
  }

  @Test
  void threadsDisturbNoOneElsesLabels() {
    LabelMemory memory = new LabelMemory(1000, 8);
    IntStream.range(0, 1000).parallel().forEach(i -> memory.remember(i, label(i)));
    IntStream.range(0, 1000)
        .parallel()
        .forEach(
            i -> {
              MemorySegment destination = label(-1);
              assertThat(memory.recall(i, destination, 0)).isTrue();
              assertThat(destination.get(ValueLayout.JAVA_LONG, 0)).isEqualTo(i);
            });
  }

  @Test
  void whatIsTooMuchIsNotRemembered() {
    LabelMemory memory = new LabelMemory(1 << 22, 8);
    memory.remember(3, label(3));
    assertThat(memory.recall(3, label(0), 0)).isFalse();
  }

  @Test
  void labelsWithoutBytesAreFine() {
    LabelMemory memory = new LabelMemory(10, 0);
    memory.remember(3, MemorySegment.ofArray(new byte[0]));
    assertThat(memory.recall(3, MemorySegment.ofArray(new byte[0]), 0)).isTrue();
  }
}
