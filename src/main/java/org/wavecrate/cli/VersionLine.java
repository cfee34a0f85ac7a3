package org.wavecrate.cli;

import org.wavecrate.Version;
import picocli.CommandLine.IVersionProvider;

/// Prints the version with its build and Java.
final class VersionLine implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {Version.read().sentence()};
  }
}
