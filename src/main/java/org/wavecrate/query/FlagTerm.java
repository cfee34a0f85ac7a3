package org.wavecrate.query;

import java.util.BitSet;
import java.util.Locale;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.Rows;

/// Conditions without a value to compare with.
enum FlagTerm implements Term {
  /// Examples that can't be used as they are: see [ExampleTable#problem], and the check's errors.
  BAD {
    @Override
    public Test on(SurveyedDataset subject) {
      ExampleTable table = subject.table();
      return row ->
          subject.isBad(row)
              ? Answer.YES
              : table.isKnown(row) || subject.checked().isDone() ? Answer.NO : Answer.UNKNOWN;
    }
  },
  MARKED {
    @Override
    public Test on(SurveyedDataset subject) {
      BitSet marked = subject.marks().rows("");
      return row -> Answer.of(marked.get(row));
    }
  },
  /// Digital silence.
  SILENT {
    @Override
    public Test on(SurveyedDataset subject) {
      ExampleTable table = subject.table();
      return row ->
          table.isKnown(row)
              ? Answer.of(table.levels().peakDb(row) == Float.NEGATIVE_INFINITY)
              : Answer.UNKNOWN;
    }
  },
  UNLABELLED {
    @Override
    public Test on(SurveyedDataset subject) {
      Rows rows = subject.table().rows();
      return row -> Answer.of(!rows.example(row).hasLabel());
    }
  };

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Examples whose note contains a text.
  record Note(String text) implements Term {
    @Override
    public Test on(SurveyedDataset subject) {
      BitSet noted = subject.marks().rows(text);
      return row -> Answer.of(noted.get(row));
    }
  }
}
