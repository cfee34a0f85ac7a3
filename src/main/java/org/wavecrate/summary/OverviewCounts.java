package org.wavecrate.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wavecrate.dataset.Block;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.query.CheckedRows;
import org.wavecrate.query.SurveyedDataset;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ArrayKind;
import org.wavecrate.survey.Column;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.RobustSpread;
import org.wavecrate.text.Plural;

/// Adds up an [Overview].
final class OverviewCounts {
  private static final List<Column> SPREAD =
      List.of(Column.DURATION, Column.PEAK, Column.RMS, Column.CENTROID);
  private static final List<Column> OF_FEATURES = List.of(Column.MEAN, Column.DEVIATION);

  private static final int MOST_SHAPES = 64;
  private static final int MOST_TOLD = 5;
  private static final int PORTION = 1 << 14;

  private record Stored(ArrayKind kind, long length) {}

  private final SurveyedDataset subject;
  private final ExampleTable table;
  private final Progress progress;
  private final List<Split> splits;
  private final List<Overview.SplitFacts> splitFacts = new ArrayList<>();
  private final OverviewClasses classes;
  private final Map<Stored, Integer> arrays = new HashMap<>();
  private int known;
  private int bad;
  private int clipped;

  OverviewCounts(SurveyedDataset subject, List<String> classNames, Progress progress) {
    this.subject = subject;
    this.table = subject.table();
    this.progress = progress;
    splits = table.rows().dataset().splits();
    classes = new OverviewClasses(splits, classNames);
  }

  Overview overview() {
    int row = 0;
    for (int i = 0; i < splits.size(); i++) {
      count(i, row);
      row += splits.get(i).size();
    }
    List<Distribution> distributions = new ArrayList<>();
    List<Unusual> unusual = new ArrayList<>(rare());
    for (Column column : SPREAD) {
      spread(column, distributions, unusual);
    }
    if (distributions.isEmpty() && known > 0) {
      spread(Column.LENGTH, distributions, unusual);
    }
    for (Column column : OF_FEATURES) {
      spread(column, distributions, unusual);
    }
    double[][] sizes =
        splits.stream()
            .map(split -> split.blocks().stream().mapToDouble(Block::size).toArray())
            .toArray(double[][]::new);
    if (!table.rows().blocks().isEmpty()) {
      distributions.add(new Binning(Column.BLOCK_SIZE, sizes).distribution());
    }
    PartSums parts = new PartSums(table, progress);
    return new Overview(
        List.copyOf(splitFacts),
        classes.bars(),
        List.copyOf(distributions),
        parts.channels(),
        parts.features(splits),
        List.copyOf(unusual),
        subject.checked().isDone(),
        known,
        table.size());
  }

  private void count(int index, int first) {
    Split split = splits.get(index);
    int seen = 0;
    int spoiled = 0;
    double samples = 0;
    for (int row = first; row < first + split.size(); row++) {
      if (row % PORTION == 0) {
        progress.throwIfCancelled();
      }
      if (table.isKnown(row)) {
        seen++;
        spoiled += subject.isBad(row) ? 1 : 0;
        clipped += table.levels().clipped(row) > 0 ? 1 : 0;
        double seconds = Column.DURATION.value(table, row, subject.sampleRateHz());
        samples += Double.isNaN(seconds) ? 0 : seconds;
        if (table.kindNumber(row) >= 0 && arrays.size() <= MOST_SHAPES) {
          arrays.merge(
              new Stored(table.kindOf(table.kindNumber(row)).inOrder(), table.length(row)),
              1,
              Integer::sum);
        }
        classes.add(table, row, index);
      }
    }
    known += seen;
    bad += spoiled;
    String query = "split:" + split.name().canonical();
    int blocks = split.blocks().size();
    splitFacts.add(
        new Overview.SplitFacts(split, split.size(), blocks, seen, samples / 3600, spoiled, query));
  }

  private void spread(Column column, List<Distribution> into, List<Unusual> unusual) {
    double[][] bySplit = new double[splits.size()][];
    int first = 0;
    for (int i = 0; i < bySplit.length; i++) {
      int end = first + splits.get(i).size();
      bySplit[i] = values(column, first, end);
      first = end;
    }
    if (Arrays.stream(bySplit).anyMatch(values -> values.length > 0)) {
      Binning binning = new Binning(column, bySplit);
      into.add(binning.distribution());
      // What the check has judged, by the limits of the recipe, is among its findings.
      boolean judged = column == Column.RMS || column == Column.CENTROID;
      if (!judged || !subject.checked().isDone()) {
        unusual.addAll(Unusual.outliers(column, binning.sorted()));
      }
    }
  }

  private double[] values(Column column, int from, int to) {
    double[] values = new double[to - from];
    int count = 0;
    for (int row = from; row < to; row++) {
      if (row % PORTION == 0) {
        progress.throwIfCancelled();
      }
      double value = column.of(table, row, subject.sampleRateHz());
      values[count] = value;
      count += Double.isNaN(value) ? 0 : 1;
    }
    return Arrays.copyOf(values, count);
  }

  private List<Unusual> rare() {
    List<Unusual> found = new ArrayList<>();
    List<CheckedRows.Found> rules =
        subject.checked().isDone()
            ? subject.checked().rules(0, table.size())
            : Suspicion.of(subject, 0, table.size());
    for (CheckedRows.Found rule : rules) {
      String words = ": " + rule.title();
      found.add(
          new Unusual(Plural.of(rule.count(), "example") + words, rule.count(), rule.query()));
    }
    add(found, bad, "can't be used as it is|can't be used as they are", "bad");
    String clip = " at or beyond full scale";
    add(found, clipped, "has samples" + clip + "|have samples" + clip, "clipped>0");
    if (arrays.size() <= MOST_SHAPES) {
      arrays.entrySet().stream()
          .filter(entry -> entry.getValue() <= known * RobustSpread.MOST)
          .sorted(Map.Entry.comparingByValue())
          .limit(MOST_TOLD)
          .forEach(entry -> found.add(otherShape(entry.getKey(), entry.getValue())));
    }
    found.addAll(classes.unseen(MOST_TOLD));
    return found;
  }

  private static void add(List<Unusual> found, int count, String verbs, String query) {
    if (count > 0) {
      found.add(Unusual.of(count, verbs, query));
    }
  }

  private Unusual otherShape(Stored array, int count) {
    ArrayKind kind = array.kind();
    String dtype = kind.dtype().numpyName();
    String shape = kind.shape(array.length()).toString();
    String what = Formatted.of("%s %s, unlike the rest", dtype, shape);
    return Unusual.of(
        count, "is " + what + "|are " + what, Formatted.of("dtype:%s shape:\"%s\"", dtype, shape));
  }
}
