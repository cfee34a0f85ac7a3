@NullMarked
package org.wavecrate.gui;

import org.jspecify.annotations.NullMarked;
