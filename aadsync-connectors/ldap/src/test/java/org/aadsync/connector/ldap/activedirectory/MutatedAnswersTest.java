package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Throwables;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.aadsync.connector.ldap.LdapServer;
import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.connector.ldap.discovery.DirectorySchema;
import org.aadsync.connector.ldap.discovery.Discovery;
import org.aadsync.connector.ldap.generic.SyncedDirectory;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.DirectoryFacts;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Answers of a domain controller that were damaged on the way: an import that says that it is
 * complete has seen as much as there was, everything else ends with an error of the connector; the
 * connection is of no use any more and is closed.
 *
 * <p>How many answers are damaged is said by the system property {@code
 * aadsync.ldap.mutated.answers}; the same number gives the same ones.
 */
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("C9: damaged answers")
@Timeout(1_800)
class MutatedAnswersTest {
  private static final int COUNT = Integer.getInteger("aadsync.ldap.mutated.answers", 10_500);
  private static final int WORKERS = 6;
  private static final int OBJECTS = 12;

  /** What one server is taken for. */
  private record Client(Connector domain, Connector synced, Directory directory)
      implements AutoCloseable {
    @Override
    public void close() throws ConnectorException {
      domain.close();
      synced.close();
      directory.close();
    }
  }

  /** What is done with a server; returns what was seen. */
  @FunctionalInterface
  private interface Use {
    Seen with(Client client) throws ConnectorException;
  }

  /**
   * What was seen.
   *
   * @param complete whether the connector says that this is all
   * @param objects how many objects were told of, or written and told of by the anchor that they
   *     have, or facts of a directory, or attributes of a schema
   * @param members how many values of references, or object classes of a schema
   */
  private record Seen(boolean complete, long objects, long members) {}

  /**
   * A use and the answers that the directory gave, by the number of the request.
   *
   * @param lost how many objects may be missing if a value is another: nobody can tell
   */
  private record Recording(
      String name, Use use, Map<Integer, List<byte[]>> answers, Seen seen, int lost) {
    /** Returns whether less was seen than there was. */
    boolean isShort(Seen other, Mutation mutation) {
      return mutation.changesValues()
          ? other.objects() + lost < seen.objects()
          : other.objects() < seen.objects() || other.members() < seen.members();
    }
  }

  private final List<Recording> recordings = new ArrayList<>();
  private TestDomain domain;
  private SyncedDirectory synced;
  private List<String> attributes = List.of();
  private List<String> classes = List.of();
  private volatile @Nullable Anchor made;

  @BeforeAll
  void record() throws Exception {
    domain =
        TestDomain.of(FakeActiveDirectory.builder().maxValRange(4).dirSyncRounds(3, 3).start())
            .pages(5);
    synced = new SyncedDirectory();
    List<String> people = new ArrayList<>();
    for (int i = 0; i < OBJECTS; i++) {
      people.add(domain.user("user" + i, new Attribute("mail", "user" + i + "@x.test")));
    }
    String group = domain.group("staff", people.subList(0, 11).toArray(String[]::new));
    recordings.add(recorded("full import", 0, this::fullImport));
    Replica replica = Replica.of(domain);
    Optional<ByteString> watermark = replica.watermark();
    for (int i = 0; i < OBJECTS; i += 2) {
      domain.set(people.get(i), "title", "changed");
    }
    domain.contact("new");
    domain.removeValue(group, "member", people.get(0));
    domain.addValue(group, "member", people.get(11));
    domain.delete(people.get(1));
    domain.move(people.get(2), "CN=renamed", domain.root);
    // The one change of an attribute whose name is another now is a change of nothing.
    recordings.add(recorded("delta import", 1, client -> deltaImport(client, watermark)));
    Anchor ada = domain.guid(people.get(3)).anchor();
    Anchor bob = domain.guid(people.get(5)).anchor();
    Anchor staff = domain.guid(group).anchor();
    recordings.add(
        recorded(
            "export", 1, client -> export(client.domain(), people.get(3), ada, bob, staff, group)));
    assertThat(recordings.get(recordings.size() - 1).seen()).isEqualTo(new Seen(true, 4, 0));
    recordContentSync();
    attributes = named("attributeSchema");
    classes = named("classSchema");
    recordings.add(recorded("discovery", Integer.MAX_VALUE, MutatedAnswersTest::discover));
    recordings.add(recorded("schema", Integer.MAX_VALUE, this::schema));
    assertThat(recordings.get(recordings.size() - 1).seen())
        .isEqualTo(new Seen(true, attributes.size(), classes.size()));
  }

