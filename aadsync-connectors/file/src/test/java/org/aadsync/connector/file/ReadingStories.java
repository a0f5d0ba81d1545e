package org.aadsync.connector.file;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A directory in a file that tests read. */
abstract class ReadingStories {
  static final String GUID = "AAECAwQFBgcICQoLDA0ODw==";

  @TempDir Path folder;
  TestDirectory directory;

  @BeforeEach
  void start() {
    directory = TestDirectory.activeDirectory(folder.resolve("ad.ldif"));
  }

  Imported user(String... lines) throws Exception {
    return directory
        .write("dn: CN=A,DC=x\nobjectClass: user\nobjectGUID:: " + GUID, String.join("\n", lines))
        .fullImport();
  }
}
