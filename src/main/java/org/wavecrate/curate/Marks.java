package org.wavecrate.curate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.query.MarkedRows;
import org.wavecrate.storage.Csv;
import org.wavecrate.storage.SeenFile;
import org.wavecrate.survey.ClassNames;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.Rows;

/// Examples that the user flagged, each with a note that may be empty. They are kept in memory and
/// written only by [#save]. Thread-safe.
public final class Marks implements MarkedRows {
  private final Rows rows;
  private final Path file;
  private final SeenFile seen;
  private Optional<MarksJournal> journal = Optional.empty();
  private int recovered;
  private final ConcurrentSkipListMap<Integer, String> notes = new ConcurrentSkipListMap<>();
  private final AtomicLong revision = new AtomicLong();

  /// Marks of examples that are not there now: they are kept for when they come back.
  private volatile List<MarksFile.Mark> absent = List.of();

  private volatile long savedRevision;

  /// No marks.
  public Marks(Rows rows) {
    this.rows = rows;
    this.file = fileOf(rows.dataset());
    this.seen = MarksFile.seen(file);
  }

  /// The marks that were saved with the dataset; none if none were.
  ///
  /// @throws IOException if there is a file of marks that can't be read, in a sentence
  public static Marks open(Rows rows) throws IOException {
    return open(rows, Optional.empty());
  }

  /// As above, with the changes that were never saved; what changes from now on is written down.
  public static Marks open(Rows rows, Optional<MarksJournal> journal) throws IOException {
    Marks marks = new Marks(rows);
    List<MarksFile.Mark> absent = new ArrayList<>();
    for (MarksFile.Mark mark : MarksFile.read(marks.file)) {
      OptionalInt row = rows.find(mark.path());
      if (row.isPresent()) {
        marks.notes.put(row.getAsInt(), mark.note());
      } else {
        absent.add(mark);
      }
    }
    marks.absent = List.copyOf(absent);
    journal.ifPresent(marks::recover);
    marks.journal = journal;
    return marks;
  }

  private void recover(MarksJournal from) {
    for (MarksJournal.Change change : from.recovered()) {
      OptionalInt row = rows.find(change.path());
      if (row.isPresent()) {
        int at = row.getAsInt();
        change.note().ifPresentOrElse(note -> mark(at, note), () -> unmark(at));
        recovered++;
      }
    }
  }

  /// How many changes came back that an earlier session had not saved.
  public int recovered() {
    return recovered;
  }

  /// Where the marks of a dataset are saved: in its folder beside the recipe, or beside its zip.
  static Path fileOf(Dataset dataset) {
    Path path = dataset.path().toAbsolutePath().normalize();
    String name = dataset.name();
    return name.toLowerCase(Locale.ROOT).endsWith(".zip") && Files.isRegularFile(path)
        ? path.resolveSibling(name.substring(0, name.length() - 4) + "." + MarksFile.NAME)
        : path.resolve(MarksFile.NAME);
  }

  /// Where [#save] writes.
  public Path file() {
    return file;
  }

  /// Flags an example, or changes its note.
  public void mark(int row, String note) {
    Objects.checkIndex(row, rows.size());
    if (!note.equals(notes.put(row, note))) {
      revision.incrementAndGet();
      writeDown(row, Optional.of(note));
    }
  }

  public void unmark(int row) {
    if (notes.remove(row) != null) {
      revision.incrementAndGet();
      writeDown(row, Optional.empty());
    }
  }

  private void writeDown(int row, Optional<String> note) {
    journal.ifPresent(to -> to.add(new MarksJournal.Change(rows.example(row).path(), note)));
  }

  /// Gives up what was not saved: it does not come back next time.
  public void giveUp() {
    journal.ifPresent(MarksJournal::clear);
  }

  /// Lets go of the journal, which keeps what is not saved.
  public void close() {
    journal.ifPresent(MarksJournal::close);
  }

  public boolean isMarked(int row) {
    return notes.containsKey(row);
  }

  /// The note of a marked example.
  @Override
  public Optional<String> note(int row) {
    return Optional.ofNullable(notes.get(row));
  }

  /// How many are marked.
  public int size() {
    return notes.size();
  }

  @Override
  public BitSet rows(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    BitSet found = new BitSet();
    notes.forEach((row, note) -> found.set(row, note.toLowerCase(Locale.ROOT).contains(wanted)));
    return found;
  }

  /// Changes with every change, so that filters know when to look again.
  public long revision() {
    return revision.get();
  }

  /// Whether there is anything that [#save] would write.
  public boolean isUnsaved() {
    return revision.get() != savedRevision;
  }

  /// Writes all marks to [#file], as a whole or not at all.
  ///
  /// @throws IOException if that can't be, in a sentence; what was there stays
  public void save() throws IOException {
    long saved = revision.get();
    List<MarksFile.Mark> all = new ArrayList<>();
    for (Map.Entry<Integer, String> mark : notes.entrySet()) {
      all.add(new MarksFile.Mark(rows.example(mark.getKey()).path(), mark.getValue()));
    }
    all.addAll(absent);
    MarksFile.write(file, seen, all);
    savedRevision = saved;
    giveUp();
  }

  /// The marked examples as CSV (RFC 4180): path, split, block, label, note.
  ///
  /// @param classNames by class number; classes without a name are told by number
  public String csv(ExampleTable table, List<String> classNames) {
    Csv csv = new Csv().row("path", "split", "block", "label", "note");
    notes.forEach(
        (row, note) -> {
          String label =
              String.join(
                  " ", table.classes(row).stream().map(c -> ClassNames.of(c, classNames)).toList());
          var example = rows.example(row);
          String split = example.split().name().canonical();
          csv.row(example.path(), split, example.block().name(), label, note);
        });
    return csv.toString();
  }
}
