/// The filter language: what users type to find examples by path, label, level, mark or broken
/// rule. The window and `wavecrate list` find the same since they ask here.
@NullMarked
package org.wavecrate.query;

import org.jspecify.annotations.NullMarked;
