package org.aadsync.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFReader;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleOrganizationTest {
  private static final String CLOUD = "lindwurm.onmicrosoft.example - AAD";

  @TempDir private Path folder;

  @Test
  void everyFileOfTheOrganizationIsExtracted() throws IOException, URISyntaxException {
    URI resources = SampleOrganization.class.getResource("organization").toURI();
    SampleOrganization.extractTo(folder);
    Set<String> shipped = filesBelow(Path.of(resources));
    shipped.remove("files.txt");
    assertThat(filesBelow(folder)).isEqualTo(shipped);
  }

  @Test
  void everyConnectorHasAFileButTheCloudIsEmptyAtFirst() throws IOException {
    SampleOrganization organization = SampleOrganization.extractTo(folder);
    assertThat(organization.directories().keySet())
        .containsExactly("lindwurm.example", "lindwurm-mail.example", CLOUD);
    assertThat(organization.directories().get("lindwurm.example")).isRegularFile();
    assertThat(organization.directories().get("lindwurm-mail.example")).isRegularFile();
    assertThat(organization.directories().get(CLOUD)).doesNotExist();
    assertThat(organization.directories().get(CLOUD).getParent()).isDirectory();
  }

  @Test
  void aFolderThatHasSomethingInItIsLeftAlone() throws IOException {
    SampleOrganization.extractTo(folder);
    assertThatExceptionOfType(DirectoryNotEmptyException.class)
        .isThrownBy(() -> SampleOrganization.extractTo(folder));
  }

  @Test
  void theShowcaseHasThreeObjectsEachWithASentence() throws IOException {
    assertThat(SampleOrganization.extractTo(folder).showcase())
        .hasSize(3)
        .allSatisfy(piece -> assertThat(piece.why()).endsWith("."));
  }

  @Test
  void theDirectoriesAreLdifOfAFewHundredObjects() throws Exception {
    SampleOrganization organization = SampleOrganization.extractTo(folder);
    List<Entry> accounts = entries(organization.directories().get("lindwurm.example"));
    List<Entry> mail = entries(organization.directories().get("lindwurm-mail.example"));
    assertThat(accounts.size() + mail.size()).isBetween(200, 400);
    assertThat(accounts).extracting(Entry::getDN).doesNotHaveDuplicates();
    assertThat(mail).extracting(Entry::getDN).doesNotHaveDuplicates();
  }

  @Test
  void noFileIsLargerThanAPersonWouldRead() throws IOException {
    SampleOrganization.extractTo(folder);
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(file -> assertThat(Files.size(file)).isLessThan(300_000));
    }
  }

  private static List<Entry> entries(Path file) throws Exception {
    List<Entry> entries = new ArrayList<>();
    try (LDIFReader reader = new LDIFReader(file.toFile())) {
      for (Entry entry = reader.readEntry(); entry != null; entry = reader.readEntry()) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private static Set<String> filesBelow(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
