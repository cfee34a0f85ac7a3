package org.wavecrate.gui;

import java.util.Optional;
import java.util.stream.Collectors;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Split;

/// A run of examples that one looks at: a whole split, or one block of it.
///
/// @param split the split
/// @param block the block, if not all of them
/// @param first the index in the split of its first example
/// @param size how many examples it has
public record Scope(Split split, Optional<Block> block, int first, int size) {
  public static Scope of(Split split) {
    return new Scope(split, Optional.empty(), 0, split.size());
  }

  /// @param block a position among the split's blocks
  public static Scope of(Split split, int block) {
    Block chosen = split.blocks().get(block);
    return new Scope(split, Optional.of(chosen), split.start(block), chosen.size());
  }

  /// @param row from 0 to [#size]
  public Example example(int row) {
    return split.example(first + row);
  }

  public boolean contains(Example example) {
    return example.split() == split && example.index() >= first && example.index() < first + size;
  }

  /// The folder's own name: `train data`, `block-id-1`.
  public String title() {
    return block.map(Block::name).filter(name -> !name.isEmpty()).orElseGet(this::folder);
  }

  private String folder() {
    return split.directories().stream()
        .map(directory -> directory.equals(".") ? split.name().canonical() : directory)
        .collect(Collectors.joining(", "));
  }
}
