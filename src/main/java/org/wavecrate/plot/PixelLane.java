package org.wavecrate.plot;

import java.util.List;

/// The images of one picture, later ones over earlier ones.
///
/// @param complete whether they leave nothing open
public record PixelLane(List<PlacedPixels> images, boolean complete) {}
