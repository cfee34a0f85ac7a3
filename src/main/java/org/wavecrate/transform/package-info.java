/// What changes a waveform or its features on the way to training, and the randomness it draws on.
@NullMarked
package org.wavecrate.transform;

import org.jspecify.annotations.NullMarked;
