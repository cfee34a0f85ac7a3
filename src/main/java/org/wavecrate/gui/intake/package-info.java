/// The Import screen: what lies in a folder of recordings, and what becomes of it.
@NullMarked
package org.wavecrate.gui.intake;

import org.jspecify.annotations.NullMarked;
