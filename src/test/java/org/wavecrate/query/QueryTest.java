package org.wavecrate.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wavecrate.Cancelling;
import org.wavecrate.audio.ArrayStatement;
import org.wavecrate.curate.Marks;
import org.wavecrate.dataset.Progress;
import org.wavecrate.survey.ExampleTable;
import org.wavecrate.survey.Folders;
import org.wavecrate.survey.Sort;

class QueryTest {
  private static final List<String> CLASSES = List.of("kick", "snare", "hi-hat");

  @TempDir static Path folder;
  private static SurveyedDataset subject;

  @BeforeAll
  static void read() throws IOException {
    ExampleTable table =
        Folders.known(Folders.dozen(folder.resolve("data")), folder.resolve("cache"));
    Marks marks = new Marks(table.rows());
    marks.mark(4, "mains Hum");
    marks.mark(6, "");
    subject = new SurveyedDataset(table, marks, 1000);
  }

  /// The numbers in the names of the examples found.
  private static String found(String query) throws QueryException {
    return names(Query.parse(query, CLASSES).rows(subject, Progress.NONE));
  }

  private static String names(int[] rows) {
    return Arrays.stream(rows)
        .mapToObj(row -> subject.table().rows().example(row).name())
        .map(name -> name.replace("id-", "").replace(".npy", ""))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "''                       | 1 2 3 4 5 6 7 8 9 10 11 12",
        "id-1                     | 1 2 3 4 5 6 7 8 9 10 11 12",
        "id-1.                    | 1",
        "ID-10                    | 5 6 7 8 10",
        "\"train data\" id-3      | 3",
        "block-id-1/id-9          | 9",
        "data/block-id-10         | 5 6 7 8",
        "block-id-1/              | 1 2 3 4 9 10 11 12",
        "-\"train data\"          | 9 10 11 12",
        "!test id-2               | 2",
        "label:kick               | 3 6 9 12",
        "label:0                  | 3 6 9 12",
        "label:k,sn split:test    | 9 10 12",
        "-label:kick split:test   | 10 11",
        "label:none               | ''",
        "unlabelled               | ''",
        "block:1                  | 1 2 3 4 9 10 11 12",
        "block:10                 | 5 6 7 8",
        "split:TRAIN label:1      | 1 4 7",
        "shape:2000               | 12",
        "shape:(2000,)            | 12",
        "shape:2000x1             | ''",
        "dtype:float              | 1 2 3 4 5 6 7 8 9 10 11 12",
        "dtype:<f4 id-7           | 7",
        "dtype:int                | ''",
        "dur>1s                   | 12",
        "dur > 1500ms             | 12",
        "dur:2                    | 12",
        "dur<=1 split:test        | 9 10 11",
        "dur:0.9..1.1 split:test  | 9 10 11",
        "dur!=1 split:test        | 12",
        "peak>-3 split:test       | 9 10 11 12",
        "peak>-3dB split:train    | ''",
        "-peak>-10                | 1 2 3",
        "rms<-25 dB               | ''",
        "rms<-20dB                | 1",
        "centroid>90 id-12        | 12",
        "centroid<0.09kHz         | ''",
        "length=2000              | 12",
        "channels=1 id-4          | 4",
        "clipped>0                | ''",
        "clipped:0 id-4           | 4",
        "dc<1% id-4               | 4",
        "invalid:0 id-4           | 4",
        "mean<1                   | ''",
        "blocksize=4 id-4         | 4",
        "bad                      | ''",
        "-bad id-4                | 4",
        "silent                   | ''",
        "marked                   | 5 7",
        "marked -note:hum         | 7",
        "note:\"mains hum\"       | 5",
        "\"marked\"               | ''",
      })
  void findsWhatItsTermsSay(String query, String expected) throws QueryException {
    assertThat(found(query)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "colour:red | 'colour' is nothing to filter by; allowed: label, block",
        "peak> | peak (dBFS) is compared with a number; for example peak>-3dB",
        "dur>fast | not 'fast'; for example dur>0.5s",
        "dur>1Hz | not '1Hz'",
        "label:tom | no class begins like this; there are kick, snare, hi-hat",
        "label: | label: needs a word behind it; for example label:kick",
        "label>3 | label can't be compared by '>'",
        "shape:wide | shape:wide is no shape; for example shape:16000",
        "kick - | '-' needs a word behind it",
        "dur<>1 | '<>' can't compare",
      })
  void saysWhatItDoesNotUnderstand(String query, String message) {
    assertThatThrownBy(() -> Query.parse(query, CLASSES))
        .isInstanceOfSatisfying(
            QueryException.class, e -> assertThat(query.length()).isGreaterThanOrEqualTo(e.to()))
        .hasMessageContaining(message);
  }

  @Test
  void everyBeginningOfAQueryIsUnderstoodOrRefusedInASentence() {
    String query = "-label:kick \"a b\" dur>=0.5s peak:-6..-3 !bad shape:(98, 64) note:x\"y";
    for (int end = 0; end <= query.length(); end++) {
      try {
        Query.parse(query.substring(0, end), CLASSES).rows(subject, Progress.NONE);
      } catch (QueryException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  @Test
  void whatIsNotKnownYetIsFoundNeitherByATermNorByItsContrary() throws QueryException {
    ExampleTable unread = new ExampleTable(subject.table().rows().dataset(), ArrayStatement.NONE);
    SurveyedDataset unknown = new SurveyedDataset(unread, new Marks(unread.rows()), 1000);
    for (String term : new String[] {"peak>-3", "bad", "label:0", "dtype:float32", "shape:1000"}) {
      for (String query : new String[] {term, "-" + term}) {
        assertThat(Query.parse(query, CLASSES).rows(unknown, Progress.NONE)).as(query).isEmpty();
      }
    }
    assertThat(Query.parse("block:10", CLASSES).rows(unknown, Progress.NONE)).hasSize(4);
    assertThat(Sort.By.values())
        .allSatisfy(
            by ->
                assertThat(new Sort(by, true).sorted(new int[] {2, 0, 1}, unread, Progress.NONE))
                    .containsExactlyInAnyOrder(0, 1, 2));
  }

  @Test
  void looksOnlyAtTheRowsAskedForAndStopsWhenCancelled() throws QueryException {
    Query query = Query.parse("label:kick", CLASSES);
    assertThat(names(query.rows(subject, 2, 8, Progress.NONE))).isEqualTo("3 6");
    assertThat(query.finds(subject, 2)).isTrue();
    assertThat(query.finds(subject, 1)).isFalse();
    Progress cancelled = Cancelling.AT_ONCE;
    assertThatThrownBy(() -> query.rows(subject, cancelled))
        .isInstanceOf(CancellationException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PLACE | false | 1 2 3 4 5 6 7 8 9 10 11 12",
        "PLACE | true | 12 11 10 9 8 7 6 5 4 3 2 1",
        "NAME | true | 12 11 10 9 8 7 6 5 4 3 2 1",
        "NAME | false | 1 2 3 4 5 6 7 8 9 10 11 12",
        "LABEL | false | 3 6 9 12 1 4 7 10 2 5 8 11",
        "LABEL | true | 2 5 8 11 1 4 7 10 3 6 9 12",
        "PEAK | true | 12 11 10 9 8 7 6 5 4 3 2 1",
        "RMS | false | 1 2 3 4 5 6 7 8 9 10 11 12",
        "DURATION | true | 12 1 2 3 4 5 6 7 8 9 10 11",
        "SHAPE | true | 12 1 2 3 4 5 6 7 8 9 10 11",
      })
  void sortsStably(Sort.By by, boolean descending, String expected) {
    int[] rows = new int[subject.table().size()];
    Arrays.setAll(rows, i -> i);
    assertThat(names(new Sort(by, descending).sorted(rows, subject.table(), Progress.NONE)))
        .isEqualTo(expected);
  }
}
