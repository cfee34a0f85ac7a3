/// Recordings to samples: WAV, AIFF, FLAC and Ogg Vorbis by this package alone, whatever FFmpeg
/// decodes in a process of its own.
@NullMarked
package org.wavecrate.decode;

import org.jspecify.annotations.NullMarked;
