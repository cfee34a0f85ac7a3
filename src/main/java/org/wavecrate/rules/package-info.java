/// The rules of the check, one class each: they judge what a survey has measured, within limits
/// that a recipe may set, and make findings of it.
@NullMarked
package org.wavecrate.rules;

import org.jspecify.annotations.NullMarked;
