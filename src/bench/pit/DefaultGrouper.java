package org.pitest.mutationtest.build;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.pitest.classinfo.ClassName;
import org.pitest.mutationtest.engine.MutationDetails;

/// Takes the place of PIT's class of this name, which starts a virtual machine for every class that
/// has faults: here one runs the faults of many classes, so that it starts, loads and compiles
// once.
public class DefaultGrouper implements MutationGrouper {
  private final int unitSize;

  public DefaultGrouper(int unitSize) {
    this.unitSize = unitSize;
  }

  @Override
  public List<List<MutationDetails>> groupMutations(
      Collection<ClassName> codeClasses, Collection<MutationDetails> mutations) {
    List<MutationDetails> all = new ArrayList<>(mutations);
    int most = unitSize > 0 ? unitSize : Math.max(1, all.size());
    List<List<MutationDetails>> units = new ArrayList<>();
    for (int first = 0; first < all.size(); first += most) {
      units.add(new ArrayList<>(all.subList(first, Math.min(all.size(), first + most))));
    }
    return units;
  }
}
