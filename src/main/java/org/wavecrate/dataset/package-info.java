/// Block-structured datasets: finding splits, blocks, examples and labels in folders and zips, and
/// opening one array at a time. Knows nothing of recipes.
@NullMarked
package org.wavecrate.dataset;

import org.jspecify.annotations.NullMarked;
