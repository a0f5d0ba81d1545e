package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ImportEvent;
import org.aadsync.core.spi.ImportRequest;

/** What is read range by range is what there was at one time, or is refused. */
class ChangingRangesTest {
  private static final int RANGE = 4;
  private static final int USERS = 30;

  private static TestDomain domain;
  private static AnswerProxy proxy;
  private static final List<String> USER_NAMES = new ArrayList<>();
  private static int groups;

  /** Something that happens to a group while it is read. */
  enum Event {
    NOTHING,
    FIRST_GOES,
    MIDDLE_GOES,
    LAST_GOES,
    ONE_COMES,
    ONE_FOR_ANOTHER,
    ALL_GO,
    ALL_OTHERS_COME
  }

  @BeforeContainer
  static void start() throws Exception {
    domain = TestDomain.of(FakeActiveDirectory.builder().maxValRange(RANGE).start());
    proxy = new AnswerProxy(domain.address());
    for (int i = 0; i < USERS; i++) {
      USER_NAMES.add(domain.user("u" + i).toLowerCase(Locale.ROOT));
    }
  }

  @AfterContainer
  static void stop() throws Exception {
    proxy.close();
    domain.close();
  }

  private static Set<String> apply(Event event, Set<String> before) {
    List<String> members = new ArrayList<>(before);
    List<String> others = new ArrayList<>(USER_NAMES);
    others.removeAll(before);
    boolean any = !members.isEmpty();
    switch (event) {
      case NOTHING -> {}
      case FIRST_GOES -> members.subList(0, any ? 1 : 0).clear();
      case MIDDLE_GOES -> members.subList(members.size() / 2, (members.size() + 1) / 2).clear();
      case LAST_GOES -> members.subList(any ? members.size() - 1 : 0, members.size()).clear();
      case ONE_COMES -> members.addAll(others.subList(0, Math.min(1, others.size())));
      case ONE_FOR_ANOTHER -> {
        members.subList(0, any ? 1 : 0).clear();
        members.addAll(others.subList(0, Math.min(1, others.size())));
      }
      case ALL_GO -> members.clear();
      case ALL_OTHERS_COME -> members.addAll(others);
    }
    return new LinkedHashSet<>(members);
  }

  @Property(tries = 300, shrinking = ShrinkingMode.BOUNDED)
  @Label("C10 what changes between ranges is read as it was at one time, or refused")
  void changesBetweenRanges(
      @ForAll @IntRange(max = USERS) int size, @ForAll @Size(max = 12) List<Event> events)
      throws Exception {
    Set<String> members = new LinkedHashSet<>(USER_NAMES.subList(0, size));
    String group = domain.group("g" + groups++, members.toArray(String[]::new));
    List<Set<String>> states = new ArrayList<>(List.of(members));
    List<Event> coming = new ArrayList<>(events);
    proxy.rewriting(
        answer -> {
          if (isRange(answer) && !coming.isEmpty()) {
            Set<String> before = states.get(states.size() - 1);
            Set<String> after = apply(coming.remove(0), before);
            if (!after.equals(before)) {
              domain.set(group, "member", after.toArray(String[]::new));
              states.add(after);
            }
          }
          return List.of(answer);
        });

    try {
      assertThat(states).contains(read(group));
    } catch (RefusedException e) {
      assertThat(e.error().code()).isEqualTo("read-error");
      assertThat(states).as("it changes too often").hasSizeGreaterThan(4);
    }
  }

  private static Set<String> read(String group) throws LDAPException, RefusedException {
    try (LDAPConnection connection =
        new LDAPConnection(
            proxy.address().host(),
            proxy.address().port(),
            domain.administrator(),
            domain.password())) {
      Entry entry = connection.getEntry(group, "member", "objectGUID", "uSNChanged");
      String[] values =
          new RangeRetrieval(connection).complete(entry).orElseThrow().getAttributeValues("member");
      Set<String> names = new LinkedHashSet<>();
      for (String value : values == null ? new String[0] : values) {
        names.add(value.toLowerCase(Locale.ROOT));
      }
      return names;
    }
  }

  private static boolean isRange(byte[] answer) throws LDAPException {
    LDAPMessage message = Wire.decode(answer);
    return message.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_ENTRY
        && message.getSearchResultEntryProtocolOp().getAttributes().stream()
            .anyMatch(ChangingRangesTest::isRanged);
  }

  private static boolean isRanged(Attribute attribute) {
    return attribute.getName().contains(";range=");
  }

  private static byte[] renamed(byte[] answer, UnaryOperator<Attribute> change)
      throws LDAPException {
    LDAPMessage message = Wire.decode(answer);
    SearchResultEntryProtocolOp entry = message.getSearchResultEntryProtocolOp();
    List<Attribute> attributes =
        entry.getAttributes().stream()
            .map(attribute -> isRanged(attribute) ? change.apply(attribute) : attribute)
            .toList();
    return Wire.encode(
        new LDAPMessage(
            message.getMessageID(),
            new SearchResultEntryProtocolOp(entry.getDN(), attributes),
            message.getControls()));
  }

  private static Attribute named(Attribute attribute, String name) {
    return new Attribute(name, attribute.getValueByteArrays());
  }

