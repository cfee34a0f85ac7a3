package org.wavecrate.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Numbers equal values from 0 on, so that a million rows can hold a few of them as integers.
/// Thread-safe; the numbers depend on the order of arrival, so results must not.
public final class Interned<T> {
  private final Map<T, Integer> numbers = new ConcurrentHashMap<>();
  private volatile Object[] values = new Object[16];
  private volatile int size;

  /// The number of `value`, which is the next one if it is new.
  public int number(T value) {
    Integer known = numbers.get(value);
    return known != null ? known : add(value);
  }

  private synchronized int add(T value) {
    Integer known = numbers.get(value);
    if (known != null) {
      return known;
    }
    int number = size;
    Object[] all = values;
    if (number == all.length) {
      all = Arrays.copyOf(all, 2 * number);
    }
    all[number] = value;
    // Written after its element: who sees it sees the element.
    values = all;
    size = number + 1;
    numbers.put(value, number);
    return number;
  }

  /// The value of this number.
  @SuppressWarnings("unchecked")
  public T value(int number) {
    return (T) values[number];
  }

  /// All values so far, by number.
  @SuppressWarnings("unchecked")
  public List<T> values() {
    int count = size;
    return (List<T>) List.of(Arrays.copyOf(values, count));
  }

  /// How many there are so far.
  public int size() {
    return size;
  }
}
