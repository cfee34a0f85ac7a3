package org.wavecrate.rules;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The set-up of tests of rules: a dataset to plant faults in, and what the check says of them.
abstract class PlantedFaults {
  @TempDir Path temp;
  Planted planted = new Planted(Path.of(""));

  @BeforeEach
  void write() {
    planted = new Planted(temp.resolve("d"));
  }

  /// What is told by one rule.
  List<String> told(String rule) {
    return Planted.told(planted.found(rule));
  }
}
