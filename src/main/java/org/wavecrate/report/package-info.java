/// The findings of a check, written for readers: as text, as JSON, and as a page with pictures.
@NullMarked
package org.wavecrate.report;

import org.jspecify.annotations.NullMarked;
