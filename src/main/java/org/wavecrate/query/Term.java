package org.wavecrate.query;

import org.wavecrate.survey.ExampleTable;

/// One condition of a filter.
interface Term {
  /// The condition for the examples of `subject`, ready to be asked a million times.
  Test on(SurveyedDataset subject);

  /// Tells whether a row meets a condition. Asked by several threads at once.
  interface Test {
    /// The answer for an example; the unknown is neither met nor unmet, so that negation does not
    /// make it so.
    Answer of(int row);
  }

  /// Whether a condition is met.
  enum Answer {
    YES,
    NO,
    UNKNOWN;

    static Answer of(boolean met) {
      return met ? YES : NO;
    }
  }

  /// A condition on what reading the example tells.
  interface Measured extends Term {
    Test onKnown(SurveyedDataset subject);

    @Override
    default Test on(SurveyedDataset subject) {
      Test test = onKnown(subject);
      ExampleTable table = subject.table();
      return row -> table.isKnown(row) ? test.of(row) : Answer.UNKNOWN;
    }
  }
}
