package org.wavecrate.crate;

import java.util.Set;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.SplitName;

/// STAND-IN until the packer is there: what deflating is expected to save.
public record DeflateEstimate(long sampledBytes, long packedBytes) {
  public static DeflateEstimate of(Dataset dataset, Set<SplitName> splits, Progress progress) {
    return new DeflateEstimate(1000, 869);
  }

  public double ratio() {
    return sampledBytes == 0 ? 1 : (double) packedBytes / sampledBytes;
  }
}
