package org.aadsync.core.engine;

import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.groupsTo;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aadsync.core.engine.ExportBudget.Limit;
import org.aadsync.core.engine.ExportBudget.Operation;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.StepAssert;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an export may change, in numbers and shares, and how it is let through. */
class ExportBudgetStoryTest {
  private static final String STOPPED = "stopped-deletion-threshold-exceeded";

  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  private void budget(Limit... limits) {
    world.host(builder -> builder.exportBudget(aad.id(), new ExportBudget(List.of(limits))));
  }

  private void inTheCloud(int users, int groups) {
    world.rules(
        usersFrom(ad).flow("title"), groupsFrom(ad), usersTo(aad).flow("title"), groupsTo(aad));
    for (int i = 0; i < users; i++) {
      ad.addUser("u" + i);
    }
    for (int i = 0; i < groups; i++) {
      ad.addGroup("g" + i);
    }
    world.importAndSynchronize();
    if (users + groups > 0) {
      aad.export();
      aad.importChanges().succeeded();
      aad.deltaSync().succeeded();
      world.settled();
    }
  }

  private void synchronize() {
    ad.deltaImport().succeeded();
    ad.deltaSync().succeeded();
  }

  private void removeUsers(int count) {
    for (int i = 0; i < count; i++) {
      ad.remove("u" + i);
    }
    synchronize();
  }

  private BudgetExcess excess() {
    StepAssert export = aad.export().endedWith(STOPPED).exportedNothing();
    return Objects.requireNonNull(export.actual().excess());
  }

  @ParameterizedTest(name = "{0} allowed, {1} of 4 deleted: goes through {2}")
  @DisplayName("Z-17: more deletes than the limit are too many; the limit itself is not")
  @CsvSource({
    "0, 1, false",
    "1, 1, true",
    "1, 2, false",
    "2, 1, true",
    "2, 2, true",
    "2, 3, false"
  })
  void count(int limit, int deletes, boolean passes) {
    budget(Limit.deletes(limit));
    inTheCloud(4, 0);
    removeUsers(deletes);

    aad.export().endedWith(passes ? "success" : STOPPED);
  }

  @ParameterizedTest(name = "{0} percent allowed, {1} of {2} deleted: goes through {3}")
  @DisplayName("Z-17: a percentage is compared exactly")
  @CsvSource({
    "0, 1, 3, false",
    "33, 1, 3, false",
    "34, 1, 3, true",
    "50, 1, 2, true",
    "49, 1, 2, false",
    "99, 1, 1, false",
    "100, 1, 1, true",
    "66, 2, 3, false",
    "67, 2, 3, true"
  })
  void percent(int limit, int deletes, int objects, boolean passes) {
    budget(Limit.percent(Operation.DELETE, limit));
    inTheCloud(objects, 0);
    removeUsers(deletes);

    aad.export().endedWith(passes ? "success" : STOPPED);
  }

  @Test
  @DisplayName("A share of nothing is exceeded by anything, and by nothing is not")
  void percentOfNothing() {
    budget(Limit.percent(Operation.ADD, 100));
    inTheCloud(0, 0);
    aad.export().endedWith("completed-no-objects");

    ad.addUser("first");
    synchronize();

    assertThat(excess().exceeded())
        .containsExactly(new BudgetExcess.Exceeded(Limit.percent(Operation.ADD, 100), 1, 0));
  }

  @Test
  @DisplayName("A limit for an object type counts that type alone, in any case of its name")
  void ofOneType() {
    budget(Limit.deletes(1).ofType("GROUP"));
    inTheCloud(3, 3);
    removeUsers(3);
    ad.remove("g0");
    synchronize();
    aad.export().succeeded().exported("export-delete", 4);

    ad.remove("g1").remove("g2");
    synchronize();

    assertThat(excess().exceeded()).extracting(BudgetExcess.Exceeded::found).containsExactly(2L);
  }

  @Test
  @DisplayName(
      "AD-4: a budget is for its connector, and 500 deletes are the limit where none is said")
  void perConnector() {
    assertThat(ExportBudget.standard().limits()).containsExactly(Limit.deletes(500));
    assertThat(new ExportBudget(List.of(Limit.percent(Operation.DELETE, 5))).limits())
        .contains(Limit.deletes(500));
    assertThat(ExportBudget.standard().with(Limit.deletes(3)).limits())
        .containsExactly(Limit.deletes(3));

    world.host(
        builder -> builder.exportBudget(ad.id(), new ExportBudget(List.of(Limit.deletes(0)))));
    inTheCloud(1, 0);
    removeUsers(1);

    aad.export().succeeded().exported("export-delete", 1);
  }

  @Test
  @DisplayName("A limit that makes no sense is refused")
  void senselessLimits() {
    assertThatThrownBy(() -> Limit.deletes(-1)).hasMessageContaining("0 or more");
    assertThatThrownBy(() -> Limit.percent(Operation.DELETE, 101)).hasMessageContaining("0 to 100");
  }

  @Test
  @DisplayName("Adds and updates can be limited, too")
  void addsAndUpdates() {
    budget(Limit.count(Operation.ADD, 1), Limit.count(Operation.UPDATE, 1));
    inTheCloud(0, 0);
    ad.addUser("a");
    synchronize();
    aad.export().succeeded();
    ad.addUser("b");
    synchronize();
    aad.export().succeeded();
    aad.importChanges().succeeded();

    ad.change("a", "title", "Boss").change("b", "title", "Clerk").addUser("c").addUser("d");
    synchronize();

    assertThat(excess().exceeded())
        .extracting(each -> each.limit().operation(), BudgetExcess.Exceeded::found)
        .containsExactly(tuple(Operation.ADD, 2L), tuple(Operation.UPDATE, 2L));
  }

