/// Block-structured datasets: finding splits, blocks, examples and labels in folders and zips, and
/// opening one array at a time. Knows nothing of recipes.
///
/// Public API: [Arrangement], [ArrayFile], [BadFileException], [Block], [ClassRange], [Dataset],
/// [DatasetException], [Example], [Holds], [LabelSource], [LeftOut], [Location], [PathPattern],
/// [Progress], [Remark], [Split], [SplitName], [SplitSource], [TableReader]. All other types are
/// public for the rest of the program alone, and may change in any version.
///
/// @since 0.1.0
@NullMarked
package org.wavecrate.dataset;

import org.jspecify.annotations.NullMarked;
