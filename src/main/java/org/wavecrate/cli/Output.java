package org.wavecrate.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Results go to stdout and everything else to stderr, both in UTF-8 whatever the locale.
final class Output {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Output() {}

  static void useUtf8() {
    System.setOut(stream(FileDescriptor.out));
    System.setErr(stream(FileDescriptor.err));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static void print(ObjectNode json) {
    System.out.println(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json));
  }

  static void print(String line) {
    System.out.println(line);
  }

  static void complain(String sentence) {
    System.err.println("wavecrate: " + sentence);
  }

  /// What Java puts into the message of an error of the file system is often the path alone.
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
