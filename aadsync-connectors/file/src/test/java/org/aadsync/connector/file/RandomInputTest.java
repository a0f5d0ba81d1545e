package org.aadsync.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;

/** A file is a directory or it is not; there is no third, whatever it holds. */
class RandomInputTest {
  private static final byte[] GOOD =
      """
      version: 1

      # comment
      dn: CN=A\\, B,OU="x",DC=x
      objectClass: user
      objectGUID:: AAECAwQFBgcICQoLDA0ODw==
      displayName: folded
        here
      manager: CN=C+OU=\\c3\\a4,DC=x
      userAccountControl: 512

      dn:: Q049w6QsREM9eA==
      objectClass: group
      member: CN=A\\2c B,OU=x,DC=x
      """
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] TELLING =
      " :;<>=,+\"\\#\n\r\0\t-A\u00ff".getBytes(StandardCharsets.ISO_8859_1);

  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws Exception {
    folder = Files.createTempDirectory("ldif");
  }

  @AfterContainer
  static void deleteFolder() throws Exception {
    MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
  }

  @Property(tries = 2_000)
  void aSpoiledFileIsReadOrFailsWithALineAndReportsNothing(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    byte[] bytes = GOOD.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = TELLING[random.nextInt(TELLING.length)];
    }
    TestDirectory directory = TestDirectory.activeDirectory(folder.resolve("ad.ldif"));
    Files.write(directory.file(), bytes);

    Imported imported = directory.fullImport();

    if (imported.end() instanceof Completeness.Failed failed) {
      assertThat(failed.reason()).containsPattern("line [1-9]");
      assertThat(imported.events()).hasSize(1);
    } else {
      assertThat(imported.end()).isEqualTo(new Completeness.Complete());
      assertThat(imported.all(ImportEvent.Checkpoint.class)).hasSize(1);
    }
  }
}
