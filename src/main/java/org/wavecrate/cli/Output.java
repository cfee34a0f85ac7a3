package org.wavecrate.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.wavecrate.generator.JsonTree;
import org.wavecrate.storage.Csv;
import org.wavecrate.storage.PlainText;
import tools.jackson.databind.node.ObjectNode;

/// Results go to stdout and everything else to stderr, both in UTF-8 whatever the locale.
final class Output {
  private Output() {}

  static void useUtf8() {
    System.setOut(stream(FileDescriptor.out));
    System.setErr(stream(FileDescriptor.err));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  static ObjectNode object() {
    return JsonTree.object();
  }

  /// JSON stays exact: characters that a terminal would obey are escaped as JSON allows.
  static void print(ObjectNode json) {
    System.out.println(PlainText.json(JsonTree.indented(json)));
  }

  /// The same for JSON that is written bit by bit, to stdout.
  static Writer jsonWriter() {
    Writer out =
        new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16);
    return new FilterWriter(out) {
      @Override
      public void write(int c) throws IOException {
        out.write(PlainText.json(String.valueOf((char) c)));
      }

      @Override
      public void write(char[] text, int offset, int length) throws IOException {
        out.write(PlainText.json(new String(text, offset, length)));
      }

      @Override
      public void write(String text, int offset, int length) throws IOException {
        out.write(PlainText.json(text.substring(offset, offset + length)));
      }
    };
  }

  /// One line, whatever names within it hold.
  static void print(String line) {
    System.out.println(PlainText.of(line));
  }

  /// Rows of CSV, which end their lines themselves; their texts are clean already.
  static void print(Csv rows) {
    System.out.print(rows);
  }

  /// A sentence, which may have several lines.
  static void complain(String sentence) {
    System.err.println("wavecrate: " + PlainText.lines(sentence));
  }

  /// A sentence for an error of the file system, whose own message is often the path alone.
  static String sentence(IOException error) {
    String message = String.valueOf(error.getMessage());
    return switch (error) {
      case NoSuchFileException e -> message + ": there is no such file or folder";
      case AccessDeniedException e -> message + ": permission is denied";
      case FileAlreadyExistsException e -> message + ": is there already";
      default -> message;
    };
  }
}
