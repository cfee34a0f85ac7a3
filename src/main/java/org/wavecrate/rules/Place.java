package org.wavecrate.rules;

import java.util.Optional;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Example;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;

/// The subject of a finding: an example or its label, another file, a block, a split, or all of
/// it. Places of one dataset that was opened twice are equal.
public final class Place {
  private final Optional<SplitName> split;
  private final Optional<String> block;
  private final Optional<String> file;
  private final Optional<Example> example;
  private final String path;
  private final String name;

  private Place(
      Optional<SplitName> split,
      Optional<String> block,
      Optional<String> file,
      Optional<Example> example,
      String path,
      String name) {
    this.split = split;
    this.block = block;
    this.file = file;
    this.example = example;
    this.path = path;
    this.name = name;
  }

  public static Place of(Example example) {
    return ofFile(Optional.of(example), example.split(), example.block(), example.name());
  }

  /// The label of an example.
  public static Place ofLabel(Example example) {
    String path = example.labelPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return ofFile(Optional.of(example), example.split(), example.block(), name);
  }

  /// A file of a block that is served with no example.
  public static Place of(Split split, Block block, String file) {
    return ofFile(Optional.empty(), split, block, file);
  }

  private static Place ofFile(Optional<Example> example, Split split, Block block, String file) {
    String path = block.pathOf(file);
    return new Place(
        Optional.of(split.name()),
        Optional.of(block.name()),
        Optional.of(file),
        example,
        path,
        path);
  }

  static Place of(Dataset dataset, Split split, Block block) {
    String path = block.path();
    return larger(dataset, Optional.of(split.name()), Optional.of(block.name()), path);
  }

  /// A split as a whole.
  public static Place of(Dataset dataset, Split split) {
    String path = String.join(", ", split.directories());
    return larger(dataset, Optional.of(split.name()), Optional.empty(), path);
  }

  public static Place of(Dataset dataset) {
    return outside(dataset, "");
  }

  /// A place outside the splits.
  ///
  /// @param path within the dataset; empty for all of it
  static Place outside(Dataset dataset, String path) {
    return larger(dataset, Optional.empty(), Optional.empty(), path);
  }

  /// More than a file.
  private static Place larger(
      Dataset dataset, Optional<SplitName> split, Optional<String> block, String path) {
    String name = path.isEmpty() ? dataset.name() : path;
    return new Place(split, block, Optional.empty(), Optional.empty(), path, name);
  }

  /// Where it lies; empty if it concerns several splits.
  public Optional<SplitName> split() {
    return split;
  }

  /// The block's own name; empty if it concerns more or less than a block.
  public Optional<String> block() {
    return block;
  }

  /// The name of the example's or label's file; empty if it concerns no single file.
  public Optional<String> file() {
    return file;
  }

  /// The example that it is, or whose label it is.
  public Optional<Example> example() {
    return example;
  }

  /// As the dataset names it: a file, a block, a split or empty.
  public String path() {
    return path;
  }

  /// How sentences name it: its path, or that of the dataset.
  String name() {
    return name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Place place
        && path.equals(place.path)
        && split.equals(place.split)
        && block.equals(place.block)
        && file.equals(place.file);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
