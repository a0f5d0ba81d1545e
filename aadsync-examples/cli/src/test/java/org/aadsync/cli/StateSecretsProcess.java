package org.aadsync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;

import com.unboundid.ldap.sdk.LDAPConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.connector.ldap.testing.TestCertificate;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.Image;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.engine.SyncEngine;
import org.aadsync.core.engine.SyncListener;
import org.aadsync.core.scheduler.SchedulerSettings;
import org.aadsync.core.scheduler.SyncScheduler;
import org.aadsync.core.store.StateBatch;
import org.aadsync.core.store.StateRecord;
import org.aadsync.core.store.StateStore;
import org.aadsync.samples.SampleOrganization;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * A process that makes users with passwords, logs all it can, and prints whatever results look like
 * as text. Its argument is the folder for files, among them the state.
 */
final class StateSecretsProcess {
  static final String BIND = "AADSYNC_TEST_BIND";

  /** The rule puts a password together, so that it is in no file that goes in. */
  static final String ACCEPTED = "Q7mcanaryXk9!";

  /** It has letters alone, which the policy refuses. */
  static final String REFUSED = "zbwcanaryvyt";

  static final String OF_A_FAULT = "canary-of-a-fault";

  private static final String AD = "lindwurm.example";
  private static final String MAIL = "lindwurm-mail.example";
  private static final String CONTAINER = "OU=Breweries,DC=lindwurm,DC=example";
  private static final String AD_ID = "1f58b7b6-b71c-51a7-8a8d-3842e6ba3bcc";
  private static final String MAIL_ID = "feeea51b-9f98-5a84-b556-be550d740925";

  private final FakeActiveDirectory directory;
  private final SampleOrganization sample;
  private final Path folder;

  private StateSecretsProcess(
      FakeActiveDirectory directory, SampleOrganization sample, Path folder) {
    this.directory = directory;
    this.sample = sample;
    this.folder = folder;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    String bind = Optional.ofNullable(System.getenv(BIND)).orElseThrow();
    TestCertificate certificate = TestCertificate.valid("127.0.0.1");
    Files.writeString(folder.resolve("authority.pem"), certificate.pem());
    Files.writeString(folder.resolve("password"), bind);
    try (FakeActiveDirectory directory =
        FakeActiveDirectory.builder()
            .domain(AD)
            .netbiosName("LINDWURM")
            .password(bind)
            .tls(certificate.context())
            .start()) {
      directory.addContainers(CONTAINER);
      SampleOrganization sample = SampleOrganization.extractTo(folder.resolve("sample"));
      StateSecretsProcess process = new StateSecretsProcess(directory, sample, folder);
      process.configure();
      process.run();
    }
    failInTheConnector();
    failInTheHost();
    System.out.println("done");
  }

