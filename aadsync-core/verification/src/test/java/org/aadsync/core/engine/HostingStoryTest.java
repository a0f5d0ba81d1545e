package org.aadsync.core.engine;

import static org.aadsync.core.engine.PendingOperation.ADD;
import static org.aadsync.core.engine.PendingOperation.NONE;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.TypicalRules.groupsFrom;
import static org.aadsync.testing.TypicalRules.groupsTo;
import static org.aadsync.testing.TypicalRules.usersBackFrom;
import static org.aadsync.testing.TypicalRules.usersFrom;
import static org.aadsync.testing.TypicalRules.usersTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.aadsync.core.config.StepType;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportSink;
import org.aadsync.core.store.InMemoryStateStore;
import org.aadsync.testing.RuleBuilder;
import org.aadsync.testing.Scenario;
import org.aadsync.testing.TestDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What those who run an engine day by day rely on. */
class HostingStoryTest {
  private final Scenario world = new Scenario();
  private final TestDirectory ad = world.activeDirectory("AD");
  private final TestDirectory aad = world.azureAd("AAD");

  @Test
  @DisplayName("RP-2: the import of the next cycle confirms what a cycle exported")
  void nextCycleConfirms() {
    world.rules(usersFrom(ad), usersTo(aad), usersBackFrom(aad));
    ad.addUser("ada");

    world.initialCycle().succeeded();
    aad.object("ada").unconfirmed(ADD).pendingExport(NONE);

    world.deltaCycle().succeeded();
    aad.object("ada").unconfirmed(NONE);
    world.settled();
  }

  @Test
  @DisplayName("SC-9: a run profile is over when the call returns, and says how it ended")
  void runProfilesAreSynchronous() {
    List<String> ended = new ArrayList<>();
    ad.runProfile("Nightly", StepType.FULL_IMPORT, StepType.FULL_SYNCHRONIZATION);
    world
        .rules(usersFrom(ad))
        .host(
            builder ->
                builder.listener(
                    new SyncListener() {
                      @Override
                      public void runEnded(RunRecord run) {
                        ended.add(run.profile() + " " + run.result());
                      }
                    }));
    ad.addUser("ada");

    RunRecord run = world.engine().runProfile(ad.id(), "Nightly");

    assertThat(ended).containsExactly("Nightly success");
    assertThat(run.result()).isEqualTo("success");
    assertThat(run.steps()).hasSize(2);
    world.hasMetaverseObjects(1);
    assertThat(world.engine().runHistory().last()).contains(run);
  }

  @Test
  @DisplayName("ST-3: a lost state is rebuilt from the directories, and nothing is exported again")
  void lostState() {
    world.rules(
        usersFrom(ad).flow("manager"),
        groupsFrom(ad),
        usersTo(aad).flow("manager"),
        usersBackFrom(aad),
        groupsTo(aad));
    ad.addUser("ada").addUser("bob", "manager", "ada").addGroup("staff", "ada", "bob");
    world.initialCycle().succeeded();
    world.deltaCycle().succeeded();
    aad.rename("ada", "somewhere else");

    world.keptIn(new InMemoryStateStore());
    world.initialCycle().succeeded();
    world.deltaCycle().succeeded();

    assertThat(aad.lastExport()).doesNotContain("add CN=ada", "delete CN=ada");
    aad.holdsExactly("ada", "bob", "staff").holdsValues("staff", "member", "ada", "bob");
    world.hasMetaverseObjects(3).settled();
  }

  private RuleBuilder clonedUserJoin() {
    return inbound("In from AD - User Join - clone", ad, "user", "person")
        .precedence(50)
        .provision()
        .join("objectSid", "objectSid")
        .flow("objectSid", "displayName")
        .flowFrom("employeeID", "sourceAnchor")
        .constant("sourceObjectType", "User");
  }

  @Test
  @DisplayName("Behaviour 4, L-2, R-8: cloning and disabling User Join deletes and exports nothing")
  void cloneAndDisable() {
    InMemoryStateStore store = new InMemoryStateStore();
    world.rules(usersFrom(ad), usersTo(aad), usersBackFrom(aad)).keptIn(store);
    ad.addUser("ada").addUser("bob");
    world.initialCycle().succeeded();

    Scenario after = new Scenario();
    TestDirectory forest = after.activeDirectory("AD");
    TestDirectory cloud = after.azureAd("AAD");
    after
        .rules(usersFrom(forest).disabled(), usersTo(cloud), usersBackFrom(cloud), clonedUserJoin())
        .keptIn(store.reopen());
    assertThat(after.engine().fullStepsRequired(forest.id()).fullSynchronization()).isTrue();
    StepReport sync = forest.fullSync().succeeded().actual();

    assertThat(sync.metaverseDeletes()).isZero();
    assertThat(sync.counter("inbound", "connector-filtered-leave-mv")).isZero();
    after
        .metaverseObject("displayName", "ada")
        .isLinkedTo(forest, "ada")
        .isLinkedTo(cloud, "ada")
        .contributed("sourceAnchor", "In from AD - User Join - clone");
    cloud.object("ada").isConnected().pendingExport(NONE);
    cloud.object("bob").isConnected().pendingExport(NONE);
    cloud.export().succeeded().exportedNothing();
  }

  @Test
  @DisplayName("CS-41: without a run profile that says otherwise 30 objects are exported a batch")
  void batchOfAnExport() {
    List<Integer> batches = new ArrayList<>();
    world
        .rules(usersFrom(ad), usersTo(aad))
        .host(builder -> builder.connector(aad.id(), new Counting(aad.memory(), batches)));
    for (int i = 0; i < 65; i++) {
      ad.addUser("u" + i);
    }
    world.importAndSynchronize();

    aad.export().succeeded().exported("export-add", 65);

    assertThat(batches).containsExactly(30, 30, 5);
  }

  /** A directory that notes how many objects a batch has. */
  private record Counting(Connector directory, List<Integer> batches) implements Connector {
    @Override
    public void importObjects(ImportRequest request, ImportSink sink) throws ConnectorException {
      directory.importObjects(request, sink);
    }

    @Override
    public ExportSession openExport() throws ConnectorException {
      ExportSession session = directory.openExport();
      return new ExportSession() {
        @Override
        public List<ExportOutcome> export(List<ExportOperation> batch) throws ConnectorException {
          batches.add(batch.size());
          return session.export(batch);
        }

        @Override
        public void commit() throws ConnectorException {
          session.commit();
        }

        @Override
        public void close() {
          session.close();
        }
      };
    }

    @Override
    public void close() {
      directory.close();
    }
  }
}
