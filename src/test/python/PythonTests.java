import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Finds a Python and lets it run `run.py`, on any system. Maven starts this file as it is.
final class PythonTests {
  private static final List<List<String>> CANDIDATES =
      List.of(
          List.of("python3"),
          List.of("python"),
          List.of("py", "-3"),
          List.of("python3.14"),
          List.of("python3.13"),
          List.of("python3.12"),
          List.of("python3.11"));
  private static final String GOOD_ENOUGH =
      "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))";

  private PythonTests() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    for (List<String> python : CANDIDATES) {
      if (isGoodEnough(python)) {
        List<String> command = new ArrayList<>(python);
        command.addAll(List.of(args));
        System.exit(new ProcessBuilder(command).inheritIO().start().waitFor());
      }
    }
    String reason = "the tests against NumPy need Python 3.11 or later with venv; found none";
    if (System.getenv("CI") != null) {
      System.err.println("FAILED: " + reason);
      System.exit(1);
    }
    System.out.println("SKIPPED: " + reason);
  }

  private static boolean isGoodEnough(List<String> python) throws InterruptedException {
    List<String> command = new ArrayList<>(python);
    command.addAll(List.of("-c", GOOD_ENOUGH));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
