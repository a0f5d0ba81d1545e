package org.aadsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.connector.ldap.testing.Right;
import org.aadsync.connector.ldap.testing.TestCertificate;
import org.aadsync.samples.SampleOrganization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands against an Active Directory that is reached through LDAP over TLS. */
class LdapDirectoriesTest {
  private static final String PASSWORD = "Canary-7f3a!";

  @TempDir private Path folder;
  private FakeActiveDirectory directory;
  private String url;
  private SampleOrganization sample;
  private Path password;
  private String containers;

  @BeforeEach
  void start() throws Exception {
    TestCertificate certificate = TestCertificate.valid("127.0.0.1");
    directory =
        FakeActiveDirectory.builder()
            .domain("lab.test")
            .netbiosName("LAB")
            .password(PASSWORD)
            .tls(certificate.context())
            .start();
    url = directory.secureUrl();
    containers = directory.addContainers("OU=Klagenfurt,OU=Breweries," + directory.base());
    directory.addContainers("OU=Groups," + directory.base());
    directory.addContainers("OU=Services," + directory.base());
    Files.writeString(folder.resolve("authority.pem"), certificate.pem());
    password = Files.writeString(folder.resolve("password"), PASSWORD);
    sample = SampleOrganization.extractTo(folder.resolve("sample"));
  }

  @AfterEach
  void stop() {
    directory.close();
  }

  @Test
  @DisplayName("A connection that a run can use is good in every respect")
  void goodConnection() {
    CommandRun run = run("test-connection");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("connected as ")
        .contains("its changes can be asked for (DirSync)")
        .endsWith("The directory can be used.\n");
  }

  @Test
  @DisplayName("A wrong password is told without showing it")
  void wrongPassword() throws Exception {
    Files.writeString(password, PASSWORD + "x");

    CommandRun run = run("test-connection");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).endsWith("A run would fail.\n").doesNotContain(PASSWORD);
  }

  @Test
  @DisplayName("A missing right to ask for changes is a warning, and runs go on without it")
  void rightThatIsMissing() throws Exception {
    directory.revoke(directory.administrator(), Right.REPLICATING_DIRECTORY_CHANGES);

    CommandRun run = run("test-connection");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("warning  " + directory.base(), "'Replicating Directory Changes'")
        .endsWith("The directory can be used.\n");
  }

  @Test
  @DisplayName("As JSON each finding has a grade, what it is about, and words")
  void jsonOfAConnection() {
    Json json = Json.of(run("test-connection", "--json").out());

    assertThat(json.at("usable")).isEqualTo(true);
    assertThat(json.text("findings", 0, "grade")).isEqualTo("good");
  }

  @Test
  @DisplayName("A file is no server that could be tested")
  void filesAreNotTested() {
    CommandRun run =
        CommandRun.of(
            "test-connection",
            sample.configuration().toString(),
            "--connect",
            "lindwurm.example=ldif:" + folder.resolve("x.ldif"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  @DisplayName("A preview shows a user as rules see it, and says what the schema lacks")
  void previewOfADirectory() throws Exception {
    addZofie();
    selectAnAttribute("barrelNumber");

    CommandRun run = run("import-preview");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("user CN=Zofie," + containers).contains("Žofie Nováková");
    assertThat(run.err())
        .containsOnlyOnce("barrelNumber")
        .contains("does not have 1 of the attributes that the configuration selects");
  }

  @Test
  @DisplayName("A preview has nothing to say of a schema and containers that are all there")
  void previewOfADirectoryThatLacksNothing() throws Exception {
    addZofie();

    assertThat(run("import-preview").err()).isEmpty();
  }

  @Test
  @DisplayName("An included container that is not there is told by the test and by a preview")
  void containerThatIsNotThere() throws Exception {
    String missing = "OU=Services," + directory.base();
    try (LDAPConnection administrator = directory.connect()) {
      administrator.delete(missing);
    }

    CommandRun tested = run("test-connection");
    CommandRun preview = run("import-preview");

    assertThat(tested.exitCode()).isZero();
    assertThat(tested.out()).containsOnlyOnce(missing).endsWith("The directory can be used.\n");
    assertThat(preview.exitCode()).isZero();
    assertThat(preview.err()).containsOnlyOnce(missing).contains("1 does not exist");
  }

  @Test
  @DisplayName("A user of the directory arrives in the cloud with the names of its domain")
  void synchronizesADirectory() throws Exception {
    addZofie();
    Path cloud = folder.resolve("cloud.ldif");

    CommandRun run = run("sync", "--connect", "aad=ldif:" + cloud);

    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(Files.readString(cloud))
        .contains("userPrincipalName: zofie@lab.test")
        .contains("dnsDomainName: lab.test")
        .contains("netBiosName: LAB");
  }

  @Test
  @DisplayName("A server that does not answer is a run that failed, and nothing is run")
  void serverThatDoesNotAnswer() {
    directory.close();
    Path cloud = folder.resolve("cloud.ldif");

    CommandRun run = run("sync", "--connect", "aad=ldif:" + cloud);

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err())
        .contains("connector 'lindwurm.example': no-start-connection: ")
        .endsWith("; nothing was run\n");
    assertThat(run.out()).isEmpty();
    assertThat(cloud).doesNotExist();
  }

  @Test
  @DisplayName("An account that nobody knows is a run that failed")
  void accountThatIsRefused() throws Exception {
    Files.writeString(password, PASSWORD + "x");

    CommandRun run = run("import-preview");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("no-start-credentials: ").doesNotContain(PASSWORD);
  }

  /** Has the configuration select an attribute that it did not know. */
  private void selectAnAttribute(String name) throws Exception {
    Path connector =
        sample
            .configuration()
            .resolve("Connectors/Connector_{1f58b7b6-b71c-51a7-8a8d-3842e6ba3bcc}.xml");
    String type =
        "<attribute-type id=\"B1\" single-value=\"true\"><name>"
            + name
            + "</name><syntax>1.3.6.1.4.1.1466.115.121.1.15</syntax></attribute-type>";
    String known = Files.readString(connector);
    int types = known.indexOf("<attribute-type ");
    int selected = known.indexOf("<attribute>", known.indexOf("<attribute-inclusion>"));
    Files.writeString(
        connector,
        known.substring(0, types)
            + type
            + known.substring(types, selected)
            + ("<attribute>" + name + "</attribute>")
            + known.substring(selected));
  }

  private void addZofie() throws Exception {
    directory.addUser(
        containers,
        "Zofie",
        new Attribute("displayName", "Žofie Nováková"),
        new Attribute("userPrincipalName", "zofie@lab.test"),
        new Attribute("mail", "zofie@lab.test"));
  }

  private CommandRun run(String command, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                command,
                sample.configuration().toString(),
                "--map-base",
                "DC=lindwurm,DC=example=" + directory.base(),
                "--connect",
                "lindwurm.example="
                    + url
                    + "?user="
                    + directory.administrator()
                    + "&password-file="
                    + password
                    + "&trust="
                    + folder.resolve("authority.pem")));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }
}