  @Test
  @DisplayName("Member removals can be limited; those of deleted members are the deletions' affair")
  void memberRemovals() {
    budget(Limit.count(Operation.MEMBER_REMOVAL, 1));
    inTheCloud(4, 0);
    ad.addGroup("g", "u0", "u1", "u2", "u3");
    synchronize();
    aad.export();
    aad.importChanges().succeeded();
    aad.deltaSync().succeeded();
    aad.holdsValues("g", "member", "u0", "u1", "u2", "u3");

    ad.remove("u0").change("g", "member", List.of("u2", "u3"));
    synchronize();
    aad.export().succeeded().exported("export-delete", 1).exported("export-update", 1);
    aad.importChanges().succeeded();
    aad.deltaSync().succeeded();

    ad.change("g", "member", List.of());
    synchronize();
    assertThat(excess().counts().get(Operation.MEMBER_REMOVAL)).isEqualTo(Map.of("group", 2L));
  }

  @Test
  @DisplayName("Member removals can be limited to a share of all members")
  void shareOfMembers() {
    budget(Limit.percent(Operation.MEMBER_REMOVAL, 50));
    inTheCloud(3, 0);
    ad.addGroup("g", "u0", "u1", "u2");
    synchronize();
    aad.export();
    aad.importChanges().succeeded();
    aad.deltaSync().succeeded();

    ad.change("g", "member", List.of("u0"));
    synchronize();

    assertThat(excess().exceeded())
        .extracting(BudgetExcess.Exceeded::found, BudgetExcess.Exceeded::base)
        .containsExactly(tuple(2L, 3L));
  }

  @Test
  @DisplayName("AD-2: the message says every limit, counts by type, a sample, and the plan's hash")
  void message() {
    budget(Limit.deletes(1), Limit.percent(Operation.DELETE, 10), Limit.deletes(0).ofType("group"));
    inTheCloud(12, 1);
    ad.remove("g0").addUser("new");
    removeUsers(12);

    StepReport report = aad.export().endedWith(STOPPED).exportedNothing().actual();

    BudgetExcess excess = Objects.requireNonNull(report.excess());
    assertThat(report.message()).isEqualTo(excess.message());
    assertThat(excess.message())
        .startsWith("The export to AAD has 13 deletes, where 1 are allowed;")
        .contains("13 deletes among 13, where 10 percent are allowed")
        .contains("1 delete of type group, where 0 are allowed")
        .contains("Nothing was sent. It consists of 1 user add, 1 group delete, 12 user deletes")
        .contains("CN=u0")
        .contains("and others. If this is meant, approve the plan " + excess.planHash());
    assertThat(excess.sample())
        .hasSize(10)
        .doesNotHaveDuplicates()
        .allMatch(dn -> !dn.contains("new"));
    assertThat(excess.planHash()).matches("[0-9a-f]{64}");
  }

  @Test
  @DisplayName("Z-17: the plan that was approved goes through, once")
  void approvedOnce() {
    budget(Limit.deletes(1));
    inTheCloud(6, 0);
    removeUsers(2);
    String hash = excess().planHash();
    assertThat(excess().planHash()).isEqualTo(hash);

    world.engine().approveExport(aad.id(), hash);
    aad.export().succeeded().exported("export-delete", 2);

    aad.importChanges().succeeded();
    aad.deltaSync().succeeded();
    ad.remove("u2").remove("u3");
    synchronize();
    assertThat(excess().planHash()).isNotEqualTo(hash);
  }

  @Test
  @DisplayName("Z-17: an approval is for that plan: one delete more, and it is another one")
  void otherPlan() {
    budget(Limit.deletes(1));
    inTheCloud(6, 0);
    removeUsers(2);
    world.engine().approveExport(aad.id(), excess().planHash());
    ad.remove("u2");
    synchronize();

    aad.export().endedWith(STOPPED).exportedNothing();
  }

  @Test
  @DisplayName("Z-17: what is not over a limit may change without making the plan another one")
  void unlimitedChangesDoNotMatter() {
    budget(Limit.deletes(1));
    inTheCloud(6, 0);
    removeUsers(2);
    world.engine().approveExport(aad.id(), excess().planHash());
    ad.change("u5", "title", "Boss").addUser("new");
    synchronize();

    aad.export().succeeded().exported("export-delete", 2).exported("export-update", 1);
  }

  @Test
  @DisplayName("Z-17: an approval does not outlive the next export")
  void approvalEndsWithTheNextExport() {
    budget(Limit.deletes(1));
    inTheCloud(6, 0);
    removeUsers(2);
    world.engine().approveExport(aad.id(), excess().planHash());
    ad.addUser("u0").addUser("u1");
    synchronize();
    aad.export().succeeded();
    ad.remove("u0").remove("u1");
    synchronize();

    aad.export().endedWith(STOPPED).exportedNothing();
  }

  @Test
  @DisplayName("AD-5: listeners are told, with counts and limit")
  void listenersAreTold() {
    List<BudgetExcess> told = new ArrayList<>();
    budget(Limit.deletes(1));
    world.host(
        builder ->
            builder.listener(
                new SyncListener() {
                  @Override
                  public void budgetExceeded(BudgetExcess excess) {
                    told.add(excess);
                  }
                }));
    inTheCloud(3, 0);
    removeUsers(2);
    aad.export().endedWith(STOPPED);

    assertThat(told)
        .singleElement()
        .satisfies(each -> assertThat(each.connectorName()).isEqualTo("AAD"))
        .satisfies(
            each -> assertThat(each.counts()).containsEntry(Operation.DELETE, Map.of("user", 2L)))
        .satisfies(
            each ->
                assertThat(each.exceeded())
                    .containsExactly(new BudgetExcess.Exceeded(Limit.deletes(1), 2, 0)));
  }
}
