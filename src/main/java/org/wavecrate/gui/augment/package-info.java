/// The Augment screen: the recipe's transforms, and what they do to the sound that training gets.
@NullMarked
package org.wavecrate.gui.augment;

import org.jspecify.annotations.NullMarked;
