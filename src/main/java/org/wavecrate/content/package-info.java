/// Examples decoded for display: sound, features, or nothing that can be drawn; full scale,
/// label, likely sample rate, thumbnail. Shared by the window and the command line, which
/// therefore show the same.
@NullMarked
package org.wavecrate.content;

import org.jspecify.annotations.NullMarked;
