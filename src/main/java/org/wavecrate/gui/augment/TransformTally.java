package org.wavecrate.gui.augment;

import java.util.List;
import java.util.Map;

/// The number of times a kind of transform was applied, and its draws.
///
/// @param name the kind, after those it lies within: `oneOf › lowPass`
/// @param steps how many steps of the pipeline are of this kind
/// @param stated how often the recipe has it applied, per draw; more than 1 only with several steps
/// @param reached how often it was, per draw
/// @param values what was drawn, one a parameter
/// @param texts how often which name was drawn, such as a file; the most frequent first
record TransformTally(
    String name,
    int steps,
    double stated,
    double reached,
    List<DrawnValues> values,
    Map<String, Integer> texts) {}
