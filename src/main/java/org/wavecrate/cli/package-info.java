/// The command line: one class per command, over the same engine as the window.
@NullMarked
package org.wavecrate.cli;

import org.jspecify.annotations.NullMarked;
