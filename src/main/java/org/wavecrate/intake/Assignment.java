package org.wavecrate.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.intake.IntakeOptions.Grouping;
import org.wavecrate.intake.IntakeOptions.LabelOrigin;

/// The label and the group of each recording, by the options or else by its corpus.
final class Assignment {
  private final IntakeOptions options;
  private final Found found;
  private final LabelOrigin labelOrigin;
  private final Optional<Grouping> grouping;
  private final List<String> decisions = new ArrayList<>();

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

  String group(CorpusEntry entry) {
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
