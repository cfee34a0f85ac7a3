/// The window: wiring, the workspace through which screens meet, and what surrounds them.
///
/// View models hold properties and commands and need no toolkit; controllers bind them to FXML. All
/// of it runs on the JavaFX thread, except what [Background] is given.
@NullMarked
package org.wavecrate.gui;

import org.jspecify.annotations.NullMarked;
