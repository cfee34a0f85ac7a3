/// The filter language: users find examples by path, label, level, mark or broken rule. Shared by
/// the window and `wavecrate list`, which therefore find the same.
@NullMarked
package org.wavecrate.query;

import org.jspecify.annotations.NullMarked;