  private static Map<String, UnaryOperator<Attribute>> nonsense() {
    Map<String, UnaryOperator<Attribute>> nonsense = new TreeMap<>();
    for (String range :
        List.of(
            "0-0",
            "0-1",
            "1-4",
            "4-7",
            "4-*",
            "9-*",
            "3-0",
            "0-9999999999",
            "-1-3",
            "*-3",
            "0",
            "",
            "0-*-1",
            "99999999-100000000",
            "0-2147483647")) {
      nonsense.put(range, attribute -> named(attribute, "member;range=" + range));
    }
    nonsense.put(
        "values missing",
        attribute ->
            new Attribute(
                attribute.getName(), new TreeSet<>(List.of(attribute.getValues())).first()));
    nonsense.put("no values", attribute -> new Attribute(attribute.getName(), new String[0]));
    return nonsense;
  }

  @Property(tries = 1)
  @Label("C10 ranges that make no sense are refused, in a bounded number of requests")
  void rangesWithoutSense() throws Exception {
    Set<String> members = new LinkedHashSet<>(USER_NAMES.subList(0, 11));
    String group = domain.group("g" + groups++, members.toArray(String[]::new));
    for (Map.Entry<String, UnaryOperator<Attribute>> each : nonsense().entrySet()) {
      int[] requests = {0};
      proxy.rewriting(
          answer -> {
            if (!isRange(answer)) {
              return List.of(answer);
            }
            requests[0]++;
            return List.of(renamed(answer, each.getValue()));
          });

      RefusedException refused = catchThrowableOfType(RefusedException.class, () -> read(group));

      assertThat(refused).as(each.getKey()).isNotNull();
      assertThat(refused.error().code()).as(each.getKey()).isEqualTo("read-error");
      assertThat(requests[0]).as(each.getKey()).isLessThan(30);
    }
  }

  @Property(tries = 1)
  @Label("C10 values of another object are none of this one")
  void anotherObject() throws Exception {
    Set<String> members = new LinkedHashSet<>(USER_NAMES.subList(0, 11));
    String group = domain.group("g" + groups++, members.toArray(String[]::new));
    int[] ranges = {0};
    proxy.rewriting(
        answer -> List.of(isRange(answer) && ranges[0]++ > 0 ? ofAnother(answer) : answer));

    LDAPException refused = catchThrowableOfType(LDAPException.class, () -> read(group));

    assertThat(refused.getResultCode()).isEqualTo(ResultCode.DECODING_ERROR);
  }

  private static byte[] ofAnother(byte[] answer) throws LDAPException {
    LDAPMessage message = Wire.decode(answer);
    SearchResultEntryProtocolOp entry = message.getSearchResultEntryProtocolOp();
    List<Attribute> attributes =
        entry.getAttributes().stream()
            .map(
                attribute ->
                    attribute.getName().equals(ObjectGuid.ATTRIBUTE)
                        ? new Attribute(ObjectGuid.ATTRIBUTE, new byte[ObjectGuid.SIZE])
                        : attribute)
            .toList();
    return Wire.encode(
        new LDAPMessage(
            message.getMessageID(), new SearchResultEntryProtocolOp(entry.getDN(), attributes)));
  }

  @Property(tries = 1)
  @Label("C10 the last range may come sooner than the limit allows")
  void endsEarly() throws Exception {
    Set<String> members = new LinkedHashSet<>(USER_NAMES.subList(0, RANGE + 2));
    String group = domain.group("g" + groups++, members.toArray(String[]::new));
    proxy.rewriting(
        answer ->
            isRange(answer)
                ? List.of(
                    renamed(
                        answer,
                        first -> new Attribute("member;range=0-*", members.toArray(String[]::new))))
                : List.of(answer));

    assertThat(read(group)).isEqualTo(members);
  }

  @Property(tries = 1)
  @Label("C10 a group that is not found any more as it is read is not taken for deleted")
  void goneInBetween() throws Exception {
    String group = domain.group("g" + groups++, USER_NAMES.subList(0, 11).toArray(String[]::new));
    int[] ranges = {0};
    proxy.rewriting(
        answer -> {
          LDAPMessage message = Wire.decode(answer);
          boolean isSecond = isRange(answer) && isOf(message, group) && ranges[0]++ > 0;
          return isSecond
              ? List.of(
                  Wire.encode(
                      new LDAPMessage(
                          message.getMessageID(),
                          new SearchResultDoneProtocolOp(
                              ResultCode.NO_SUCH_OBJECT_INT_VALUE, null, "gone", List.of()))))
              : ranges[0] > 1 && isEndOf(message, ranges) ? List.of() : List.of(answer);
        });
    List<ImportEvent> events = new ArrayList<>();
    try (Connector connector = domain.connector(proxy.address())) {
      connector.importObjects(
          new ImportRequest(domain.partition(), java.util.Optional.empty(), false), events::add);
    }

    assertThat(events)
        .filteredOn(ImportEvent.Rejected.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            ImportEvent.Rejected.class,
            rejected -> {
              assertThat(rejected.dn()).isEqualTo(group);
              assertThat(rejected.error().code()).isEqualTo("read-error");
            });
  }

  private static boolean isOf(LDAPMessage message, String dn) {
    return message.getSearchResultEntryProtocolOp().getDN().equalsIgnoreCase(dn);
  }

  // The end of the answer that was replaced by another.
  private static boolean isEndOf(LDAPMessage message, int[] ranges) {
    boolean isEnd = message.getProtocolOpType() == LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_DONE;
    if (isEnd && ranges[0] < 1_000) {
      ranges[0] = 1_000;
      return true;
    }
    return false;
  }
}
