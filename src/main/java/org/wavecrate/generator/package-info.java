/// The engine: what batch number `index` of epoch `epoch` holds is a pure function of the dataset
/// and the recipe. Everything else here is an adapter to that one function.
///
/// Public API: [ArraySpec], [BatchGenerator], [BatchMemory], [BatchSpec], [CheckSettings], [Fit],
/// [Inference], [Labels], [Parallel], [Preview], [Recipe], [RecipeException], [RecipeJson],
/// [Shard], [Shuffle], [Standardize]. All other types are public for the rest of the program
/// alone, and may change in any version.
///
/// @since 0.1.0
@NullMarked
package org.wavecrate.generator;

import org.jspecify.annotations.NullMarked;
