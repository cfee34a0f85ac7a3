package org.wavecrate.plot;

/// An image and the place in a picture where it is drawn.
public record PlacedPixels(PixelImage image, Box box) {}
