/// Finds what is wrong with a dataset: one class a rule, one pass over the bytes, one report.
@NullMarked
package org.wavecrate.check;

import org.jspecify.annotations.NullMarked;
