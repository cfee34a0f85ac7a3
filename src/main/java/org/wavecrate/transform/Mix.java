package org.wavecrate.transform;

/// Another example that was mixed in: labels are to be mixed alike.
///
/// @param partner its position in the split
/// @param weight the share of what was there before, from 0 to 1; the partner has the rest
public record Mix(int partner, double weight) {}
