package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Throwables;
import com.unboundid.ldap.sdk.Attribute;
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
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Answers of a domain controller that were damaged on the way: an import that says that it is
 * complete has seen as much as there was, everything else ends with an error of the connector.
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

  /** What is done with a connector; returns what was seen. */
  @FunctionalInterface
  private interface Use {
    Seen with(Connector connector) throws ConnectorException;
  }

  /**
   * What was seen.
   *
   * @param complete whether the connector says that this is all
   * @param objects how many objects were told of
   * @param members how many values of references
   */
  private record Seen(boolean complete, long objects, long members) {}

  /** A use and the answers that the directory gave, by the number of the request. */
  private record Recording(String name, Use use, Map<Integer, List<byte[]>> answers, Seen seen) {}

  private final List<Recording> recordings = new ArrayList<>();
  private TestDomain domain;

  @BeforeAll
  void record() throws Exception {
    domain =
        TestDomain.of(FakeActiveDirectory.builder().maxValRange(4).dirSyncRounds(3, 3).start())
            .pages(5);
    List<String> people = new ArrayList<>();
    for (int i = 0; i < OBJECTS; i++) {
      people.add(domain.user("user" + i, new Attribute("mail", "user" + i + "@x.test")));
    }
    String group = domain.group("staff", people.subList(0, 11).toArray(String[]::new));
    recordings.add(recorded("full import", this::fullImport));
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
    recordings.add(recorded("delta import", connector -> deltaImport(connector, watermark)));
    Anchor ada = domain.guid(people.get(3)).anchor();
    Anchor bob = domain.guid(people.get(5)).anchor();
    Anchor staff = domain.guid(group).anchor();
    recordings.add(
        recorded("export", connector -> export(connector, people.get(3), ada, bob, staff, group)));
    recordings.add(recorded("discovery", MutatedAnswersTest::discover));
  }

  @AfterAll
  void close() throws Exception {
    domain.close();
  }

  private Recording recorded(String name, Use use) throws Exception {
    Map<Integer, List<byte[]>> answers = new TreeMap<>();
    try (AnswerProxy proxy =
            new AnswerProxy(domain.address())
                .rewriting(
                    answer -> {
                      answers.computeIfAbsent(Wire.id(answer), id -> new ArrayList<>()).add(answer);
                      return List.of(answer);
                    });
        Connector connector = domain.connector(proxy.address())) {
      Seen seen = use.with(connector);
      assertThat(seen.complete()).isTrue();
      return new Recording(name, use, answers, seen);
    }
  }

  private Seen fullImport(Connector connector) throws ConnectorException {
    return imported(connector, new ImportRequest(domain.partition(), Optional.empty(), false));
  }

  private Seen deltaImport(Connector connector, Optional<ByteString> watermark)
      throws ConnectorException {
    return imported(connector, new ImportRequest(domain.partition(), watermark, false));
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
                        domain.attribute("member"), List.of(DistinguishedName.parse(renamed))))),
            new ExportOperation.Delete("CN=user5," + domain.root, "user", bob));
    try (ExportSession session = connector.openExport()) {
      int outcomes = session.export(operations).size();
      session.commit();
      return new Seen(true, outcomes, 0);
    }
  }

  private static Seen discover(Connector connector) throws ConnectorException {
    connector.discover();
    return new Seen(true, 0, 0);
  }

  @Test
  @DisplayName("are never taken for a complete import that saw less")
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
                Connector connector = domain.connector(server.address())) {
              for (int i = next.getAndIncrement(); i < COUNT; i = next.getAndIncrement()) {
                ends.get(damaged(i, server, connector, faults)).incrementAndGet();
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

  private String damaged(int number, ReplayServer server, Connector connector, List<String> faults)
      throws Exception {
    SplittableRandom random = new SplittableRandom(number);
    // Discovery takes long: it reads the schema.
    Recording recording =
        recordings.get(random.nextInt(40) == 0 ? recordings.size() - 1 : random.nextInt(3));
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
      Seen seen = recording.use().with(connector);
      end = seen.complete() ? "complete" : "incomplete";
      // The one change of an attribute whose name is another now is a change of nothing.
      int lost = mutation.changesValues() && recording.name().startsWith("delta") ? 1 : 0;
      boolean isShort =
          seen.objects() + lost < recording.seen().objects()
              || (seen.members() < recording.seen().members() && !mutation.changesValues());
      if (seen.complete() && isShort) {
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
    return end;
  }
}
