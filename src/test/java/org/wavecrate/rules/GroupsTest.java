package org.wavecrate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupsTest {
  private static List<List<Integer>> groups(long... keys) {
    List<List<Integer>> all = new ArrayList<>();
    // Rows of key 0 do not count.
    Groups.of(keys.length, row -> keys[row] != 0, row -> keys[row])
        .each(group -> all.add(IntStream.of(group).boxed().toList()));
    return all;
  }

  @Test
  void rowsOfEqualKeysBelongTogetherInTheOrderOfTheirKeys() {
    assertThat(groups(5, 3, 5, 7, 3, 5, 9)).containsExactly(List.of(1, 4), List.of(0, 2, 5));
    assertThat(groups(8, 8, 8, 8, -2, 0, -2, 0, 1))
        .containsExactly(List.of(4, 6), List.of(0, 1, 2, 3));
    assertThat(groups(1, 2, 3)).isEmpty();
    assertThat(groups()).isEmpty();
    assertThat(groups(4, 4)).containsExactly(List.of(0, 1));
  }

  @Test
  void theFirstTwentyOfAGroupAreNamed() {
    int[] group = IntStream.range(0, 60).toArray();
    assertThat(Groups.some(group, row -> row % 2 == 1))
        .isEqualTo(IntStream.range(0, 20).map(i -> 2 * i + 1).toArray());
    assertThat(Groups.some(group, row -> row > 57)).containsExactly(58, 59);
  }
}
