package org.wavecrate.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
  @ParameterizedTest
  @CsvSource({
    "mean.npy, mean.npy, true",
    "mean.npy, a/b/mean.npy, true",
    "mean.npy, mean.npy.txt, false",
    "mean.npy, a/xmean.npy, false",
    "*.wav, a/b.wav, true",
    "*.wav, b.wav/c, true",
    "a, a/b/c, true",
    "a/, x/a/b, true",
    "/a, a/b, true",
    "/a, x/a, false",
    "a/b, a/b/c, true",
    "a/b, x/a/b, false",
    "a/*, a/b, true",
    "a/*.npy, a/b/c.npy, false",
    "a/**, a/b/c.npy, true",
    "a/**.npy, a/b/c.npy, true",
    "**/c.npy, c.npy, true",
    "**/c.npy, a/b/c.npy, true",
    "a/**/c.npy, a/c.npy, true",
    "a/**/c.npy, a/x/y/c.npy, true",
    "id-?.npy, id-1.npy, true",
    "id-?.npy, id-12.npy, false",
    "a?b, a/b, false",
    "a.b, axb, false",
    "[a], [a], true",
    "[a], a, false"
  })
  void globsMatchAsInShells(String glob, String path, boolean matches) {
    assertThat(new PathPattern(glob).matches(path)).isEqualTo(matches);
  }

  @Test
  void patternsOfOneGlobAreEqual() {
    PathPattern pattern = new PathPattern("*.wav");
    assertThat(pattern)
        .isEqualTo(new PathPattern("*.wav"))
        .hasSameHashCodeAs(new PathPattern("*.wav"))
        .hasToString("*.wav");
    assertThat(pattern).isNotEqualTo(new PathPattern("*.WAV")).isNotEqualTo("*.wav");
    assertThat(pattern.hashCode()).isNotEqualTo(new PathPattern("*.WAV").hashCode());
  }
}
