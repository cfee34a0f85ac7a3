/// Sound as numbers. The one account of what an array is (which axis is time, how many channels
/// there are, which value is full scale and which is silence), by which whatever shows, checks,
/// serves or packs it goes. And resampling, loudness, trimming: the same bytes on every platform.
@NullMarked
package org.wavecrate.audio;

import org.jspecify.annotations.NullMarked;
