package org.wavecrate.gui;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Split;

/// The examples on show: all splits, one of them, or one block.
///
/// @param splits the splits, in order
/// @param block the block, if it is only one
/// @param first the index in the first split of its first example
/// @param size how many examples it has
public record Scope(List<Split> splits, Optional<Block> block, int first, int size) {
  public static Scope of(Dataset dataset) {
    return new Scope(dataset.splits(), Optional.empty(), 0, dataset.size());
  }

  public static Scope of(Split split) {
    return new Scope(List.of(split), Optional.empty(), 0, split.size());
  }

  /// @param block a position among the split's blocks
  public static Scope of(Split split, int block) {
    Block chosen = split.blocks().get(block);
    return new Scope(List.of(split), Optional.of(chosen), split.start(block), chosen.size());
  }

  /// The same part of a dataset that was read again, if it still has it.
  Optional<Scope> in(Dataset dataset) {
    if (splits.size() != 1) {
      return Optional.of(Scope.of(dataset));
    }
    return dataset.splits().stream()
        .filter(other -> other.name() == splits.getFirst().name())
        .findFirst()
        .flatMap(this::in);
  }

  private Optional<Scope> in(Split other) {
    if (block.isEmpty()) {
      return Optional.of(Scope.of(other));
    }
    for (int i = 0; i < other.blocks().size(); i++) {
      if (other.blocks().get(i).path().equals(block.get().path())) {
        return Optional.of(Scope.of(other, i));
      }
    }
    return Optional.of(Scope.of(other));
  }

  /// The split, unless it is all of several.
  public Optional<Split> split() {
    return splits.size() == 1 ? Optional.of(splits.getFirst()) : Optional.empty();
  }

  /// @param row from 0 to [#size]
  public Example example(int row) {
    int index = first + row;
    for (Split split : splits) {
      if (index < split.size()) {
        return split.example(index);
      }
      index -= split.size();
    }
    throw new IndexOutOfBoundsException(row + " of " + size);
  }

  /// The row of an example; -1 if it is not here.
  public int row(Example example) {
    int row = -first;
    for (Split split : splits) {
      if (split == example.split()) {
        row += example.index();
        return row >= 0 && row < size ? row : -1;
      }
      row += split.size();
    }
    return -1;
  }

  public boolean contains(Example example) {
    return row(example) >= 0;
  }

  /// The folder's own name: `train data`, `block-id-1`.
  public String title() {
    return block.map(Block::name).filter(name -> !name.isEmpty()).orElseGet(this::folder);
  }

  private String folder() {
    return split().map(Scope::folder).orElse("All splits");
  }

  private static String folder(Split split) {
    return split.directories().stream()
        .map(directory -> directory.equals(".") ? split.name().canonical() : directory)
        .collect(Collectors.joining(", "));
  }
}
