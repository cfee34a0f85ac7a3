package org.wavecrate.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.wavecrate.rules.ClassesOfSplit;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// A bar for each class, with a part for each split.
final class LabelChart {
  static final String ID = "labels";

  private static final int MOST_CLASSES = 60;
  private static final int WIDTH = 820;
  private static final int ROW = 22;
  private static final int LETTER = 7;
  private static final int VALUE = 60;
  private static final int MOST_LETTERS = 26;

  private final List<ClassesOfSplit> splits;
  private final List<String> names;
  private final List<Integer> classes;
  private final int nameWidth;

  /// @param names by class number; may be empty
  LabelChart(List<ClassesOfSplit> splits, List<String> names) {
    this.splits = splits;
    this.names = names;
    TreeSet<Integer> all = new TreeSet<>();
    splits.forEach(split -> all.addAll(split.counts().keySet()));
    classes = List.copyOf(all);
    int longest =
        classes.stream().mapToInt(number -> shortened(name(number)).length()).max().orElse(0);
    nameWidth = 24 + LETTER * longest;
  }

  boolean isEmpty() {
    return classes.isEmpty();
  }

  private long count(ClassesOfSplit split, int number) {
    return split.counts().getOrDefault(number, 0L);
  }

  private long count(int number) {
    return splits.stream().mapToLong(split -> count(split, number)).sum();
  }

  void write(Writer out) throws IOException {
    List<Integer> shown = classes.subList(0, Math.min(MOST_CLASSES, classes.size()));
    long most = Math.max(1, shown.stream().mapToLong(this::count).max().orElse(1));
    int height = ROW * shown.size() + 4;
    out.write("<section id=" + ID + "><h2>Labels by split</h2>");
    writeLegend(out);
    out.write(
        Formatted.of(
            "<svg class=chart role=img aria-label='Examples of each class by split'"
                + " viewBox='0 0 %d %d'>",
            WIDTH, height));
    for (int i = 0; i < shown.size(); i++) {
      writeRow(out, shown.get(i), i * ROW + 2, most);
    }
    out.write("</svg>");
    if (shown.size() < classes.size()) {
      int more = classes.size() - shown.size();
      out.write("<p class=more>and " + Plural.of(more, "more class") + "</p>");
    }
    out.write("</section>\n");
  }

  private void writeLegend(Writer out) throws IOException {
    out.write("<div class=legend>");
    for (int i = 0; i < splits.size(); i++) {
      long total = splits.get(i).counts().values().stream().mapToLong(n -> n).sum();
      out.write(
          Formatted.of(
              "<span><i class=split%d></i>%s: %s</span>",
              Math.min(i, 2), splits.get(i).split().canonical(), Plural.of(total, "label")));
    }
    out.write("</div>");
  }

  private void writeRow(Writer out, int number, int top, long most) throws IOException {
    String name = name(number);
    int baseline = top + 15;
    out.write(
        Formatted.of(
            "<text x=%d y=%d text-anchor=end>%s</text>",
            nameWidth - 10, baseline, Html.escape(shortened(name))));
    double room = (double) (WIDTH - nameWidth - VALUE) / most;
    double left = nameWidth;
    StringJoiner by = new StringJoiner(", ", name + ": ", "");
    splits.forEach(split -> by.add(split.split().canonical() + " " + count(split, number)));
    out.write("<g><title>" + Html.escape(by.toString()) + "</title>");
    for (int i = 0; i < splits.size(); i++) {
      double wide = count(splits.get(i), number) * room;
      if (wide > 0) {
        out.write(
            Formatted.of(
                "<rect class=split%d x=%.1f y=%d width=%.1f height=%d />",
                Math.min(i, 2), left, top + 3, Math.max(1, wide), ROW - 7));
      }
      left += wide;
    }
    out.write("</g>");
    out.write(
        Formatted.of(
            "<text class=value x=%.1f y=%d>%,d</text>", left + 8, baseline, count(number)));
  }

  private String name(int number) {
    return number >= 0 && number < names.size() && !names.get(number).isBlank()
        ? number + " " + names.get(number)
        : Integer.toString(number);
  }

  private static String shortened(String name) {
    int letters = name.codePointCount(0, name.length());
    return letters <= MOST_LETTERS
        ? name
        : name.substring(0, name.offsetByCodePoints(0, MOST_LETTERS - 1)) + "…";
  }
}
