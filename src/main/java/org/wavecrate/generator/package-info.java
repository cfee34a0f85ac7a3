/// The engine: what batch number `index` of epoch `epoch` holds is a pure function of the dataset
/// and the recipe. Everything else here is an adapter to that one function.
@NullMarked
package org.wavecrate.generator;

import org.jspecify.annotations.NullMarked;
