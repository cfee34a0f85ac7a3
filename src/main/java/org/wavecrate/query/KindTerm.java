package org.wavecrate.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.wavecrate.npy.Dtype;
import org.wavecrate.npy.Shape;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.ArrayKind;
import org.wavecrate.survey.ExampleTable;

/// Conditions on the kind of an array.
final class KindTerm {
  private KindTerm() {}

  /// Types whose NumPy name or code begins with one of `words`.
  record OfDtype(List<String> words) implements Term.Measured {
    @Override
    public Test onKnown(SurveyedDataset subject) {
      ExampleTable table = subject.table();
      List<ArrayKind> kinds = table.kinds();
      BitSet named = new BitSet();
      for (int kind = 0; kind < kinds.size(); kind++) {
        named.set(kind, isNamed(kinds.get(kind).dtype()));
      }
      return row -> {
        int kind = table.kindNumber(row);
        // One that was seen since is found the next time.
        return kind < 0 || kind >= kinds.size() ? Answer.UNKNOWN : Answer.of(named.get(kind));
      };
    }

    private boolean isNamed(Dtype dtype) {
      for (String word : words) {
        if (dtype.numpyName().startsWith(word) || dtype.code().equals(word)) {
          return true;
        }
      }
      return false;
    }
  }

  /// Arrays of exactly these axes, or with an axis of this length if it is one number.
  ///
  /// @param whole whether a single number is the whole shape: `(16000,)`
  record OfShape(List<Long> axes, boolean whole) implements Term.Measured {
    /// @param token `shape:16000`, `shape:98x64`, `shape:(98,64)`
    static OfShape of(QueryToken token) throws QueryException {
      String text = token.value().toLowerCase(Locale.ROOT).replaceAll("[()\\[\\] ]", "");
      List<Long> axes = new ArrayList<>();
      try {
        for (String axis : text.split("[x,*]")) {
          axes.add(Long.parseLong(axis));
        }
      } catch (NumberFormatException e) {
        throw new QueryException(
            Formatted.of(
                "shape:%s is no shape; for example shape:16000, shape:98x64 or shape:(98,64)",
                token.value()),
            token.from(),
            token.to());
      }
      return new OfShape(List.copyOf(axes), text.endsWith(","));
    }

    @Override
    public Test onKnown(SurveyedDataset subject) {
      ExampleTable table = subject.table();
      return row -> {
        int kind = table.kindNumber(row);
        return kind < 0 ? Answer.UNKNOWN : Answer.of(meets(table.kindOf(kind), table.length(row)));
      };
    }

    private boolean meets(ArrayKind kind, long length) {
      Shape rest = kind.rest();
      boolean any = axes.size() == 1 && !whole;
      if (!any && rest.rank() != axes.size()) {
        return false;
      }
      for (int i = 0; i < rest.rank(); i++) {
        long axis = i == kind.timeAxis() ? length : rest.axis(i);
        boolean same = axis == axes.get(any ? 0 : i);
        if (same == any) {
          return any;
        }
      }
      return !any;
    }
  }
}
