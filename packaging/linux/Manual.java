import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wavecrate.cli.CommandLineMain;
import org.wavecrate.cli.WindowLauncher;
import org.wavecrate.dataset.Progress;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/// Writes the manual pages (as AsciiDoc) and the completion for bash from the commands themselves.
final class Manual {
  private Manual() {}

  /// @param args the folder to write into
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    CommandLine commands = CommandLineMain.commands(new NoWindow());
    Files.writeString(folder.resolve("wavecrate.bash"), AutoComplete.bash("wavecrate", commands));
    List<CommandSpec> specs = new ArrayList<>();
    ArrayDeque<CommandLine> left = new ArrayDeque<>(List.of(commands));
    while (!left.isEmpty()) {
      CommandLine next = left.remove();
      specs.add(next.getCommandSpec());
      left.addAll(next.getSubcommands().values());
    }
    File pages = folder.toFile();
    ManPageGenerator.generateManPage(
        pages, null, new boolean[0], false, specs.toArray(CommandSpec[]::new));
  }

  private record NoWindow() implements WindowLauncher {
    @Override
    public int open(Optional<Path> dataset) {
      return 0;
    }

    @Override
    public List<Path> snapshot(Path dataset, Path directory, Progress progress) {
      return List.of();
    }
  }
}
