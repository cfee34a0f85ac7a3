/// Crates: ordinary zips of one split each that every program unzips and that training reads in
/// place. Writing them, proving them against their source, and proving them without it.
@NullMarked
package org.wavecrate.crate;

import org.jspecify.annotations.NullMarked;
