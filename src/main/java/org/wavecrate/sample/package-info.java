/// A small synthesised dataset, to try Wavecrate with before one has data of one's own.
@NullMarked
package org.wavecrate.sample;

import org.jspecify.annotations.NullMarked;
