package org.wavecrate.gui.augment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.wavecrate.generator.Recipe;
import tools.jackson.databind.JsonNode;

/// Differences between two recipes in words: a transform that was moved is one change, and so is
/// one that was added.
final class Differences {
  private static final int MOST_LETTERS = 40;

  private final List<String> found = new ArrayList<>();

  private Differences() {}

  /// @param now the recipe as it is
  /// @param before what it is compared with
  static List<String> of(Recipe now, Recipe before) {
    Differences differences = new Differences();
    differences.compare("", RecipeEdit.tree(now), RecipeEdit.tree(before));
    return List.copyOf(differences.found);
  }

  private void compare(String where, JsonNode now, JsonNode before) {
    if (now.equals(before)) {
      return;
    }
    if (now.isObject() && before.isObject()) {
      TreeSet<String> keys = new TreeSet<>(now.propertyNames());
      keys.addAll(before.propertyNames());
      for (String key : keys) {
        compare(where.isEmpty() ? key : where + "." + key, now.path(key), before.path(key));
      }
    } else if (isList(now) && isList(before) && (holdsKinds(now) || holdsKinds(before))) {
      compareTransforms(where, now, before);
    } else {
      found.add(where + ": " + brief(before) + " → " + brief(now));
    }
  }

  private static boolean isList(JsonNode node) {
    return node.isArray() || node.isMissingNode();
  }

  private static boolean holdsKinds(JsonNode list) {
    return !list.isEmpty() && list.path(0).has("kind");
  }

  private void compareTransforms(String where, JsonNode now, JsonNode before) {
    int[] partner = new int[now.size()];
    Arrays.fill(partner, -1);
    boolean[] taken = new boolean[before.size()];
    pair(now, before, partner, taken, JsonNode::equals);
    pair(now, before, partner, taken, (a, b) -> a.path("kind").equals(b.path("kind")));
    boolean[] stays = inOrder(partner);
    for (int i = 0; i < before.size(); i++) {
      if (!taken[i]) {
        found.add(where + ": " + brief(before.path(i)) + " removed");
      }
    }
    for (int i = 0; i < now.size(); i++) {
      if (partner[i] < 0) {
        found.add(where + ": " + brief(now.path(i)) + " added");
        continue;
      }
      if (!stays[i]) {
        String places = " moved from place " + (partner[i] + 1) + " to " + (i + 1);
        found.add(where + ": " + brief(now.path(i)) + places);
      }
      compare(where + "[" + i + "]", now.path(i), before.path(partner[i]));
    }
  }

  private static void pair(
      JsonNode now,
      JsonNode before,
      int[] partner,
      boolean[] taken,
      BiPredicate<JsonNode, JsonNode> same) {
    for (int i = 0; i < partner.length; i++) {
      for (int j = 0; j < taken.length && partner[i] < 0; j++) {
        if (!taken[j] && same.test(now.path(i), before.path(j))) {
          partner[i] = j;
          taken[j] = true;
        }
      }
    }
  }

  /// Which of those that were there before are in their old order: as many as possible, so that as
  /// few as possible count as moved.
  private static boolean[] inOrder(int[] partner) {
    int[] length = new int[partner.length];
    int[] previous = new int[partner.length];
    int last = -1;
    for (int i = 0; i < partner.length; i++) {
      previous[i] = -1;
      if (partner[i] < 0) {
        continue;
      }
      length[i] = 1;
      for (int j = 0; j < i; j++) {
        if (partner[j] >= 0 && partner[j] < partner[i] && length[j] >= length[i]) {
          length[i] = length[j] + 1;
          previous[i] = j;
        }
      }
      last = last < 0 || length[i] > length[last] ? i : last;
    }
    boolean[] stays = new boolean[partner.length];
    for (int i = last; i >= 0; i = previous[i]) {
      stays[i] = true;
    }
    return stays;
  }

  private static String brief(JsonNode value) {
    if (value.isMissingNode()) {
      return "–";
    }
    if (value.isObject() && value.has("kind")) {
      return value.get("kind").asString();
    }
    String text = value.toString();
    return text.length() > MOST_LETTERS ? text.substring(0, MOST_LETTERS) + "…" : text;
  }
}
