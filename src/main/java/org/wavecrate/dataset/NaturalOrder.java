package org.wavecrate.dataset;

import java.util.Comparator;

/// Orders names as people count: `id-2` before `id-10`. Runs of ASCII digits compare as numbers of
/// any length, all else as characters; names that differ in leading zeros alone keep plain order.
public enum NaturalOrder implements Comparator<String> {
  NATURAL;

  @Override
  public int compare(String a, String b) {
    int i = 0;
    int j = 0;
    while (i < a.length() && j < b.length()) {
      char x = a.charAt(i);
      char y = b.charAt(j);
      if (isDigit(x) && isDigit(y)) {
        int endA = endOfDigits(a, i);
        int endB = endOfDigits(b, j);
        int byNumber = compareNumbers(a, i, endA, b, j, endB);
        if (byNumber != 0) {
          return byNumber;
        }
        i = endA;
        j = endB;
      } else if (x != y) {
        return Character.compare(x, y);
      } else {
        i++;
        j++;
      }
    }
    int byRest = Integer.compare(a.length() - i, b.length() - j);
    return byRest != 0 ? byRest : a.compareTo(b);
  }

  private static int compareNumbers(String a, int i, int endA, String b, int j, int endB) {
    int startA = skipZeros(a, i, endA);
    int startB = skipZeros(b, j, endB);
    int byLength = Integer.compare(endA - startA, endB - startB);
    if (byLength != 0) {
      return byLength;
    }
    for (int k = 0; k < endA - startA; k++) {
      int byDigit = Character.compare(a.charAt(startA + k), b.charAt(startB + k));
      if (byDigit != 0) {
        return byDigit;
      }
    }
    return 0;
  }

  private static int skipZeros(String text, int from, int end) {
    int i = from;
    while (i < end - 1 && text.charAt(i) == '0') {
      i++;
    }
    return i;
  }

  private static int endOfDigits(String text, int from) {
    int i = from;
    while (i < text.length() && isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
