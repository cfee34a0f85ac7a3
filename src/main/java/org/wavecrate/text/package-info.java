/// Words as every part of the program writes them.
@NullMarked
package org.wavecrate.text;

import org.jspecify.annotations.NullMarked;
