/// One example as a person looks at it: its head, the sound, the transport, its facts.
@NullMarked
package org.wavecrate.gui.example;

import org.jspecify.annotations.NullMarked;
