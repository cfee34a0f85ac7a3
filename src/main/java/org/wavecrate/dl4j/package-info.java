/// Batches for DL4J: the engine writes straight into the memory of ND4J's arrays.
@NullMarked
package org.wavecrate.dl4j;

import org.jspecify.annotations.NullMarked;
