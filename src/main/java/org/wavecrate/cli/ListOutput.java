package org.wavecrate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wavecrate.plot.SampleRate;
import org.wavecrate.query.ListColumn;
import org.wavecrate.query.ListedExample;
import org.wavecrate.query.SurveyedDataset;
import org.wavecrate.storage.Csv;
import org.wavecrate.storage.Formatted;
import org.wavecrate.storage.PlainText;
import org.wavecrate.text.Plural;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Examples and their columns as JSON, as CSV and as a table for people. Written row by row, since
/// a million of them are no reason to hold a million texts.
///
/// @param dataset the examples
/// @param classNames by class number; may be empty
/// @param columns in order
/// @param rows the rows to list
record ListOutput(
    SurveyedDataset dataset, List<String> classNames, List<ListColumn> columns, int[] rows) {
  /// A column is as wide as its widest cell among so many.
  private static final int MEASURED_CELLS = 1000;

  private ListedExample listed(int row) {
    return new ListedExample(dataset, classNames, row);
  }

  void printJson(SampleRate rate) {
    try (JsonGenerator json =
        new JsonFactory().createGenerator(ObjectWriteContext.empty(), Output.jsonWriter())) {
      json.writeStartObject();
      json.writeArrayPropertyStart("examples");
      for (int row : rows) {
        ListedExample example = listed(row);
        json.writeStartObject();
        for (ListColumn column : columns) {
          json.writeName(column.key());
          Optional<?> value = column.of(example);
          if (value.isPresent()) {
            write(json, value.get());
          } else {
            json.writeNull();
          }
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeNumberProperty("sampleRateHz", rate.hz());
      json.writeBooleanProperty("sampleRateAssumed", rate.origin() == SampleRate.Origin.ASSUMED);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void write(JsonGenerator json, Object value) {
    switch (value) {
      case List<?> all -> {
        json.writeStartArray();
        all.forEach(one -> write(json, one));
        json.writeEndArray();
      }
      case Boolean flag -> json.writeBoolean(flag);
      case Float number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      default -> json.writeString(value.toString());
    }
  }

  void printCsv() {
    Output.print(new Csv().row(columns.stream().map(ListColumn::key).toList()));
    for (int row : rows) {
      ListedExample example = listed(row);
      Output.print(
          new Csv()
              .row(columns.stream().map(column -> PlainText.of(column.exact(example))).toList()));
    }
  }

  void printText(SampleRate rate) {
    List<String> head = columns.stream().map(ListColumn::key).toList();
    int[] widths = head.stream().mapToInt(String::length).toArray();
    for (int i = 0; i < Math.min(rows.length, MEASURED_CELLS); i++) {
      List<String> cells = cells(rows[i]);
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], cells.get(c).length());
      }
    }
    if (rows.length > 0) {
      Output.print(line(head, widths));
      IntStream.of(rows).forEach(row -> Output.print(line(cells(row), widths)));
      Output.print("");
    }
    Output.print(
        Formatted.of(
            "%,d of %s; sample rate %s",
            rows.length, Plural.of(dataset.table().size(), "example"), rate.label()));
  }

  private List<String> cells(int row) {
    ListedExample example = listed(row);
    return columns.stream().map(column -> PlainText.of(column.text(example))).toList();
  }

  /// Numbers stand at the right of their column, texts at its left.
  private String line(List<String> cells, int[] widths) {
    List<String> padded = new ArrayList<>();
    for (int c = 0; c < widths.length; c++) {
      String space = " ".repeat(Math.max(0, widths[c] - cells.get(c).length()));
      padded.add(columns.get(c).isNumber() ? space + cells.get(c) : cells.get(c) + space);
    }
    return String.join("  ", padded).stripTrailing();
  }
}
