/// Batches for DL4J: the engine writes straight into the memory of ND4J's arrays.
///
/// Public API: [BatchArrays], [BatchIterator], [FeatureLayout]. All other types are public for
/// the rest of the program alone, and may change in any version.
///
/// @since 0.1.0
@NullMarked
package org.wavecrate.dl4j;

import org.jspecify.annotations.NullMarked;
