/// The Export screen: contents, sizes, target folder and progress of crates.
@NullMarked
package org.wavecrate.gui.export;

import org.jspecify.annotations.NullMarked;
