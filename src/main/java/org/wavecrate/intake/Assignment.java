package org.wavecrate.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.intake.IntakeOptions.Grouping;
import org.wavecrate.intake.IntakeOptions.LabelOrigin;
import org.wavecrate.storage.Formatted;
import org.wavecrate.text.Plural;

/// The label and the group of each recording, by the options or else by its corpus.
final class Assignment {
  /// The share of recordings up to which copies of one are joined, and the number.
  private static final double MOST_COPIES = 0.1;

  private static final int FEW_COPIES = 4;

  private final IntakeOptions options;
  private final Found found;
  private final LabelOrigin labelOrigin;
  private final Optional<Grouping> grouping;
  private final Map<String, String> joins = new HashMap<>();
  private final List<String> decisions = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  Assignment(Found found, IntakeOptions options) throws IntakeException {
    this.found = found;
    this.options = options;
    boolean patternLabels =
        options.namePattern().isPresent()
            && NamePattern.has(options.namePattern().get(), NamePattern.LABEL);
    boolean corpusLabels = found.files().stream().anyMatch(it -> it.entry().label().isPresent());
    labelOrigin =
        options
            .labels()
            .orElse(
                patternLabels
                    ? LabelOrigin.NAME
                    : corpusLabels ? LabelOrigin.TABLE : LabelOrigin.NONE);
    if (labelOrigin == LabelOrigin.TABLE && !corpusLabels && !found.files().isEmpty()) {
      throw new IntakeException(
          "--labels table: no table says what the recordings are; name it and its columns by"
              + " --table, --file-column and --label-column");
    }
    boolean patternGroups =
        options.namePattern().isPresent()
            && NamePattern.has(options.namePattern().get(), NamePattern.GROUP);
    boolean corpusGroups = found.files().stream().anyMatch(it -> it.entry().group().isPresent());
    grouping =
        options
            .grouping()
            .or(
                () ->
                    patternGroups
                        ? Optional.of(Grouping.PATTERN)
                        : corpusGroups ? Optional.of(Grouping.COLUMN) : Optional.empty());
    if (grouping.equals(Optional.of(Grouping.PATTERN)) && !patternGroups) {
      throw new IntakeException("--group pattern: needs --name-pattern with a group (?<group>..)");
    }
    if (grouping.equals(Optional.of(Grouping.COLUMN)) && !corpusGroups) {
      throw new IntakeException("--group column: needs --group-column and a table that has it");
    }
    say();
    joinCopies();
  }

  private void say() {
    decisions.add(
        "labels: "
            + switch (labelOrigin) {
              case FOLDER -> "by folder";
              case NAME -> "by file name";
              case NONE -> "none";
              case TABLE -> options.labels().isPresent() ? "by table" : "as the layout gives them";
            });
    decisions.add(
        "kept together: "
            + switch (grouping.orElse(Grouping.FILE)) {
              case FILE -> "the windows of one recording";
              case FOLDER -> "the recordings of one folder";
              case COLUMN -> "recordings of one source, as the table or layout says";
              case PATTERN -> "recordings of one group, by file name";
            });
  }

  List<String> decisions() {
    return decisions;
  }

  List<String> warnings() {
    return warnings;
  }

  boolean hasLabels() {
    return labelOrigin != LabelOrigin.NONE;
  }

  Optional<String> label(CorpusEntry entry) {
    return switch (labelOrigin) {
      case NONE -> Optional.empty();
      case TABLE -> entry.label();
      case FOLDER -> byFolder(entry).flatMap(CorpusEntry::label);
      case NAME ->
          NamePattern.find(
              options
                  .namePattern()
                  .filter(pattern -> NamePattern.has(pattern, NamePattern.LABEL))
                  .orElse(NamePattern.USUAL_LABEL),
              NamePattern.LABEL,
              entry.file());
    };
  }

  /// The group that a recording is not parted from: its own, joined with those of its copies.
  String group(CorpusEntry entry) {
    return joined(ownGroup(entry));
  }

  private String joined(String group) {
    String at = group;
    while (joins.containsKey(at)) {
      at = joins.get(at);
    }
    return at;
  }

  /// Joins copies, unless so many are the same that joining them would leave little to assign.
  private void joinCopies() {
    Map<String, Integer> counts = new HashMap<>();
    found.copies().values().forEach(first -> counts.merge(first, 1, Integer::sum));
    double most = Math.max(FEW_COPIES, MOST_COPIES * found.files().size());
    Map<String, String> groups = new HashMap<>();
    found.files().forEach(file -> groups.put(file.entry().file().name(), ownGroup(file.entry())));
    int joined = 0;
    for (var copy : found.copies().entrySet()) {
      if (Objects.requireNonNull(counts.get(copy.getValue())) <= most) {
        joined++;
        String a = joined(Objects.requireNonNull(groups.get(copy.getKey())));
        String b = joined(Objects.requireNonNull(groups.get(copy.getValue())));
        if (!a.equals(b)) {
          // The one whose name comes first gives the joint name, in whatever order they come.
          joins.put(a.compareTo(b) < 0 ? b : a, a.compareTo(b) < 0 ? a : b);
        }
      }
    }
    if (joined > 0) {
      decisions.add(
          Formatted.of(
              "copies: %s %s, and kept together with %s",
              Plural.of(joined, "recording"),
              Plural.either(joined, "is a copy of another", "are copies of others"),
              Plural.either(joined, "it", "them")));
    }
    int apart = found.copies().size() - joined;
    if (apart > 0) {
      warnings.add(
          Formatted.of(
              "%,d of %s %s, and may be in another split",
              apart,
              Plural.of(found.files().size(), "recording"),
              Plural.either(apart, "is a copy of another", "are copies of others")));
    }
  }

  private String ownGroup(CorpusEntry entry) {
    String own = entry.file().name();
    return switch (grouping.orElse(Grouping.FILE)) {
      case FILE -> own;
      case FOLDER -> String.join("/", entry.file().folders());
      case COLUMN -> entry.group().orElse(own);
      case PATTERN ->
          NamePattern.find(options.namePattern().orElseThrow(), NamePattern.GROUP, entry.file())
              .orElse(own);
    };
  }

  /// The split that the entry's folders name.
  Optional<SplitName> folderSplit(CorpusEntry entry) {
    return byFolder(entry).flatMap(CorpusEntry::split);
  }

  private Optional<CorpusEntry> byFolder(CorpusEntry entry) {
    Map<String, CorpusEntry> all = found.byFolders();
    return Optional.ofNullable(all.get(entry.file().name()));
  }
}
