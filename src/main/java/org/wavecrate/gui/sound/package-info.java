/// Sound on the screen: waveform, spectrogram and feature map on one time axis, for every screen
/// that shows an example.
@NullMarked
package org.wavecrate.gui.sound;

import org.jspecify.annotations.NullMarked;
