package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Control;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aadsync.connector.ldap.LdapServer;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.connector.ldap.testing.FakeDomainController;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.expressions.value.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A delta import of which one answer or other is wrong. */
@DisplayName("C11: answers of DirSync")
class DirSyncAnswersTest {
  private static final String DIR_SYNC = "1.2.840.113556.1.4.841";
  private static final int LARGE = (1 << 20) + 1;

  /** Makes another answer of one; the last message is its end. */
  @FunctionalInterface
  private interface Fault {
    List<LDAPMessage> of(List<LDAPMessage> answer) throws IOException;
  }

  private TestDomain domain;
  private FakeActiveDirectory fake;
  private AnswerProxy proxy;
  private Replica replica;
  private int rounds;

  @BeforeEach
  void start() throws Exception {
    fake = FakeActiveDirectory.builder().dirSyncRounds(3, 3).start();
    domain = TestDomain.of(fake);
    proxy = new AnswerProxy(domain.address());
    List<String> people = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      people.add(domain.user("u" + i));
    }
    String group = domain.group("staff", people.get(0), people.get(4), people.get(5));
    replica = Replica.of(domain);
    String unit = domain.unit("OU=moved," + domain.root);
    domain.user("born", unit);
    domain.set(people.get(0), "title", "changed");
    domain.delete(people.get(1));
    domain.move(people.get(2), "CN=renamed", unit);
    domain.removeValue(group, "member", people.get(0));
    domain.addValue(group, "member", people.get(3));
    domain.contact("last");
  }

  @AfterEach
  void stop() throws Exception {
    proxy.close();
    domain.close();
  }

  /** Has one round of DirSync, counted from 0, or all of them if negative, go wrong. */
  private void fault(int round, Fault fault) {
    Map<Integer, List<LDAPMessage>> open = new LinkedHashMap<>();
    rounds = 0;
    proxy.rewriting(
        bytes -> {
          LDAPMessage message = Wire.decode(bytes);
          List<LDAPMessage> answer =
              open.computeIfAbsent(message.getMessageID(), id -> new ArrayList<>());
          answer.add(message);
          boolean isEntry =
              message.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_ENTRY;
          if (isEntry) {
            return List.of();
          }
          open.remove(message.getMessageID());
          boolean isDirSync =
              message.getControls().stream().anyMatch(each -> each.getOID().equals(DIR_SYNC));
          boolean isIt = isDirSync && (round < 0 || round == rounds);
          rounds += isDirSync ? 1 : 0;
          return (isIt ? fault.of(answer) : answer).stream().map(Wire::encode).toList();
        });
  }

  private List<ImportEvent> read() throws ConnectorException {
    try (Connector connector = domain.connector(proxy.address())) {
      return replica.read(connector, domain.partition());
    }
  }

  private static LDAPMessage end(List<LDAPMessage> answer) {
    return answer.get(answer.size() - 1);
  }

  private static List<LDAPMessage> ended(
      List<LDAPMessage> answer, int code, List<Control> controls) {
    List<LDAPMessage> all = new ArrayList<>(answer.subList(0, answer.size() - 1));
    all.add(
        new LDAPMessage(
            end(answer).getMessageID(),
            new SearchResultDoneProtocolOp(
                code,
                null,
                "as scripted",
                code == 10 ? List.of("ldap://elsewhere.test/") : List.of()),
            controls));
    return all;
  }

  private static Fault control(byte[] value) {
    return answer ->
        ended(answer, 0, List.of(new Control(DIR_SYNC, true, new ASN1OctetString(value))));
  }

  private static byte[] value(int more, byte[] cookie) {
    return new ASN1Sequence(new ASN1Integer(more), new ASN1Integer(0), new ASN1OctetString(cookie))
        .encode();
  }

  private static LDAPMessage entry(LDAPMessage like, String dn, Attribute... attributes) {
    return new LDAPMessage(
        like.getMessageID(), new SearchResultEntryProtocolOp(dn, List.of(attributes)));
  }

  private static Arguments row(String name, Fault fault) {
    return Arguments.of(name, fault);
  }

  static Stream<Arguments> errors() {
    List<Arguments> rows = new ArrayList<>();
    rows.add(row("no control", answer -> ended(answer, 0, List.of())));
    rows.add(row("no cookie", control(value(1, new byte[0]))));
    rows.add(
        row(
            "no value of the control",
            answer -> ended(answer, 0, List.of(new Control(DIR_SYNC, true)))));
    rows.add(row("half a control", control(java.util.Arrays.copyOf(value(1, new byte[40]), 20))));
    rows.add(row("a control that is none", control(new byte[] {1, 2, 3})));
    rows.add(row("a cookie without end", control(value(1, new byte[LARGE]))));
    rows.add(
        row(
            "a cut",
            answer -> {
              throw new IOException("cut");
            }));
    rows.add(row("a cut between entries and end", answer -> answer.subList(0, answer.size() - 1)));
    for (int code : new int[] {3, 4, 10, 11, 32, 50, 51, 52, 78}) {
      rows.add(row("result " + code, answer -> ended(answer, code, end(answer).getControls())));
    }
    return rows.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("errors")
  @DisplayName("C11 a wrong answer, in whatever round, is an error; the next import has everything")
  void wrongAnswers(String name, Fault fault) throws Exception {
    ByteString before = replica.watermark().orElseThrow();
    domain.patience(java.time.Duration.ofMillis(400));
    for (int round = 0; round < 3; round++) {
      fault(round, fault);
      List<ImportEvent> events = new ArrayList<>();
      try (Connector connector = domain.connector(proxy.address())) {
        ConnectorException refused =
            catchThrowableOfType(
                ConnectorException.class,
                () ->
                    connector.importObjects(
                        new ImportRequest(domain.partition(), Optional.of(before), false),
                        events::add));

        assertThat(refused).as("%s in round %s", name, round).isNotNull();
        assertThat(refused.status()).startsWith("stopped-");
      }
      assertThat(events).noneMatch(ImportEvent.End.class::isInstance);
      assertThat(events)
          .noneMatch(event -> event instanceof ImportEvent.Checkpoint c && c.isFinal());
    }
    proxy.rewriting(List::of);
    read();
    assertThat(replica.objects).isEqualTo(Replica.of(domain).objects);
  }

  static Stream<Arguments> refusals() {
    return IntStream.of(1, 2, 12, 19, 53, 80)
        .boxed()
        .flatMap(code -> IntStream.range(0, 3).mapToObj(round -> Arguments.of(code, round)));
  }

  @ParameterizedTest(name = "result {0} in round {1}")
  @MethodSource("refusals")
  @DisplayName("C11 a cookie that is refused, in whatever round, asks for a full import")
  void refusedCookies(int code, int round) throws Exception {
    fault(round, answer -> ended(answer, code, List.of()));

    List<ImportEvent> events = read();

    assertThat(Replica.end(events)).isInstanceOf(Completeness.FullImportRequired.class);
    assertThat(events).noneMatch(event -> event instanceof ImportEvent.Checkpoint c && c.isFinal());
  }

  static Stream<Arguments> harmless() {
    return Stream.of(
        row(
            "everything twice",
            answer -> {
              List<LDAPMessage> all = new ArrayList<>(answer.subList(0, answer.size() - 1));
              all.addAll(answer);
              return all;
            }),
        row(
            "children before parents",
            answer -> {
              List<LDAPMessage> all =
                  new ArrayList<>(Lists.reverse(answer.subList(0, answer.size() - 1)));
              all.add(end(answer));
              return all;
            }),
        row(
            "a tombstone of an unknown object",
            answer -> {
              String guid = UUID.nameUUIDFromBytes(new byte[] {7}).toString();
              List<LDAPMessage> all = new ArrayList<>(answer);
              all.add(
                  0,
                  entry(
                      end(answer),
                      "CN=x\\0ADEL:" + guid + ",CN=Deleted Objects,DC=contoso,DC=test",
                      new Attribute("isDeleted", "TRUE")));
              return all;
            }),
        row(
            "attributes that nobody asked for",
            answer -> {
              List<LDAPMessage> all = new ArrayList<>();
              for (LDAPMessage each : answer.subList(0, answer.size() - 1)) {
                SearchResultEntryProtocolOp op = each.getSearchResultEntryProtocolOp();
                ImmutableList<Attribute> more =
                    ImmutableList.<Attribute>builder()
                        .addAll(op.getAttributes())
                        .add(new Attribute("whatever", "x"), new Attribute("a;b;c;range=7-8", "y"))
                        .build();
                all.add(entry(each, op.getDN(), more.toArray(Attribute[]::new)));
              }
              all.add(end(answer));
              return all;
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("harmless")
  @DisplayName("C11 what is said twice, in another order or too much does no harm")
  void harmlessAnswers(String name, Fault fault) throws Exception {
    fault(-1, fault);

    assertThat(Replica.end(read())).as(name).isEqualTo(new Completeness.Complete());
    assertThat(rounds).isGreaterThan(2);
    assertThat(replica.objects).isEqualTo(Replica.of(domain).objects);
  }

  @Test
  @DisplayName("C11 rounds that come twice do no harm")
  void roundsTwice() throws Exception {
    List<ByteString> cookies = new ArrayList<>();
    fault(
        0,
        answer -> {
          // The cookie of before: the round that comes next is this one again.
          byte[] same =
              Watermark.of(replica.watermark().orElseThrow())
                  .orElseThrow()
                  .position()
                  .toByteArray();
          cookies.add(ByteString.copyOf(same));
          return control(value(1, same)).of(answer);
        });

    assertThat(Replica.end(read())).isEqualTo(new Completeness.Complete());
    assertThat(cookies).hasSize(1);
    assertThat(replica.objects).isEqualTo(Replica.of(domain).objects);
  }

  @Test
  @DisplayName("C11 rounds that stand still are noticed")
  void standstill() {
    byte[] same =
        Watermark.of(replica.watermark().orElseThrow()).orElseThrow().position().toByteArray();
    fault(-1, control(value(1, same)));

    assertThat(catchThrowableOfType(ConnectorException.class, this::read))
        .hasMessageContaining("without an end");
    assertThat(rounds).isLessThan(200);
  }

  @Test
  @DisplayName("C11 a change of an object without objectGUID is reported as an error")
  void changesOfNobody() throws Exception {
    fault(
        0,
        answer -> {
          List<LDAPMessage> all = new ArrayList<>(answer);
          all.add(0, entry(end(answer), "CN=who," + domain.root, new Attribute("title", "x")));
          return all;
        });
    List<ImportEvent> events = new ArrayList<>();
    try (Connector connector = domain.connector(proxy.address())) {
      connector.importObjects(
          new ImportRequest(domain.partition(), replica.watermark(), false), events::add);
    }

    assertThat(events)
        .filteredOn(ImportEvent.Rejected.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            ImportEvent.Rejected.class,
            rejected -> assertThat(rejected.error().code()).isEqualTo("missing-anchor-component"));
  }

  @Test
  @DisplayName("C11 a watermark that was cut short or damaged asks for a full import")
  void damagedWatermarks() throws Exception {
    ByteString good = replica.watermark().orElseThrow();
    IntFunction<ByteString> damaged =
        at -> {
          byte[] bytes = good.toByteArray();
          bytes[at] ^= 1;
          return ByteString.copyOf(bytes);
        };
    List<ByteString> wrong = new ArrayList<>();
    for (int at = 0; at < good.size(); at++) {
      wrong.add(good.slice(0, at));
      wrong.add(damaged.apply(at));
    }
    wrong.add(
        ByteString.copyOf(
            "a cookie of something else".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    for (ByteString each : wrong) {
      replica.watermark(each);
      List<ImportEvent> events = read();
      assertThat(events).hasSize(1);
      assertThat(Replica.end(events)).isInstanceOf(Completeness.FullImportRequired.class);
    }
  }

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of(
            "of another partition",
            (java.util.function.UnaryOperator<Watermark>)
                w ->
                    new Watermark(
                        UUID.nameUUIDFromBytes(new byte[] {9}),
                        w.invocationId(),
                        w.method(),
                        w.position())),
        Arguments.of(
            "of another database",
            (java.util.function.UnaryOperator<Watermark>)
                w ->
                    new Watermark(
                        w.partition(), ByteString.copyOf(new byte[16]), w.method(), w.position())),
        Arguments.of(
            "with a cookie that is none",
            (java.util.function.UnaryOperator<Watermark>)
                w -> w.at(ByteString.copyOf(new byte[] {1, 2, 3}))),
        Arguments.of(
            "with half a cookie",
            (java.util.function.UnaryOperator<Watermark>)
                w -> w.at(w.position().slice(0, w.position().size() / 2))),
        Arguments.of(
            "of a server that has counted back",
            (java.util.function.UnaryOperator<Watermark>)
                w -> Watermark.ofUsn(w.partition(), w.invocationId(), Long.MAX_VALUE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  @DisplayName("C11 a watermark of something else asks for a full import")
  void otherWatermarks(String name, java.util.function.UnaryOperator<Watermark> change)
      throws Exception {
    Watermark good = Watermark.of(replica.watermark().orElseThrow()).orElseThrow();
    replica.watermark(change.apply(good).toBytes());

    List<ImportEvent> events = read();

    assertThat(events).as(name).hasSize(1);
    assertThat(Replica.end(events)).isInstanceOf(Completeness.FullImportRequired.class);
  }

  @Test
  @DisplayName("C11 an import that another controller is to go on with asks for a full import")
  void anotherControllerInTheMiddle() throws Exception {
    List<ImportEvent> events = read();
    ByteString middle =
        events.stream()
            .filter(ImportEvent.Checkpoint.class::isInstance)
            .map(ImportEvent.Checkpoint.class::cast)
            .filter(checkpoint -> !checkpoint.isFinal())
            .findFirst()
            .orElseThrow()
            .watermark();
    try (FakeDomainController other = fake.startController();
        Connector connector = domain.connector(new LdapServer(other.host(), other.port()))) {
      List<ImportEvent> rest = new ArrayList<>();
      connector.importObjects(
          new ImportRequest(domain.partition(), replica.watermark(), false, Optional.of(middle)),
          rest::add);

      assertThat(rest).hasSize(1);
      assertThat(Replica.end(rest)).isInstanceOf(Completeness.FullImportRequired.class);
    }
  }

  @Test
  @DisplayName("C11 no checkpoint covers what its taker did not keep")
  void checkpointsComeBehindWhatTheyCover() throws Exception {
    ByteString before = replica.watermark().orElseThrow();
    Map<Anchor, Map<String, TreeSet<String>>> expected = Replica.of(domain).objects;
    int count = 0;
    int resumed = 0;
    boolean failed = true;
    while (failed) {
      int limit = count++;
      List<ImportEvent> kept = new ArrayList<>();
      try (Connector connector = domain.connector()) {
        connector.importObjects(
            new ImportRequest(domain.partition(), Optional.of(before), false),
            event -> {
              if (kept.size() == limit) {
                throw new IllegalStateException("the disk is full");
              }
              kept.add(event);
            });
        failed = false;
      } catch (IllegalStateException e) {
        // What was kept, and the rest from the last checkpoint that was: nothing is missing.
        List<ImportEvent> rest = new ArrayList<>();
        Optional<ByteString> place =
            Lists.reverse(kept).stream()
                .filter(ImportEvent.Checkpoint.class::isInstance)
                .map(event -> ((ImportEvent.Checkpoint) event).watermark())
                .findFirst();
        try (Connector connector = domain.connector()) {
          connector.importObjects(
              new ImportRequest(domain.partition(), Optional.of(before), false, place), rest::add);
        }
        assertThat(Replica.end(rest)).isEqualTo(new Completeness.Complete());
        Replica other = replica.copy();
        other.apply(kept);
        other.apply(rest);
        resumed += place.isPresent() ? 1 : 0;
        assertThat(other.objects)
            .as("%s events kept, then %s from %s", limit, rest.size(), place)
            .isEqualTo(expected);
      }
    }
    assertThat(count).isGreaterThan(8);
    assertThat(resumed).isGreaterThan(2);
  }
}
