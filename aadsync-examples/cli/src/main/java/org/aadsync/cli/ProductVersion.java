package org.aadsync.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of the program and of the virtual machine that it runs on. */
final class ProductVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    // Only a packaged program has a manifest.
    String version =
        Objects.requireNonNullElse(
            ProductVersion.class.getPackage().getImplementationVersion(), "(development)");
    return new String[] {
      "aadsync " + version,
      "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")"
    };
  }
}
