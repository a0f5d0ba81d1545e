package org.aadsync.samples.oracle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the exported configuration of a real server lies; tests without it are skipped. */
final class RealConfiguration {
  private RealConfiguration() {}

  static Path folder() {
    Path folder =
        Path.of(System.getProperty("aadsync.shared", "shared"), "data", "contoso-default-config");
    assumeTrue(Files.isDirectory(folder), "needs the exported configuration in " + folder);
    return folder;
  }

  static OracleConfiguration read() throws IOException {
    return OracleConfiguration.read(folder());
  }
}