  private void configure() throws IOException {
    Path rules = sample.configuration().resolve("SynchronizationRules");
    try (Stream<Path> files = Files.list(rules)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    writeRule(
        rules,
        100,
        "In from mail",
        "Inbound",
        MAIL_ID,
        "user",
        "person",
        flow("cn", "cn", "[cn]")
            + flow("givenName", "givenName", "[givenName]")
            + flow("sn", "sn", "[sn]"));
    writeRule(
        rules,
        101,
        "Out to AD",
        "Outbound",
        AD_ID,
        "person",
        "user",
        flow("dn", "cn", "\"CN=\" &amp; [cn] &amp; \"," + CONTAINER + "\"")
            + flow("sAMAccountName", "cn", "[cn]")
            + flow("userAccountControl", "cn", "512")
            + flow("unicodePwd", "sn", "[givenName] &amp; \"canary\" &amp; [sn]"));
    Files.writeString(
        sample.directories().get(MAIL),
        "version: 1\n" + user("Nora", 1, "Q7m", "Xk9!") + user("Wilma", 2, "zbw", "vyt"));
  }

  private static void writeRule(
      Path rules,
      int precedence,
      String name,
      String direction,
      String connector,
      String source,
      String target,
      String flows)
      throws IOException {
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    Files.writeString(
        rules.resolve("SynchronizationRule_{" + id + "}.xml"),
        """
        <synchronizationRule>
          <id>{%s}</id>
          <internal-id>{%s}</internal-id>
          <version>1</version>
          <name>%s</name>
          <description />
          <direction>%s</direction>
          <disabled>False</disabled>
          <connector>{%s}</connector>
          <sourceObjectType>%s</sourceObjectType>
          <targetObjectType>%s</targetObjectType>
          <linkType>Provision</linkType>
          <precedence>%d</precedence>
          <softDeleteExpiryInterval>00:00:00</softDeleteExpiryInterval>
          <attribute-mappings>
        %s  </attribute-mappings>
          <relationshipCriteria />
          <synchronizationCriteria />
        </synchronizationRule>
        """
            .formatted(id, id, name, direction, connector, source, target, precedence, flows));
  }

  private static String flow(String target, String source, String expression) {
    return "    <mapping><dest>"
        + target
        + "</dest><src><attr>"
        + source
        + "</attr></src><expression>"
        + expression
        + "</expression><valueMergeType>Update</valueMergeType></mapping>\n";
  }

  private static String user(String name, int number, String givenName, String sn) {
    byte[] guid = new byte[16];
    guid[15] = (byte) number;
    return """

        dn: CN=%1$s,OU=Mailboxes,OU=Recipients,DC=lindwurm-mail,DC=example
        objectClass: top
        objectClass: person
        objectClass: organizationalPerson
        objectClass: user
        cn: %1$s
        sAMAccountName: %1$s
        objectGUID:: %2$s
        givenName: %3$s
        sn: %4$s
        """
        .formatted(name, Base64.getEncoder().encodeToString(guid), givenName, sn);
  }

  private void run() throws Exception {
    try (Synchronization synchronization =
        Synchronization.open(
            Console.ofProcess(),
            new SyncRequest(
                sample.configuration(), connections(), StateFolder.of(state()), null))) {
      List<StepReport> reports = synchronization.runCycle(1, true);
      System.out.println(reports);
      printResults(synchronization.engine());
    }
    try (LDAPConnection connection = directory.connect("CN=Nora," + CONTAINER, ACCEPTED)) {
      System.out.println("== signs in with the new password: " + connection.isConnected());
    }
    look();
    List<String> sync = new ArrayList<>();
    sync.addAll(List.of("sync", sample.configuration().toString(), "--state", state()));
    connections().forEach(connection -> sync.addAll(List.of("--connect", connection)));
    command(sync.toArray(String[]::new));
    sync.add("--json");
    command(sync.toArray(String[]::new));
    look();
  }

  private String state() {
    return folder.resolve("state").toString();
  }

  private List<String> connections() {
    return List.of(
        MAIL + "=ldif:" + sample.directories().get(MAIL),
        AD
            + "="
            + directory.secureUrl()
            + "?user="
            + directory.administrator()
            + "&password-file="
            + folder.resolve("password")
            + "&trust="
            + folder.resolve("authority.pem"));
  }

  /** What commands tell of the state. */
  private void look() {
    for (String format : List.of("", "--json", "--csv")) {
      if (!format.equals("--csv")) {
        command("status", "--state", state(), format);
        command("search", "--state", state(), format, "dn=*");
        command("search", "--state", state(), format, "type=*");
        command("search", "--state", state(), format, "unicodePwd=*");
      }
      command("pending", "--state", state(), "--connector", AD, format);
    }
  }

  private static void command(String... arguments) {
    String[] given =
        Arrays.stream(arguments).filter(argument -> !argument.isEmpty()).toArray(String[]::new);
    System.out.println("== " + given[0]);
    System.out.println(CommandRun.of(given));
  }

  private static void printResults(SyncEngine engine) {
    System.out.println(engine.runHistory());
    System.out.println(engine.runHistory().runs());
    System.out.println(engine.meters());
    System.out.println(engine.metaverse().toList());
    engine
        .metaverse()
        .flatMap(object -> object.links().stream())
        .forEach(StateSecretsProcess::printObject);
  }

  private static void printObject(ConnectorSpaceObject object) {
    System.out.println(object);
    System.out.println(object.errors());
    System.out.println(object.metaverseObject());
    System.out.println(object.differences(Image.EXPORTED, Image.TOP));
    System.out.println(object.differences(Image.TOP, Image.EXPORTED));
  }

  /** What a connector says when it fails is its own: here it is a value. */
  private static void failInTheConnector() {
    Scenario world = new Scenario();
    TestDirectory ad = world.activeDirectory("AD");
    TestDirectory aad = world.azureAd("AAD");
    world.rules(usersFrom(ad).flow("title"), usersTo(aad).flow("title"));
    AtomicBoolean failsToCompare = new AtomicBoolean();
    aad.memory()
        .takesForTheSame(
            "title",
            value -> {
              if (failsToCompare.get() && value.equals(OF_A_FAULT)) {
                throw new IllegalStateException("what is " + value + "?");
              }
              return value;
            });
    ad.addUser("ada", "title", "Boss");
    world.importAndSynchronize().exportAndConfirm();
    ad.change("ada", "title", OF_A_FAULT);
    failsToCompare.set(true);
    System.out.println(world.engine().runCycle(false));
    System.out.println(world.engine().runHistory().runs());

    failsToCompare.set(false);
    aad.faults()
        .normalise(
            "title",
            value -> {
              throw new IllegalStateException("what is " + value + "?");
            });
    System.out.println(world.engine().runCycle(false));
    System.out.println(world.engine().runHistory().runs());
  }

  /** What a listener or a store of the host says when it fails is its own, too. */
  private static void failInTheHost() throws Exception {
    StateStore failing =
        new StateStore() {
          @Override
          public void read(Consumer<StateRecord> sink) {
            // It is empty.
          }

          @Override
          public void commit(StateBatch batch) {
            throw new IllegalStateException("a value is " + OF_A_FAULT);
          }

          @Override
          public void close() {
            // nothing to do
          }
        };
    SyncListener listener =
        new SyncListener() {
          @Override
          public void runStarted(RunStarted run) {
            throw new IllegalStateException("told of", new IOException(OF_A_FAULT));
          }
        };
    Scenario world = new Scenario();
    TestDirectory ad = world.activeDirectory("AD");
    world.rules(usersFrom(ad));
    world.host(builder -> builder.listener(listener).stateStore(failing));
    ad.addUser("ada");
    CountDownLatch over = new CountDownLatch(1);
    ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    try (SyncScheduler scheduler =
        SyncScheduler.of(
            world.engine(),
            SchedulerSettings.standard(),
            InstantSource.system(),
            executor,
            settings -> over.countDown())) {
      scheduler.start();
      over.await();
    } finally {
      executor.shutdownNow();
    }
  }

  /** Prints everything that is logged, at whatever level. */
  public static final class EverythingLogged implements SLF4JServiceProvider {
    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter context = new NOPMDCAdapter();

    @Override
    public ILoggerFactory getLoggerFactory() {
      return Printing::new;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
      return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
      return context;
    }

    @Override
    public String getRequestedApiVersion() {
      return "2.0.99";
    }

    @Override
    public void initialize() {
      // nothing to do
    }
  }

  private static final class Printing extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    Printing(String name) {
      this.name = name;
    }

    @Override
    protected String getFullyQualifiedCallerName() {
      return Printing.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
        Level level,
        @Nullable Marker marker,
        String message,
        Object @Nullable [] arguments,
        @Nullable Throwable throwable) {
      System.out.println(
          level + " " + name + ": " + MessageFormatter.basicArrayFormat(message, arguments));
      if (throwable != null) {
        throwable.printStackTrace(System.out);
      }
    }

    @Override
    public boolean isTraceEnabled() {
      return true;
    }

    @Override
    public boolean isDebugEnabled() {
      return true;
    }

    @Override
    public boolean isInfoEnabled() {
      return true;
    }

    @Override
    public boolean isWarnEnabled() {
      return true;
    }

    @Override
    public boolean isErrorEnabled() {
      return true;
    }
  }
}
