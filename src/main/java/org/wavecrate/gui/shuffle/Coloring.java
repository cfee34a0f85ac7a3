package org.wavecrate.gui.shuffle;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitLabels;
import org.wavecrate.gui.sound.Numbers;
import org.wavecrate.plot.ColorMap;

/// The colour of every example: that of its block or of its label. Up to twelve colours can be
/// told apart; more become steps of a scale on which neighbours are alike.
///
/// @param groups the blocks or labels
/// @param of the position among `groups` of an example, by its index in the split
/// @param size how many examples there are
/// @param scale what the scale of colours says, where it is one
record Coloring(List<Group> groups, IntUnaryOperator of, int size, String scale) {
  /// Nothing to colour.
  static final Coloring NONE = new Coloring(List.of(), example -> 0, 0, "");

  /// @param name what people call it
  /// @param argb its colour
  /// @param size how many examples it has
  record Group(String name, int argb, int size) {}

  /// Of medium lightness, so that they stand out from white and from black.
  private static final int[] DISTINCT = {
    0xff3b7dd8, 0xffe8743b, 0xff2fa36b, 0xffc94f9d, 0xffd9a400, 0xff7a5cd0,
    0xff18a5b8, 0xffd64545, 0xff8a9a2b, 0xffa0673f, 0xff7f8a99, 0xffe58fb0
  };

  /// The scale without its ends, which are lost on a dark or a light ground.
  private static final double FROM = 0.08;

  private static final double TO = 0.97;

  /// Steps of the scale of stored places.
  private static final int PLACES = 256;

  private static final String BY_PLACE = "by stored place";

  static Coloring ofBlocks(Split split) {
    int count = split.blocks().size();
    return new Coloring(
        IntStream.range(0, count)
            .mapToObj(
                block ->
                    new Group(
                        blockName(split, block),
                        argb(block, count),
                        split.blocks().get(block).size()))
            .toList(),
        split::blockIndex,
        split.size(),
        Numbers.count(count) + " in stored order");
  }

  /// @param classes names by class number; may be empty
  static Coloring ofLabels(SplitLabels labels, List<String> classes) {
    return new Coloring(
        IntStream.range(0, labels.count())
            .mapToObj(
                label ->
                    new Group(
                        ClassWords.of(labels.classes(label), classes),
                        argb(label, labels.count()),
                        labels.examples(label)))
            .toList(),
        labels::of,
        labels.size(),
        Numbers.count(labels.count()) + " in stored order");
  }

  /// By place in stored order, from the first example to the last.
  static Coloring ofPlaces(int size) {
    int steps = Math.clamp(size, 1, PLACES);
    return new Coloring(
        IntStream.range(0, steps)
            .mapToObj(
                step ->
                    new Group(
                        step == 0 ? "first example" : "last example",
                        scaled(step, steps),
                        size / steps))
            .toList(),
        example -> (int) ((long) example * steps / size),
        size,
        BY_PLACE);
  }

  static String blockName(Split split, int block) {
    String name = split.blocks().get(block).name();
    return name.isEmpty() ? split.name().canonical() : name;
  }

  private static int argb(int group, int count) {
    return count <= DISTINCT.length ? DISTINCT[group] : scaled(group, count);
  }

  private static int scaled(int step, int count) {
    return ColorMap.VIRIDIS.at(FROM + (TO - FROM) * step / Math.max(1, count - 1));
  }

  /// The colour of example `index`.
  int argb(int index) {
    return groups.get(of.applyAsInt(index)).argb();
  }

  /// Whether neighbouring colours can't be told apart.
  boolean isScale() {
    return groups.size() > DISTINCT.length || scale.equals(BY_PLACE);
  }
}
