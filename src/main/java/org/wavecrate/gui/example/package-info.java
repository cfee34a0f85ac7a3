/// The view of one example: its header, its sound, the transport, its facts.
@NullMarked
package org.wavecrate.gui.example;

import org.jspecify.annotations.NullMarked;
