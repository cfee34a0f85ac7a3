/// Threads: named daemon workers, results in order, failures passed on as they are, and a close
/// that waits until nothing runs any more. Whoever opens workers closes them.
@NullMarked
package org.wavecrate.work;

import org.jspecify.annotations.NullMarked;
