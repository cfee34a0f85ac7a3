package org.wavecrate.dl4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.wavecrate.generator.ArraySpec;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.BatchMemory;
import org.wavecrate.generator.BatchSpec;

/// Epoch after epoch of batches for DL4J: every pass serves one epoch, and [#reset] moves on to the
/// next one if anything of this one was served. So pass e of a run, counted from 0, holds what
/// `wavecrate batches --epoch e` describes, however often DL4J resets between passes. DL4J resets
/// what has come to its end; after a pass that was broken off, reset it yourself.
///
/// Arrays handed out are never written to again, so `fit` may take them ahead of time. For one
/// thread at a time.
///
/// Labels that are single numbers are a column, (batch, 1): what regression and the sparse
/// cross-entropy take. For all other classifiers let the recipe encode them `oneHot`.
///
/// @since 0.1.0
@SuppressWarnings("serial") // The interface asks for it, DL4J never serialises one.
public final class BatchIterator implements DataSetIterator {
  private final BatchGenerator generator;
  private final FeatureLayout layout;
  private final int size;
  private final int classes;
  private @Nullable DataSetPreProcessor preProcessor;
  private long epoch;
  private int served;

  /// Begins with epoch 0.
  ///
  /// @param generator makes the batches; stays open
  /// @param layout how the axes of the features lie
  public BatchIterator(BatchGenerator generator, FeatureLayout layout) {
    this.generator = generator;
    this.layout = layout;
    int batches = generator.batches();
    size =
        batches == 0
            ? 0
            : (batches - 1) * generator.recipe().batchSize() + generator.batchSize(batches - 1);
    classes = generator.labelSpec().map(label -> width(label, named())).orElse(0);
  }

  private int named() {
    return Math.max(1, generator.recipe().labels().classes().size());
  }

  private static int width(ArraySpec label, int scalar) {
    int rank = label.shape().rank();
    return rank == 0 ? scalar : Math.toIntExact(label.shape().axis(rank - 1));
  }

  /// The epoch that is served now, from 0.
  public long epoch() {
    return epoch;
  }

  /// Begins epoch `changed`: 0 after a normalizer has seen a pass, another to go on with a run.
  public void setEpoch(long changed) {
    epoch = changed;
    served = 0;
  }

  @Override
  public boolean hasNext() {
    return served < size;
  }

  /// The next batch; the last of an epoch may be smaller.
  ///
  /// @throws UncheckedIOException if it can't be made; names the file
  @Override
  public DataSet next() {
    return next(batch());
  }

  /// The next `count` examples of the epoch, or what is left of it, whatever the recipe's batch
  /// size. Slower than [#next()] if they are not a batch.
  @Override
  public DataSet next(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("next(" + count + "); allowed: 1 or more");
    }
    if (!hasNext()) {
      throw new NoSuchElementException("epoch " + epoch + " is over; reset begins the next");
    }
    try {
      BatchArrays arrays = makeWhole(Math.min(count, size - served));
      INDArray labels = arrays.labels().map(layout::labels).orElse(null);
      INDArray features = layout.view(arrays.features(), generator.exampleLayout());
      DataSet made = new DataSet(features, labels);

      served += Math.toIntExact(features.size(0));
      if (preProcessor != null) {
        preProcessor.preProcess(made);
      }
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// DL4J interrupts the thread that takes batches ahead and expects it to end in its own waiting.
  private BatchArrays makeWhole(int count) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return make(count);
        } catch (CancellationException e) {
          if (!Thread.interrupted()) {
            throw e;
          }
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private BatchArrays make(int count) throws IOException {
    int index = served / batch();
    if (served % batch() == 0 && count == generator.batchSize(index)) {
      return BatchArrays.of(generator, epoch, index);
    }
    Optional<ArraySpec> label = generator.labelSpec();
    BatchSpec spec =
        new BatchSpec(generator.exampleSpec().stacked(count), label.map(one -> one.stacked(count)));
    return BatchArrays.written(spec, memory -> fillOneByOne(count, memory));
  }

  private void fillOneByOne(int count, BatchMemory memory) throws IOException {
    long bytes = generator.exampleSpec().bytes();
    long labelBytes = generator.labelSpec().map(ArraySpec::bytes).orElse(0L);
    for (int i = 0; i < count; i++) {
      int[] members = generator.examples(epoch, (served + i) / batch());
      generator.fillExampleAndTell(
          epoch,
          members[(served + i) % batch()],
          new BatchMemory(
              memory.features().asSlice(i * bytes, bytes),
              memory.labels().asSlice(i * labelBytes, labelBytes)));
    }
  }

  /// Begins the next epoch, or this one if nothing of it was served yet.
  @Override
  public void reset() {
    if (served > 0) {
      epoch++;
      served = 0;
    }
  }

  @Override
  public boolean resetSupported() {
    return true;
  }

  @Override
  public boolean asyncSupported() {
    return true;
  }

  @Override
  public int batch() {
    return generator.recipe().batchSize();
  }

  /// The first layer's `nIn`: all numbers of a flat example, the bins of a sequence, the
  /// channels of an image.
  @Override
  public int inputColumns() {
    return Math.toIntExact(layout.inputs(generator.exampleLayout()));
  }

  /// How long one row of labels is; for labels that are single numbers the number of classes, as
  /// far as the recipe names them.
  @Override
  public int totalOutcomes() {
    return classes;
  }

  /// The names of the classes; null if the recipe names none, as DL4J expects.
  @Override
  public @Nullable List<String> getLabels() {
    List<String> names = generator.recipe().labels().classes();
    return names.isEmpty() ? null : names;
  }

  @Override
  public void setPreProcessor(@Nullable DataSetPreProcessor changed) {
    preProcessor = changed;
  }

  @Override
  public @Nullable DataSetPreProcessor getPreProcessor() {
    return preProcessor;
  }
}
