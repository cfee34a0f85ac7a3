package org.wavecrate.gui;

import java.nio.file.Path;
import java.util.Optional;

/// Answers that a test prepared, instead of the platform's dialogs.
///
/// @param folder the folder chosen, empty for an abandoned dialog
/// @param zip the same for zips
record PreparedChoosers(Optional<Path> folder, Optional<Path> zip) implements Choosers {}
