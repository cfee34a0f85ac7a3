/// What is known of a dataset's examples beyond their names: statistics, filters, marks, overview
/// and thumbnails. Arrays in, arrays out: needs no toolkit, blocks, and may be used from
/// any thread.
@NullMarked
package org.wavecrate.gui.library;

import org.jspecify.annotations.NullMarked;
