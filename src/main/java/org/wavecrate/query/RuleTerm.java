package org.wavecrate.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.wavecrate.rules.Rule;
import org.wavecrate.rules.Rules;
import org.wavecrate.storage.Formatted;

/// Examples that broke rules of the check.
///
/// @param codes of the rules
record RuleTerm(List<String> codes) implements Term {
  /// @param words codes of rules, in full or as far as typed
  static RuleTerm of(List<String> words, QueryToken token) throws QueryException {
    List<String> all = Rules.all().stream().map(Rule::code).toList();
    List<String> codes = new ArrayList<>();
    for (String word : words) {
      List<String> begun =
          all.contains(word)
              ? List.of(word)
              : all.stream().filter(c -> c.startsWith(word)).toList();
      if (begun.isEmpty()) {
        throw new QueryException(
            Formatted.of(
                "rule:%s: no rule begins like this; there are %s",
                word, all.stream().collect(Collectors.joining(", "))),
            token.from(),
            token.to());
      }
      codes.addAll(begun);
    }
    return new RuleTerm(List.copyOf(codes));
  }

  @Override
  public Test on(SurveyedDataset subject) {
    CheckedRows checked = subject.checked();
    return row ->
        checked.isDone()
            ? Answer.of(codes.stream().anyMatch(code -> checked.broke(row, code)))
            : Answer.UNKNOWN;
  }
}
