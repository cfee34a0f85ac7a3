/// Counts of a whole dataset, a split or a block: classes, distributions, what is unusual. Every
/// figure knows the query that finds the examples behind it.
@NullMarked
package org.wavecrate.summary;

import org.jspecify.annotations.NullMarked;
