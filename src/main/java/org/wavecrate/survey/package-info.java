/// The measurements of every example: one pass over all bytes fills one table of facts, which a
/// cache keeps from one run of the program to the next. Needs no toolkit, blocks, and may be used
/// from any thread.
@NullMarked
package org.wavecrate.survey;

import org.jspecify.annotations.NullMarked;
