package org.wavecrate.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wavecrate.storage.Formatted;
import org.wavecrate.survey.Column;

/// Parses the terms of a filter.
final class QueryParser {
  private static final List<String> TEXT_KEYS =
      List.of("label", "block", "split", "shape", "dtype", "note", "rule", "path");

  private final List<String> classNames;

  QueryParser(List<String> classNames) {
    this.classNames = classNames;
  }

  Term term(QueryToken token) throws QueryException {
    if (token.operator().isEmpty()) {
      return word(token);
    }
    Optional<Column> column = Column.ofKey(token.key());
    if (column.isPresent()) {
      return NumberTerm.of(column.get(), token);
    }
    if (!TEXT_KEYS.contains(token.key())) {
      throw new QueryException(
          Formatted.of(
              "'%s' is nothing to filter by; allowed: %s, and the words %s",
              token.key(),
              Stream.concat(TEXT_KEYS.stream(), Column.keys().stream())
                  .collect(Collectors.joining(", ")),
              Arrays.stream(FlagTerm.values())
                  .map(FlagTerm::word)
                  .collect(Collectors.joining(", "))),
          token.from(),
          token.to());
    }
    if (!token.operator().equals(":") && !token.operator().equals("=")) {
      throw new QueryException(
          Formatted.of(
              "%s can't be compared by '%s'; write %s:...",
              token.key(), token.operator(), token.key()),
          token.from(),
          token.to());
    }
    if (token.value().isEmpty()) {
      throw new QueryException(
          Formatted.of(
              "%s: needs a word behind it; for example %s", token.key(), example(token.key())),
          token.from(),
          token.to());
    }
    List<String> words = token.quoted() ? List.of(token.value()) : words(token.value());
    return switch (token.key()) {
      case "label" -> LabelTerm.of(words, classNames, token);
      case "block" -> FolderTerm.blocks(words);
      case "split" -> FolderTerm.splits(words);
      case "shape" -> KindTerm.OfShape.of(token);
      case "dtype" ->
          new KindTerm.OfDtype(words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList());
      case "rule" -> RuleTerm.of(words, token);
      case "note" -> new FlagTerm.Note(token.value());
      default -> PathTerm.of(token.value());
    };
  }

  private static Term word(QueryToken token) {
    for (FlagTerm flag : FlagTerm.values()) {
      if (!token.quoted() && flag.word().equalsIgnoreCase(token.value())) {
        return flag;
      }
    }
    return PathTerm.of(token.value());
  }

  /// The alternatives of `train,test`.
  private static List<String> words(String value) {
    List<String> words = new ArrayList<>();
    for (String word : value.split(",")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words.isEmpty() ? List.of(value) : words;
  }

  private String example(String key) {
    return switch (key) {
      case "label" -> classNames.isEmpty() ? "label:3" : "label:" + classNames.getFirst();
      case "block" -> "block:3";
      case "split" -> "split:train";
      case "shape" -> "shape:16000";
      case "dtype" -> "dtype:float32";
      case "note" -> "note:hum";
      case "rule" -> "rule:clipping";
      default -> "path:id-12";
    };
  }
}