  // An entry of another class is not selected, and one of another state is something else.
  private void recordContentSync() throws Exception {
    synced.tellAll(OBJECTS);
    recordings.add(
        recorded(
            "content synchronization", OBJECTS, client -> synchronize(client, Optional.empty())));
    ByteString cookie = cookie();
    synced.tellChanges(OBJECTS);
    recordings.add(
        recorded(
            "content synchronization from a cookie",
            OBJECTS,
            client -> synchronize(client, Optional.of(cookie))));
  }

  private ByteString cookie() throws ConnectorException {
    List<ImportEvent> events = new ArrayList<>();
    try (Connector connector = synced.connector(synced.address())) {
      connector.importObjects(
          new ImportRequest(synced.partition(), Optional.empty(), false), events::add);
    }
    return events.stream()
        .filter(ImportEvent.Checkpoint.class::isInstance)
        .map(event -> ((ImportEvent.Checkpoint) event).watermark())
        .findFirst()
        .orElseThrow();
  }

  @AfterAll
  void close() throws Exception {
    domain.close();
    synced.close();
  }

  private Client client(LdapServer server) throws ConnectorException {
    return new Client(domain.connector(server), synced.connector(server), domain.directory(server));
  }

  private Recording recorded(String name, int lost, Use use) throws Exception {
    LdapServer server = name.startsWith("content") ? synced.address() : domain.address();
    Map<Integer, List<byte[]>> answers = new TreeMap<>();
    try (AnswerProxy proxy =
            new AnswerProxy(server)
                .rewriting(
                    answer -> {
                      answers.computeIfAbsent(Wire.id(answer), id -> new ArrayList<>()).add(answer);
                      return List.of(answer);
                    });
        Client client = client(proxy.address())) {
      Seen seen = use.with(client);
      assertThat(seen.complete()).as("%s: %s", name, seen).isTrue();
      assertThat(seen.objects()).as(name).isPositive();
      return new Recording(name, use, answers, seen, lost);
    }
  }

  private Seen fullImport(Client client) throws ConnectorException {
    return deltaImport(client, Optional.empty());
  }

  private Seen deltaImport(Client client, Optional<ByteString> watermark)
      throws ConnectorException {
    return imported(client.domain(), new ImportRequest(domain.partition(), watermark, false));
  }

  private Seen synchronize(Client client, Optional<ByteString> watermark)
      throws ConnectorException {
    return imported(client.synced(), new ImportRequest(synced.partition(), watermark, false));
  }

  private static Seen imported(Connector connector, ImportRequest request)
      throws ConnectorException {
    List<ImportEvent> events = new ArrayList<>();
    connector.importObjects(request, events::add);
    long objects = 0;
    long members = 0;
    for (ImportEvent event : events) {
      if (event instanceof ImportEvent.Skipped skipped) {
        objects += skipped.count();
      } else if (event instanceof ImportEvent.Full
          || event instanceof ImportEvent.Partial
          || event instanceof ImportEvent.Rejected
          || event instanceof ImportEvent.Present
          || event instanceof ImportEvent.LeftScope
          || event instanceof ImportEvent.Deleted) {
        objects++;
      }
      members += members(event);
    }
    return new Seen(Replica.end(events) instanceof Completeness.Complete, objects, members);
  }

  private static long members(ImportEvent event) {
    if (event instanceof ImportEvent.Rejected) {
      return OBJECTS; // it was said that its values are missing
    }
    if (event instanceof ImportEvent.Full full) {
      long[] count = {0};
      full.object()
          .values()
          .forEach(
              (value, slot) ->
                  count[0] +=
                      value instanceof List<?> list
                          ? list.stream().filter(DistinguishedName.class::isInstance).count()
                          : 0);
      return count[0];
    }
    if (event instanceof ImportEvent.Partial partial) {
      return partial.changes().stream()
          .filter(AttributeChange.Delta.class::isInstance)
          .map(AttributeChange.Delta.class::cast)
          .mapToLong(delta -> delta.adds().size() + delta.deletes().size())
          .sum();
    }
    return 0;
  }

  private Seen export(
      Connector connector, String renamed, Anchor ada, Anchor bob, Anchor staff, String group)
      throws ConnectorException {
    List<ExportOperation> operations =
        List.of(
            new ExportOperation.Add("CN=made," + domain.root, "contact", List.of()),
            new ExportOperation.Update(
                renamed,
                "user",
                ada,
                "CN=another," + domain.root,
                List.of(new AttributeChange.Replace(domain.attribute("title"), List.of("chief")))),
            new ExportOperation.Update(
                group,
                "group",
                staff,
                null,
                List.of(
                    new AttributeChange.Replace(
                        domain.attribute("member"),
                        List.of(DistinguishedName.parse("CN=user7," + domain.root))))),
            new ExportOperation.Delete("CN=user5," + domain.root, "user", bob));
    try (ExportSession session = connector.openExport()) {
      List<ExportOutcome> outcomes = session.export(operations);
      session.commit();
      assertThat(outcomes).hasSameSizeAs(operations);
      return new Seen(
          outcomes.stream().allMatch(ExportOutcome.Success.class::isInstance),
          outcomes.stream().filter(this::isAsFirst).count(),
          0);
    }
  }

