package org.wavecrate.dataset;

import java.nio.file.Path;
import java.util.Optional;

/// Where an array lies on the disk.
///
/// @param file a `.npy` file, or the zip that holds it
/// @param entry its name within the zip; empty for a file of its own
public record Place(Path file, Optional<String> entry) {}
