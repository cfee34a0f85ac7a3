package org.wavecrate.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import org.wavecrate.ErrorLog;
import org.wavecrate.Version;
import org.wavecrate.crate.ErrorsInTheWayException;
import org.wavecrate.dataset.BadFileException;
import org.wavecrate.storage.Formatted;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Parameters;

/// `wavecrate`: opens the window, or hands over to a command.
@Command(
    name = "wavecrate",
    versionProvider = VersionLine.class,
    mixinStandardHelpOptions = true,
    description = {
      "See, check and pack the .npy datasets that audio models train on.",
      "",
      "Without a command, the window opens on PATH: a folder with train, validation and test"
          + " folders, one of these alone, one block of examples, or a zip of any of them."
    },
    footer = {
      "",
      "Exit codes: 0 success, 1 faulty data, 2 wrong usage or unreadable input.",
      "Examples:",
      "  wavecrate my-dataset",
      "  wavecrate info my-dataset.zip --json",
      "  wavecrate check my-dataset --report findings.html",
      "  wavecrate list my-dataset --where \"label:kick peak>-3\"",
      "  wavecrate batches my-dataset --epoch 1 --count 2 --npz two-batches.npz"
    })
public final class CommandLineMain implements Runnable {
  static final int DATA_FELL_SHORT = 1;
  static final int UNUSABLE = 2;

  /// The requests for the version, which need none of the commands.
  private static final List<String> VERSION = List.of("--version", "-V");

  private static final SequencedMap<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("info", InfoCommand.class);
    COMMANDS.put("order", OrderCommand.class);
    COMMANDS.put("batches", BatchesCommand.class);
    COMMANDS.put("render", RenderCommand.class);
    COMMANDS.put("check", CheckCommand.class);
    COMMANDS.put("list", ListCommand.class);
    COMMANDS.put("transforms", TransformsCommand.class);
    COMMANDS.put("standardize", StandardizeCommand.class);
    COMMANDS.put("export", ExportCommand.class);
    COMMANDS.put("import", ImportCommand.class);
    COMMANDS.put("verify", VerifyCommand.class);
    COMMANDS.put("sample", SampleCommand.class);
    COMMANDS.put("snapshot", SnapshotCommand.class);
    COMMANDS.put("help", CommandLine.HelpCommand.class);
  }

  private final WindowLauncher window;

  @Parameters(arity = "0..1", paramLabel = "PATH", description = "What to open.")
  private Optional<Path> path = Optional.empty();

  private int exitCode;

  private CommandLineMain(WindowLauncher window) {
    this.window = window;
  }

  /// Runs one command.
  ///
  /// @return the exit code
  public static int run(WindowLauncher window, String... args) {
    Output.useUtf8();
    return execute(window, args);
  }

  /// The commands with all their options, for whoever writes manuals and completions from them.
  public static CommandLine commands(WindowLauncher window) {
    return commands(new CommandLineMain(window), COMMANDS.sequencedKeySet());
  }

  /// The commands that a run needs to know of: to read the options of all takes longer than many a
  /// command.
  private static Collection<String> needed(String... args) {
    boolean one = args.length > 0 && !args[0].equals("help") && COMMANDS.containsKey(args[0]);
    return one ? List.of(args[0]) : COMMANDS.sequencedKeySet();
  }

  private static CommandLine commands(CommandLineMain main, Collection<String> names) {
    CommandLine commandLine = new CommandLine(main);
    names.forEach(name -> commandLine.addSubcommand(name, COMMANDS.get(name)));
    return commandLine
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.AUTO))
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler((error, given) -> refuse(error))
        .setExecutionExceptionHandler((error, command, parsed) -> explain(error));
  }

  /// Runs one command on the standard streams as they are.
  static int execute(WindowLauncher window, String... args) {
    if (args.length == 1 && VERSION.contains(args[0])) {
      Output.print(Version.read().sentence());
      return 0;
    }
    try {
      return isWindowOnly(args) ? open(window, args) : command(window, args);
    } catch (OutOfMemoryError e) {
      ErrorLog.add(e);
      Output.complain("not enough memory: " + e.getMessage());
      return UNUSABLE;
    }
  }

  /// Whether the window is all that is asked for, without options or a file of arguments.
  private static boolean isWindowOnly(String... args) {
    return args.length == 0
        || args.length == 1
            && !args[0].isEmpty()
            && "-@".indexOf(args[0].charAt(0)) < 0
            && !COMMANDS.containsKey(args[0]);
  }

  /// Reading the options of all commands takes longer than opening the window, which has none.
  private static int open(WindowLauncher window, String... args) {
    try {
      return window.open(args.length == 0 ? Optional.empty() : Optional.of(Path.of(args[0])));
    } catch (InvalidPathException e) {
      return command(window, args);
    } catch (RuntimeException e) {
      return explain(e);
    }
  }

  private static int command(WindowLauncher window, String... args) {
    CommandLineMain main = new CommandLineMain(window);
    int code = commands(main, needed(args)).execute(args);
    return code == 0 ? main.exitCode : code;
  }

  @Override
  public void run() {
    exitCode = window.open(path);
  }

  WindowLauncher window() {
    return window;
  }

  private static int refuse(CommandLine.ParameterException error) {
    String command = error.getCommandLine().getCommandSpec().qualifiedName();
    Output.complain(error.getMessage() + "; see: " + command + " --help");
    return UNUSABLE;
  }

  private static int explain(Exception error) {
    ErrorLog.add(error);
    switch (error) {
      case BadFileException bad -> Output.complain(String.valueOf(bad.getMessage()));
      case CancellationException cancelled -> Output.complain("cancelled");
      case UsageException usage -> Output.complain(String.valueOf(usage.getMessage()));
      case IOException io -> Output.complain(Output.sentence(io));
      default ->
          Output.complain(
              Formatted.of("internal error: %s; the details are in %s", error, ErrorLog.file()));
    }
    boolean data = error instanceof BadFileException || error instanceof ErrorsInTheWayException;
    return data ? DATA_FELL_SHORT : UNUSABLE;
  }
}
