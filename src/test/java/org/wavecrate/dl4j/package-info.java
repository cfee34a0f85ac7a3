@NullMarked
package org.wavecrate.dl4j;

import org.jspecify.annotations.NullMarked;
