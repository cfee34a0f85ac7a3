/// The Export screen: what goes into crates, what they will weigh, where they go, and the way
/// there.
@NullMarked
package org.wavecrate.gui.export;

import org.jspecify.annotations.NullMarked;
