package org.wavecrate.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The files of a source as a layout reads them. Every file of the source is an entry, rejected, or
/// one of the tables that were read.
///
/// @param layout the layout's name
/// @param evidence what it was recognised by, as a sentence without a full stop
/// @param entries in natural order of their names
/// @param rejected why other files can't be taken, by name
/// @param tables names of the files that say something of others
/// @param columns of the tables
/// @param missing names that a table has and the source has not
/// @param notes what else its user should know
public record Corpus(
    String layout,
    String evidence,
    List<CorpusEntry> entries,
    Map<String, String> rejected,
    Set<String> tables,
    List<String> columns,
    List<String> missing,
    List<String> notes) {
  public Corpus {
    entries = List.copyOf(entries);
    rejected = Map.copyOf(rejected);
    tables = Set.copyOf(tables);
    columns = List.copyOf(columns);
    missing = List.copyOf(missing);
    notes = List.copyOf(notes);
  }

  static Corpus of(String layout, String evidence, List<CorpusEntry> entries) {
    return new Corpus(
        layout, evidence, entries, Map.of(), Set.of(), List.of(), List.of(), List.of());
  }

  boolean hasSplits() {
    return entries.stream().anyMatch(entry -> entry.split().isPresent());
  }

  boolean hasFolds() {
    return entries.stream().anyMatch(entry -> entry.fold().isPresent());
  }
}
