package org.aadsync.connector.ldap.activedirectory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.ResultCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.aadsync.connector.ldap.testing.DirectoryStatistics;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ObjectReference;
import org.junit.jupiter.api.Test;

/** Exports to a domain controller in memory. */
class FakeExportTest extends ExportStories {
  private static final int MANY = 2_500;

  private FakeActiveDirectory fake;

  @Override
  TestDomain open() throws Exception {
    fake = FakeActiveDirectory.builder().start();
    return TestDomain.of(fake);
  }

  private String person(int number) {
    return "CN=person" + number + "," + domain.root;
  }

  private String staff() {
    return "CN=staff," + domain.root;
  }

  /** Has the directory get so many contacts. */
  private void people(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      fake.add(person(i), new Attribute("objectClass", "contact"));
    }
    fake.resetStatistics();
  }

  private List<Object> references(int from, int to) {
    return IntStream.range(from, to)
        .<Object>mapToObj(i -> new ObjectReference(person(i), null))
        .toList();
  }

  private ExportOperation.Add group(List<Object> members) {
    return new ExportOperation.Add(
        staff(),
        "group",
        List.of(
            replace("sAMAccountName", domain.account("staff")),
            new AttributeChange.Replace(domain.attribute("member"), members)));
  }

  private ExportOperation members(AttributeChange change) throws Exception {
    return new ExportOperation.Update(staff(), "group", anchor(staff()), null, List.of(change));
  }

  private List<String> members() throws Exception {
    byte[][] found =
        new RangeRetrieval(domain.admin).values(domain.guid(staff()), "member").orElseThrow();
    return Arrays.stream(found).map(each -> new String(each, StandardCharsets.UTF_8)).toList();
  }

  private String[] names(int from, int to) {
    return IntStream.range(from, to).mapToObj(this::person).toArray(String[]::new);
  }

  @Test
  void ofMembersThatAreAllGivenOnlyThoseThatComeAndGoAreSent() throws Exception {
    people(6);
    domain.group("staff", names(0, 5));
    ExportOperation all = members(replace("member", references(1, 6).toArray()));
    fake.resetStatistics();

    assertThat(export(all)).containsExactly(new ExportOutcome.Success(null));

    assertThat(members()).containsExactlyInAnyOrder(names(1, 6));
    DirectoryStatistics sent = fake.statistics();
    assertThat(sent.modifies()).isEqualTo(1);
    assertThat(sent.modifiedValues()).as("one that goes, one that comes").isEqualTo(2);
  }

  @Test
  void aGroupWithThousandsOfMembersIsCreatedInSeveralRequests() throws Exception {
    people(MANY);

    List<ExportOutcome> outcomes = export(group(references(0, MANY)));

    DirectoryStatistics sent = fake.statistics();
    assertThat(outcomes).containsExactly(new ExportOutcome.Success(anchor(staff())));
    assertThat(members()).containsExactlyInAnyOrder(names(0, MANY));
    assertThat(sent.adds()).isEqualTo(1);
    assertThat(sent.modifies()).isEqualTo(2);
    assertThat(sent.modifiedValues()).isEqualTo(MANY - RequestValues.MAX_VALUES);
  }

  @Test
  void thousandsOfMembersComeAndGoInSeveralRequests() throws Exception {
    people(MANY + 1);
    domain.group("staff");
    fake.resetStatistics();

    export(members(delta("member", references(0, MANY), List.of())));
    assertThat(fake.statistics().modifies()).isEqualTo(3);
    assertThat(fake.statistics().modifiedValues()).isEqualTo(MANY);
    assertThat(members()).containsExactlyInAnyOrder(names(0, MANY));

    fake.resetStatistics();
    export(members(replace("member", references(1, MANY + 1).toArray())));
    assertThat(fake.statistics().modifiedValues()).isEqualTo(2);
    assertThat(members()).containsExactlyInAnyOrder(names(1, MANY + 1));

    fake.resetStatistics();
    export(members(replace("member")));
    assertThat(fake.statistics().modifies()).isEqualTo(3);
    assertThat(domain.admin.getEntry(staff(), "*").getAttributes())
        .noneMatch(attribute -> attribute.getName().startsWith("member"));
  }

  @Test
  void ofAGroupWhoseLaterMembersAreRefusedNothingStays() throws Exception {
    people(MANY);
    AtomicInteger adds = new AtomicInteger();
    try (AnswerProxy proxy =
        new AnswerProxy(domain.address())
            .rewriting(
                answer -> {
                  byte kind = Wire.decode(answer).getProtocolOpType();
                  if (kind == LDAPMessage.PROTOCOL_OP_TYPE_ADD_RESPONSE) {
                    adds.incrementAndGet();
                  } else if (kind == LDAPMessage.PROTOCOL_OP_TYPE_SEARCH_RESULT_DONE
                      && adds.get() == 1) {
                    // It was looked for after it had been created: what comes next is the rest.
                    adds.incrementAndGet();
                    fake.faults().answer(ResultCode.ADMIN_LIMIT_EXCEEDED, 1);
                  }
                  return List.of(answer);
                })) {
      domain.through(proxy.address().port());

      List<ExportOutcome> outcomes = export(group(references(0, MANY)));

      assertThat(outcomes).singleElement().isInstanceOf(ExportOutcome.Failure.class);
    }
    DirectoryStatistics sent = fake.statistics();
    assertThat(List.of(sent.adds(), sent.modifies(), sent.deletes())).containsExactly(1L, 1L, 1L);
    assertThat(domain.admin.getEntry(staff())).isNull();
  }

  @Test
  void aGroupOneOfWhoseLaterMembersDoesNotExistYetWaitsAsAWhole() throws Exception {
    int count = RequestValues.MAX_VALUES + 1;
    people(count);
    List<Object> members = new ArrayList<>(references(0, count));
    members.add(new ObjectReference("CN=later," + domain.root, null));

    assertThat(export(group(members))).containsExactly(new ExportOutcome.RetryInSecondPass());

    assertThat(fake.statistics().adds()).isEqualTo(1);
    assertThat(domain.admin.getEntry(staff())).isNull();
  }

  @Test
  void aGroupThatWasCutOffBeforeItsLaterMembersIsCompletedByAnUpdate() throws Exception {
    people(MANY);
    fake.faults().cutAfterWrites(1, false);

    List<ExportOutcome> outcomes = export(group(references(0, MANY)));

    assertThat(outcomes).containsExactly(new ExportOutcome.ConvertToUpdate(anchor(staff())));
    export(members(replace("member", references(0, MANY).toArray())));
    assertThat(members()).containsExactlyInAnyOrder(names(0, MANY));
  }
}
