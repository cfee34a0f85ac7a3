@NullMarked
package org.wavecrate.storage;

import org.jspecify.annotations.NullMarked;
