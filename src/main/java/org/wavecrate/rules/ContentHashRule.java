package org.wavecrate.rules;

/// One number for all names and bytes.
final class ContentHashRule extends CheckRule {
  ContentHashRule() {
    super(
        "content-hash",
        "Content hash",
        Severity.INFO,
        "A SHA-256 over the names and bytes of all `.npy` files, the same for a folder and a zip of"
            + " it: `find * -name '*.npy' -type f -exec sha256sum {} + | LC_ALL=C sort | sha256sum`"
            + " says the same of a folder.",
        "Nothing to fix.");
  }

  @Override
  void find(Evidence evidence, Limits limits, Findings found) {
    found.dataset("SHA-256 " + evidence.contentHash(), evidence.contentHash(), "");
  }
}
