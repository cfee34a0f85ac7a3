package org.wavecrate.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavecrate.audio.ArrayLayout;

/// The order of feature axes that DL4J's layers expect by default, whatever order is stored. All
/// are views of the same memory, except sequences of features whose channels come first.
///
/// @since 0.1.0
public enum FeatureLayout {
  /// (batch, numbers), for dense layers: as they are stored.
  FLAT {
    @Override
    long inputs(ArrayLayout example) {
      return example.frames() * example.bins() * example.channels();
    }

    @Override
    INDArray view(INDArray served, ArrayLayout example) {
      return served.reshape('c', served.size(0), inputs(example));
    }
  },
  /// (batch, bins, frames), for recurrent and 1-D convolution layers; labels of each frame lie
  /// likewise. A waveform of n samples and c channels is (batch, c, n).
  SEQUENCE {
    @Override
    long inputs(ArrayLayout example) {
      return example.bins() * example.channels();
    }

    @Override
    INDArray view(INDArray served, ArrayLayout example) {
      long batch = served.size(0);
      long frames = example.frames();
      return switch (example.axes()) {
        case CHANNELS_SAMPLES, BINS_FRAMES, CHANNELS_BINS_FRAMES ->
            served.reshape('c', batch, inputs(example), frames);
        case CHANNELS_FRAMES_BINS ->
            channelsFirst(served, example)
                .permute(0, 3, 1, 2)
                .reshape('c', batch, inputs(example), frames);
        default -> served.reshape('c', batch, frames, inputs(example)).permute(0, 2, 1);
      };
    }

    @Override
    INDArray labels(INDArray served) {
      return served.rank() == 3 ? served.permute(0, 2, 1) : super.labels(served);
    }
  },
  /// (batch, channels, frames, bins), for 2-D convolution layers.
  IMAGE {
    @Override
    long inputs(ArrayLayout example) {
      return example.channels();
    }

    @Override
    INDArray view(INDArray served, ArrayLayout example) {
      return channelsFirst(served, example);
    }
  };

  /// The first layer's `nIn`.
  abstract long inputs(ArrayLayout example);

  /// @param served the examples along the first axis
  abstract INDArray view(INDArray served, ArrayLayout example);

  /// @param served the labels along the first axis
  INDArray labels(INDArray served) {
    return served.rank() == 1 ? served.reshape('c', served.length(), 1) : served;
  }

  /// (batch, channels, frames, bins).
  private static INDArray channelsFirst(INDArray served, ArrayLayout example) {
    long batch = served.size(0);
    long frames = example.frames();
    long bins = example.bins();
    long channels = example.channels();
    return switch (example.axes()) {
      case CHANNELS_SAMPLES, CHANNELS_FRAMES_BINS ->
          served.reshape('c', batch, channels, frames, bins);
      case BINS_FRAMES, CHANNELS_BINS_FRAMES ->
          served.reshape('c', batch, channels, bins, frames).permute(0, 1, 3, 2);
      default ->
          channels == 1
              ? served.reshape('c', batch, 1, frames, bins)
              : served.reshape('c', batch, frames, bins, channels).permute(0, 3, 1, 2);
    };
  }
}
