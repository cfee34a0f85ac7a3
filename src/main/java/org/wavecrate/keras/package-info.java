/// The Java half of the Python package `wavecrate`: batches written into memory that Python owns.
/// Its methods take and return numbers and texts alone, since each call crosses the border.
@NullMarked
package org.wavecrate.keras;

import org.jspecify.annotations.NullMarked;
