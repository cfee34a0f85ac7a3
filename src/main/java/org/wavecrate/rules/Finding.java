package org.wavecrate.rules;

import java.util.List;
import java.util.Optional;
import org.wavecrate.dataset.SplitName;

/// One thing that a check found.
///
/// @param rule what it broke
/// @param severity how bad it is, by the recipe's word
/// @param split where it lies; empty if it concerns several splits
/// @param block the block's own name; empty if it concerns more or less than a block
/// @param file the name of the example's or label's file; empty if it concerns no single file
/// @param path what it concerns, as the dataset names it: a file, a block, a split or empty
/// @param message one sentence: where, what, got, allowed
/// @param value what was found, with its unit
/// @param limit what is allowed, with its unit
/// @param spans where in the example it shows, in order; empty if everywhere
/// @param twins the other examples it concerns, by their paths
public record Finding(
    Rule rule,
    Severity severity,
    Optional<SplitName> split,
    Optional<String> block,
    Optional<String> file,
    String path,
    String message,
    String value,
    String limit,
    List<Span> spans,
    List<String> twins) {
  public Finding {
    spans = List.copyOf(spans);
    twins = List.copyOf(twins);
  }
}
