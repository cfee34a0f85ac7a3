package org.wavecrate.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wavecrate.audio.ArrayLayout;

/// The numbers known of an example, by the names that filters use.
public enum Column {
  DURATION("dur", "s") {
    @Override
    public double value(ExampleTable table, int row, double sampleRateHz) {
      return isSound(table, row) ? table.length(row) / sampleRateHz : Double.NaN;
    }
  },
  LENGTH("length", "samples or frames") {
    @Override
    public double value(ExampleTable table, int row, double sampleRateHz) {
      return table.kindNumber(row) < 0 ? Double.NaN : table.length(row);
    }
  },
  PEAK("peak", "dBFS") {
    @Override
    public double value(ExampleTable table, int row, double sampleRateHz) {
      return table.levels().peakDb(row);
    }
  },
  RMS("rms", "dBFS") {
    @Override
    public double value(ExampleTable table, int row, double sampleRateHz) {
      return table.levels().rmsDb(row);
    }
  },
  /// How far the peak lies above the RMS.
  CREST("crest", "dB") {
    @Override
    public double value(ExampleTable table, int row, double sampleRateHz) {
      return (double) table.levels().peakDb(row) - table.levels().rmsDb(row);
    }
  },
  CENTROID("centroid", "Hz") {
    @Override
    public double value(ExampleTable table, int row, double sampleRateHz) {
      return table.levels().centroid(row) * sampleRateHz;
    }
  },
  CLIPPED("clipped", "samples") {
    @Override
    public double value(ExampleTable table, int row, double sampleRateHz) {
      return Float.isNaN(table.levels().peakDb(row)) ? Double.NaN : table.levels().clipped(row);
    }
  },
  DC("dc", "of full scale") {
    @Override
    public double value(ExampleTable table, int row, double sampleRateHz) {
      return table.levels().dcOffset(row);
    }
  },
  CHANNELS("channels", "") {
    @Override
    public double value(ExampleTable table, int row, double sampleRateHz) {
      return isSound(table, row) ? table.kind(row).map(ArrayKind::channels).orElse(0) : Double.NaN;
    }
  },
  /// Of all values of features.
  MEAN("mean", "") {
    @Override
    public double value(ExampleTable table, int row, double sampleRateHz) {
      return table.parts().moments(row).mean();
    }
  },
  /// The standard deviation of all values of features.
  DEVIATION("std", "") {
    @Override
    public double value(ExampleTable table, int row, double sampleRateHz) {
      return table.parts().moments(row).deviation();
    }
  },
  /// Values that are NaN or infinite.
  INVALID("invalid", "values") {
    @Override
    public double value(ExampleTable table, int row, double sampleRateHz) {
      return table.isReadable(row) ? table.invalid(row) : Double.NaN;
    }
  },
  BLOCK_SIZE("blocksize", "examples") {
    @Override
    public double value(ExampleTable table, int row, double sampleRateHz) {
      return table.rows().block(row).size();
    }

    @Override
    public boolean isMeasured() {
      return false;
    }
  };

  private final String key;
  private final String unit;

  Column(String key, String unit) {
    this.key = key;
    this.unit = unit;
  }

  /// The name in filters.
  public String key() {
    return key;
  }

  public String unit() {
    return unit;
  }

  /// The number of `row`; NaN where it has none.
  ///
  /// @param row one that is known, unless the column is not measured
  public abstract double value(ExampleTable table, int row, double sampleRateHz);

  /// Whether it is unknown until the example was read.
  public boolean isMeasured() {
    return true;
  }

  /// The number of `row`; NaN where it has none or it is not known yet.
  public double of(ExampleTable table, int row, double sampleRateHz) {
    return isMeasured() && !table.isKnown(row) ? Double.NaN : value(table, row, sampleRateHz);
  }

  public static Optional<Column> ofKey(String key) {
    return Arrays.stream(values()).filter(column -> column.key.equals(key)).findFirst();
  }

  public static List<String> keys() {
    return Arrays.stream(values()).map(Column::key).toList();
  }

  private static boolean isSound(ExampleTable table, int row) {
    int kind = table.kindNumber(row);
    return kind >= 0 && table.kindOf(kind).form() == ArrayLayout.Form.SOUND;
  }
}
