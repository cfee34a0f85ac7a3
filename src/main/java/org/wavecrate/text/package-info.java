/// Wording shared by all parts of the program.
@NullMarked
package org.wavecrate.text;

import org.jspecify.annotations.NullMarked;
