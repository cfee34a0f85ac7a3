package org.wavecrate.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.wavecrate.npy.Shape;

/// How the axes of features lie, as the layers of DL4J take them by default. Never moves a byte:
/// all are views of the same memory.
public enum FeatureLayout {
  /// (batch, numbers), for dense layers.
  FLAT {
    @Override
    long inputs(Shape example) {
      return example.elements();
    }

    @Override
    INDArray view(INDArray served, Shape example) {
      return served.reshape('c', served.size(0), inputs(example));
    }
  },
  /// (batch, bins, frames), for recurrent and 1-D convolution layers; labels of each frame lie
  /// likewise. A waveform of n samples and c channels is (batch, c, n).
  SEQUENCE {
    @Override
    long inputs(Shape example) {
      return axis(example, 1) * axis(example, 2);
    }

    @Override
    INDArray view(INDArray served, Shape example) {
      return served
          .reshape('c', served.size(0), axis(example, 0), inputs(example))
          .permute(0, 2, 1);
    }

    @Override
    INDArray labels(INDArray served) {
      return served.rank() == 3 ? served.permute(0, 2, 1) : super.labels(served);
    }
  },
  /// (batch, channels, frames, bins), for 2-D convolution layers.
  IMAGE {
    @Override
    long inputs(Shape example) {
      return axis(example, 2);
    }

    @Override
    INDArray view(INDArray served, Shape example) {
      long frames = axis(example, 0);
      long bins = axis(example, 1);
      long channels = inputs(example);
      return channels == 1
          ? served.reshape('c', served.size(0), 1, frames, bins)
          : served.reshape('c', served.size(0), frames, bins, channels).permute(0, 3, 1, 2);
    }
  };

  /// What the first layer calls `nIn`.
  abstract long inputs(Shape example);

  /// @param served the examples along the first axis
  abstract INDArray view(INDArray served, Shape example);

  /// @param served the labels along the first axis
  INDArray labels(INDArray served) {
    return served.rank() == 1 ? served.reshape('c', served.length(), 1) : served;
  }

  private static long axis(Shape example, int index) {
    return index < example.rank() ? example.axis(index) : 1;
  }
}
