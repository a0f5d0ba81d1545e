package org.aadsync.connector.ldap.activedirectory;

import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.Debug;
import com.unboundid.util.DebugType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import org.aadsync.connector.ldap.LdapConnectors;
import org.aadsync.connector.ldap.LdapCredentials;
import org.aadsync.connector.ldap.LdapServer;
import org.aadsync.connector.ldap.LdapSettings;
import org.aadsync.connector.ldap.Protection;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.connector.ldap.testing.TestCertificate;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportRequest;

/**
 * A process that uses secrets, logs all it can, and prints whatever it gets hold of. The secrets
 * are in its environment; its argument is the folder for files.
 */
final class SecretsProcess {
  static final String BIND = "AADSYNC_TEST_BIND";
  static final String WRONG = "AADSYNC_TEST_WRONG";
  static final String NEW = "AADSYNC_TEST_NEW";

  /** Something that may go wrong; returns what can be seen of it. */
  @FunctionalInterface
  private interface Step {
    Object run() throws Exception;
  }

  private final FakeActiveDirectory fake;
  private final TestDomain domain;
  private final Path pem;
  private final Path folder;

  private SecretsProcess(FakeActiveDirectory fake, TestDomain domain, Path pem, Path folder) {
    this.fake = fake;
    this.domain = domain;
    this.pem = pem;
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    TestCertificate certificate = TestCertificate.valid("127.0.0.1");
    Path pem = Files.writeString(folder.resolve("trusted.pem"), certificate.pem());
    FakeActiveDirectory fake =
        FakeActiveDirectory.builder().password(secret(BIND)).tls(certificate.context()).start();
    try (TestDomain domain = TestDomain.of(fake)) {
      logEverything();
      new SecretsProcess(fake, domain, pem, folder).run();
    }
    System.out.println("done");
  }

  private static String secret(String name) {
    return Optional.ofNullable(System.getenv(name)).orElseThrow();
  }

  private static void logEverything() {
    ConsoleHandler console = new ConsoleHandler();
    console.setLevel(Level.ALL);
    Debug.getLogger().addHandler(console);
    Debug.getLogger().setLevel(Level.ALL);
  }

  // ASN1 is what goes over the wire, byte by byte; LDAP shows the values that are written.
  private static void debug(boolean writes) {
    EnumSet<DebugType> types = EnumSet.complementOf(EnumSet.of(DebugType.ASN1));
    if (writes) {
      types.remove(DebugType.LDAP);
    }
    Debug.setEnabled(true, types);
  }

  private void run() throws Exception {
    step("import", () -> imported(settings()));
    step("export", () -> exported(settings(), false));
    fake.faults().answer(ResultCode.CONSTRAINT_VIOLATION, 1);
    step("export refused", () -> exported(settings(), false));
    fake.faults().answer(ResultCode.BUSY, 10);
    step("export of a busy server", () -> exported(settings(), false));
    fake.faults().clear();
    fake.faults().cutAfterWrites(0, false);
    step("export cut", () -> exported(settings(), true));
    fake.faults().clear();
    fake.faults().garbage(new byte[] {0x30, 0x03, 0x02, 0x01, 0x01});
    step("malformed answer", () -> imported(settings()));
    fake.faults().clear();
    fake.faults().cutAfterEntries(1);
    step("import cut", () -> imported(settings()));
    fake.faults().clear();
    step("export without TLS", () -> exported(plain(fake.controller().port()), false));
    step(
        "wrong password",
        () -> imported(settings().credentials(credentials(fake.administrator(), WRONG))));
    fake.faults().answerBinds(ResultCode.UNAVAILABLE, 1);
    step("bind refused", () -> imported(settings()));
    step("unreachable", () -> imported(plain(closedPort())));
    step("certificate not trusted", () -> imported(tls(fake.controller().securePort())));
    step(
        "another host",
        () -> {
          TestCertificate other = TestCertificate.valid("dc.other.test");
          Path trusted = Files.writeString(folder.resolve("other.pem"), other.pem());
          try (FakeActiveDirectory elsewhere =
              FakeActiveDirectory.builder().password(secret(BIND)).tls(other.context()).start()) {
            // The SDK takes any certificate of 127.0.0.1 for its.
            LdapServer local = new LdapServer("localhost", elsewhere.controller().securePort());
            return imported(at(local).protection(Protection.TLS).trust(trusted));
          }
        });
    step(
        "no StartTLS",
        () -> imported(plain(fake.controller().securePort()).protection(Protection.START_TLS)));
    step(
        "test of the connection",
        () -> LdapConnectors.test(domain.definition(), settings().build()));
    for (String address :
        List.of(
            "ldaps://u:" + secret(BIND) + "@host",
            "ldaps://host?password=" + secret(BIND),
            "ldaps://host?user=u&password=" + secret(BIND) + "&page-size=x",
            "ldaps://host?" + secret(BIND))) {
      step("address with a secret", () -> LdapSettings.parse(address));
    }
  }

