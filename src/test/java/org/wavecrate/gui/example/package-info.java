@NullMarked
package org.wavecrate.gui.example;

import org.jspecify.annotations.NullMarked;
