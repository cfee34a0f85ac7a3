/// Marks and notes that users give examples: kept in memory, written down as they happen, saved
/// beside the dataset when asked.
@NullMarked
package org.wavecrate.curate;

import org.jspecify.annotations.NullMarked;
