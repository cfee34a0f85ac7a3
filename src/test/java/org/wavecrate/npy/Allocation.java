package org.wavecrate.npy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// Counts what the calling thread allocates on the heap.
final class Allocation {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /// The bytes that this thread has allocated since it began.
  static long soFar() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }
}