  private void step(String name, Step step) {
    System.out.println("== " + name);
    debug(name.startsWith("export"));
    try {
      System.out.println(step.run());
    } catch (Exception e) {
      e.printStackTrace(System.out);
      System.out.println(e);
    }
    Thread.getAllStackTraces().keySet().forEach(thread -> System.out.println(thread.getName()));
    System.out.println(ProcessHandle.current().info());
  }

  private static LdapCredentials credentials(String user, String secret) {
    return LdapCredentials.simple(user, () -> secret(secret).toCharArray());
  }

  private LdapSettings.Builder at(int port) {
    return at(new LdapServer("127.0.0.1", port));
  }

  private LdapSettings.Builder at(LdapServer server) {
    return LdapSettings.builder()
        .server(server)
        .credentials(credentials(fake.administrator(), BIND))
        .connectTimeout(Duration.ofSeconds(5))
        .responseTimeout(Duration.ofSeconds(5))
        .attempts(1);
  }

  private LdapSettings.Builder settings() {
    return tls(fake.controller().securePort()).trust(pem);
  }

  private LdapSettings.Builder tls(int port) {
    return at(port).protection(Protection.TLS);
  }

  private LdapSettings.Builder plain(int port) {
    return at(port).protection(Protection.NONE);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Object imported(LdapSettings.Builder builder) throws Exception {
    LdapSettings settings = builder.build();
    List<ImportEvent> events = new ArrayList<>();
    try (Connector connector = LdapConnectors.open(domain.definition(), settings)) {
      connector.importObjects(
          new ImportRequest(domain.partition(), Optional.empty(), true), events::add);
      for (ImportEvent event : events) {
        if (event instanceof ImportEvent.Checkpoint checkpoint) {
          Files.write(folder.resolve("watermark"), checkpoint.watermark().toByteArray());
        }
      }
      return List.of(settings, settings.credentials(), connector, events);
    }
  }

  private Object exported(LdapSettings.Builder builder, boolean isUpdate) throws Exception {
    String dn = "CN=" + java.util.UUID.randomUUID() + "," + domain.root;
    AttributeChange password =
        new AttributeChange.Replace(domain.attribute("unicodePwd"), List.of(secret(NEW)));
    ExportOperation operation = new ExportOperation.Add(dn, "user", List.of(password));
    if (isUpdate) {
      Anchor anchor = domain.guid(domain.user("ada")).anchor();
      operation =
          new ExportOperation.Update(
              "CN=ada," + domain.root, "user", anchor, null, List.of(password));
    }
    System.out.println(operation);
    try (Connector connector = LdapConnectors.open(domain.definition(), builder.build());
        ExportSession session = connector.openExport()) {
      List<ExportOutcome> outcomes = session.export(List.of(operation));
      return List.of(session, outcomes);
    }
  }
}