  /**
   * Returns whether a success has the anchor that a new object got the first time, if it is one.
   */
  private boolean isAsFirst(ExportOutcome outcome) {
    if (!(outcome instanceof ExportOutcome.Success success)) {
      return false;
    }
    Anchor anchor = success.anchor();
    if (made == null) {
      made = anchor;
    }
    return anchor == null || anchor.equals(made);
  }

  private static Seen discover(Client client) throws ConnectorException {
    DirectoryFacts facts = client.domain().discover().orElseThrow();
    long ofPartitions = facts.partitionParameters().values().stream().mapToLong(Map::size).sum();
    return new Seen(
        true, facts.namingContexts().size() + facts.parameters().size() + ofPartitions, 0);
  }

  private Seen schema(Client client) throws ConnectorException {
    DirectorySchema schema = Discovery.schema(client.directory());
    return schema == null
        ? new Seen(false, 0, 0)
        : new Seen(
            true,
            attributes.stream().filter(name -> schema.attribute(name) != null).count(),
            classes.stream().filter(name -> schema.objectClass(name) != null).count());
  }

  /** Returns what the schema has of one kind. */
  private List<String> named(String kind) throws Exception {
    return domain
        .admin
        .search(
            "CN=Schema,CN=Configuration," + domain.base,
            SearchScope.ONE,
            "(objectClass=" + kind + ")",
            "lDAPDisplayName")
        .getSearchEntries()
        .stream()
        .map(entry -> entry.getAttributeValue("lDAPDisplayName"))
        .toList();
  }

  @Test
  @DisplayName("are never taken for a complete import that saw less, and end the connection")
  void damagedAnswers() throws Exception {
    List<String> faults = Collections.synchronizedList(new ArrayList<>());
    Map<String, AtomicInteger> ends = new HashMap<>();
    List.of("complete", "incomplete", "error").forEach(end -> ends.put(end, new AtomicInteger()));
    AtomicInteger next = new AtomicInteger();
    ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    try {
      Callable<Void> work =
          () -> {
            try (ReplayServer server = new ReplayServer();
                Client client = client(server.address())) {
              for (int i = next.getAndIncrement(); i < COUNT; i = next.getAndIncrement()) {
                ends.get(damaged(i, server, client, faults)).incrementAndGet();
              }
            }
            return null;
          };
      for (Future<Void> each :
          workers.invokeAll(IntStream.range(0, WORKERS).mapToObj(i -> work).toList())) {
        each.get();
      }
    } finally {
      workers.shutdownNow();
    }
    assertThat(faults).as("of %s answers, which ended %s", COUNT, ends).isEmpty();
    assertThat(ends.get("error").get()).as("errors, of %s", ends).isGreaterThan(COUNT / 2);
    assertThat(ends.get("complete").get()).as("harmless ones, of %s", ends).isPositive();
  }

  private String damaged(int number, ReplayServer server, Client client, List<String> faults)
      throws Exception {
    SplittableRandom random = new SplittableRandom(number);
    // The last two take long: they read the schema.
    int quick = recordings.size() - 2;
    Recording recording =
        recordings.get(random.nextInt(40) == 0 ? quick + random.nextInt(2) : random.nextInt(quick));
    List<Integer> ids = List.copyOf(recording.answers().keySet());
    int id = ids.get(random.nextInt(ids.size()));
    List<byte[]> answer = recording.answers().get(id);
    Mutation mutation = Mutation.values()[number % Mutation.values().length];
    Map<Integer, List<byte[]>> answers = new HashMap<>(recording.answers());
    answers.put(id, mutation.of(answer, random.nextInt(answer.size()), random));
    server.play(answers);
    String what = "#" + number + " " + recording.name() + ", " + mutation + " in " + id + ": ";
    long start = System.nanoTime();
    String end;
    try {
      Seen seen = recording.use().with(client);
      end = seen.complete() ? "complete" : "incomplete";
      if (seen.complete() && recording.isShort(seen, mutation)) {
        faults.add(what + "complete with " + seen + " instead of " + recording.seen());
      }
    } catch (ConnectorException e) {
      end = "error";
      if (e.status().isBlank() || String.valueOf(e.getMessage()).isBlank()) {
        faults.add(what + "says nothing");
      }
    } catch (RuntimeException | Error e) {
      end = "error";
      faults.add(what + Throwables.getStackTraceAsString(e));
    }
    if (System.nanoTime() - start > 10_000_000_000L) {
      faults.add(what + "took too long");
    }
    if (!server.isAbandoned()) {
      faults.add(what + end + ", and a connection stays open");
    }
    return end;
  }
}
