/// A small synthesised dataset to try Wavecrate with.
@NullMarked
package org.wavecrate.sample;

import org.jspecify.annotations.NullMarked;
