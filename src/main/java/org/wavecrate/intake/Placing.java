package org.wavecrate.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.wavecrate.dataset.LabelNames;
import org.wavecrate.dataset.Progress;
import org.wavecrate.npy.Dtype;
import org.wavecrate.storage.Formatted;
import org.wavecrate.storage.FreshFolder;
import org.wavecrate.work.Workers;

/// Moves waiting examples to their places in the dataset and writes their labels.
final class Placing {
  private final IntakePlan plan;
  private final Staging staging;
  private final List<FileDone> done;
  private final Map<String, Long> numbers = new HashMap<>();

  Placing(IntakePlan plan, Staging staging, List<FileDone> done) {
    this.plan = plan;
    this.staging = staging;
    this.done = done;
    plan.classes().forEach(name -> numbers.put(name, (long) numbers.size()));
  }

  void place(List<PlacedExample> examples, int threads, Progress progress) throws IOException {
    staging.setArranging();
    Map<String, List<PlacedExample>> blocks = new LinkedHashMap<>();
    examples.forEach(
        each -> blocks.computeIfAbsent(each.blockPath(), path -> new ArrayList<>()).add(each));
    List<Callable<Boolean>> tasks = new ArrayList<>();
    blocks.forEach(
        (path, block) ->
            tasks.add(
                () -> {
                  progress.throwIfCancelled();
                  place(staging.dataset().resolve(path), block);
                  return true;
                }));
    Workers.all("import", threads, tasks);
  }

  private void place(Path folder, List<PlacedExample> block) throws IOException {
    Files.createDirectories(folder);
    ArrayWriter labels = new ArrayWriter(Dtype.INT64);
    for (PlacedExample example : block) {
      Path waiting = staging.example(example.file(), example.window());
      Path place = folder.resolve(example.fileName());
      if (Files.exists(waiting)) {
        FreshFolder.move(waiting, place);
      } else if (!Files.exists(place)) {
        throw new IntakeException(
            Formatted.of(
                "%s: the example of %s is gone from %s; start again",
                place, done.get(example.file()).name(), waiting.getParent()));
      }
      var label = plan.files().get(example.file()).label();
      if (label.isPresent()) {
        labels.writeLabel(
            folder.resolve(LabelNames.labelOf(example.fileName())),
            Objects.requireNonNull(numbers.get(label.get())));
      }
    }
  }
}
