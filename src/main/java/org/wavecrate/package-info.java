/// Wavecrate: see, check and pack the `.npy` datasets that audio models train on.
///
/// The public API for programs in Java consists of the types that the engine's packages list:
/// `npy`, `audio`, `dataset`, `feature`, `transform`, `generator` and `dl4j`. They follow
/// semantic versioning and say since which version they exist. The recipe, the command line and
/// the Python package have documents of their own; all other types belong to the program and may
/// change in any version.
@NullMarked
package org.wavecrate;

import org.jspecify.annotations.NullMarked;
