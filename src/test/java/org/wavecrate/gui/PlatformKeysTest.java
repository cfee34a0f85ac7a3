package org.wavecrate.gui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(WindowFaults.class)
class PlatformKeysTest {
  @ParameterizedTest
  @CsvSource({
    "Undo (Ctrl+Z), Undo (⌘Z)",
    "Redo (Ctrl+Shift+Z), Redo (⇧⌘Z)",
    "/ or Ctrl+Shift+F, / or ⇧⌘F",
    "Shift+drag, ⇧drag",
    "Alt+wheel, ⌥wheel",
    "no key, no key"
  })
  void keysOfMacOsAreSymbols(String text, String onMac) {
    assertThat(PlatformKeys.of(text, true)).isEqualTo(onMac);
    assertThat(PlatformKeys.of(text, false)).isEqualTo(text);
  }
}
