package org.wavecrate.gui.shuffle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitLabels;
import org.wavecrate.mixing.Mixing;
import org.wavecrate.mixing.MixingMeter;

/// The mixing figures of orders, and all that measuring further ones can reuse.
///
/// @param split what was measured
/// @param labels the labels that were known
/// @param slice epoch, worker and batch size
/// @param meter the meter used
/// @param figures by [Comparison#identity]
record MeasuredOrders(
    Split split,
    Optional<SplitLabels> labels,
    Slice slice,
    MixingMeter meter,
    Map<List<Object>, Mixing> figures) {
  /// Measures `orders`, except those that `before` has; blocks.
  static MeasuredOrders of(
      Split split,
      Optional<SplitLabels> labels,
      Slice slice,
      List<Comparison> orders,
      Optional<MeasuredOrders> before,
      Progress progress) {
    Optional<MeasuredOrders> same =
        before.filter(
            m ->
                m.split() == split
                    && m.labels().equals(labels)
                    && m.slice().batchSize() == slice.batchSize()
                    && m.slice().shard().equals(slice.shard()));
    MixingMeter meter =
        same.map(MeasuredOrders::meter)
            .orElseGet(() -> new MixingMeter(split, labels, slice.batchSize(), slice.shard()));
    Map<List<Object>, Mixing> known =
        same.filter(m -> m.slice().epoch() == slice.epoch())
            .map(MeasuredOrders::figures)
            .orElse(Map.of());
    Map<List<Object>, Mixing> figures = new HashMap<>();
    for (Comparison order : orders) {
      Mixing earlier = known.get(order.identity());
      figures.put(
          order.identity(),
          earlier == null ? meter.measure(order.epochs(), slice.epoch(), progress) : earlier);
    }
    return new MeasuredOrders(split, labels, slice, meter, figures);
  }

  Optional<Mixing> of(Comparison order) {
    return Optional.ofNullable(figures.get(order.identity()));
  }
}
