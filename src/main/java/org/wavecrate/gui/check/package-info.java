/// The Check screen: what is wrong with the dataset, rule by rule, each finding shown where it is.
@NullMarked
package org.wavecrate.gui.check;

import org.jspecify.annotations.NullMarked;
