/// The Import screen: the recordings found in a folder, and the dataset that an import makes of
/// them.
@NullMarked
package org.wavecrate.gui.intake;

import org.jspecify.annotations.NullMarked;
