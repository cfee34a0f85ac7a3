package org.wavecrate.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.wavecrate.dataset.Progress;

/// A filter as users type it; all its terms must be met.
///
/// | term | finds |
/// |---|---|
/// | `kick`, `"my kick"` | part of the path |
/// | `label:kick`, `label:3`, `label:none` | classes by name (as far as typed) or number |
/// | `block:3`, `split:val`, `split:train,test` | folders |
/// | `shape:16000`, `shape:98x64`, `dtype:int` | arrays |
/// | `dur>0.5s`, `peak>-3`, `rms<-40dB`, `crest<6`, `centroid>2k`, `dc>1%` | numbers, also plain |
/// | `dur:0.5..1`, `clipped>0`, `length=16000`, `channels=2` | ranges and counts |
/// | `bad`, `silent`, `marked`, `note:hum`, `unlabelled` | what is wrong or was marked |
/// | `rule:clipping`, `rule:duplicate` | what broke a rule of the check, once it was checked |
/// | `-label:kick`, `!bad` | the contrary |
///
/// Examples of which something is not known yet, or that have no such number, are found neither by
/// a term nor by its contrary. Immutable.
public final class Query {
  /// How many rows are looked at between two questions whether anyone still wants the answer.
  private static final int PORTION = 1 << 14;

  /// The word that finds digital silence.
  public static final String SILENT = FlagTerm.SILENT.word();

  private record Part(Term term, boolean negated) {}

  private final String text;
  private final List<Part> parts;

  private Query(String text, List<Part> parts) {
    this.text = text;
    this.parts = List.copyOf(parts);
  }

  /// @param classNames by class number; may be empty
  /// @throws QueryException if a part of it is not understood, in a sentence
  public static Query parse(String text, List<String> classNames) throws QueryException {
    QueryParser parser = new QueryParser(classNames);
    List<Part> parts = new ArrayList<>();
    for (QueryToken token : QueryToken.of(text)) {
      boolean unequal = token.operator().equals("!=");
      QueryToken known = unequal ? token.withOperator("=") : token;
      parts.add(new Part(parser.term(known), token.negated() ^ unequal));
    }
    return new Query(text, parts);
  }

  /// A word as a term that finds it literally, quotes and all.
  public static String quoted(String word) {
    return '"' + word.replace("\"", "") + '"';
  }

  public String text() {
    return text;
  }

  /// Whether it asks for what only a check can say.
  public boolean needsCheck() {
    return parts.stream()
        .anyMatch(part -> part.term() instanceof RuleTerm || part.term() == FlagTerm.BAD);
  }

  /// Whether it finds everything.
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /// The rows that meet all terms, in natural order; all processors look for them.
  ///
  /// @throws java.util.concurrent.CancellationException if it was cancelled
  public int[] rows(SurveyedDataset subject, Progress progress) {
    return rows(subject, 0, subject.table().size(), progress);
  }

  /// As [#rows(SurveyedDataset, Progress)], among the rows `from` to `to` (exclusive).
  public int[] rows(SurveyedDataset subject, int from, int to, Progress progress) {
    int[] rows = new int[to - from];
    int count = rows.length;
    for (int i = 0; i < count; i++) {
      rows[i] = from + i;
    }
    for (Part part : parts) {
      count = keep(rows, count, part, subject, progress);
    }
    return count == rows.length ? rows : Arrays.copyOf(rows, count);
  }

  /// Moves those of the first `count` rows that meet `part` to the front; tells how many they are.
  private static int keep(
      int[] rows, int count, Part part, SurveyedDataset subject, Progress progress) {
    Term.Test test = part.term().on(subject);
    Term.Answer wanted = part.negated() ? Term.Answer.NO : Term.Answer.YES;
    int[] kept =
        IntStream.range(0, (count + PORTION - 1) / PORTION)
            .parallel()
            .map(
                portion -> {
                  progress.throwIfCancelled();
                  int first = portion * PORTION;
                  int at = first;
                  for (int i = first; i < Math.min(count, first + PORTION); i++) {
                    if (test.of(rows[i]) == wanted) {
                      rows[at++] = rows[i];
                    }
                  }
                  return at - first;
                })
            .toArray();
    int all = 0;
    for (int portion = 0; portion < kept.length; portion++) {
      System.arraycopy(rows, portion * PORTION, rows, all, kept[portion]);
      all += kept[portion];
    }
    return all;
  }

  /// Whether `row` is found.
  public boolean finds(SurveyedDataset subject, int row) {
    return rows(subject, row, row + 1, Progress.NONE).length == 1;
  }

  @Override
  public String toString() {
    return text;
  }
}
