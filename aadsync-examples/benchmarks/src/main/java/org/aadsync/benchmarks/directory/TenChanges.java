package org.aadsync.benchmarks.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.Arrays;
import java.util.List;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.StepType;
import org.aadsync.core.engine.StepReport;
import org.aadsync.core.engine.SyncEngine;
import org.aadsync.core.spi.Connector;

/** Ten changes in a domain, from the controller through DirSync into the metaverse. */
final class TenChanges {
  private static final int CHANGES = 10;
  private static final int WARM_UP_ROUNDS = 5;
  private static final int ROUNDS = 5;

  private final Server server;
  private final Inhabitants users;

  TenChanges(Server server, Inhabitants users) {
    this.server = server;
    this.users = users;
  }

  /**
   * What was seen in each of the rounds.
   *
   * @param milliseconds from the beginning of the import to the end of the synchronization, median
   * @param counts what the import asked, the same in all rounds
   */
  record Seen(double milliseconds, Wire.Counts counts) {}

  Seen measure() throws Exception {
    ConnectorDefinition definition = Selected.domain(server.base(), users.container(), "user");
    try (Wire wire = server.wire();
        Connector connector = server.behind(wire).connector(definition);
        SyncEngine engine =
            SyncEngine.builder(Selected.configuration(definition))
                .connector(Selected.CONNECTOR, connector)
                .build()) {
      step(engine, StepType.FULL_IMPORT);
      step(engine, StepType.FULL_SYNCHRONIZATION);
      double[] milliseconds = new double[ROUNDS];
      Wire.Counts counts = wire.counts();
      for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
        String title = "brewer " + System.nanoTime();
        change(round + WARM_UP_ROUNDS, title);
        wire.reset();
        long begin = System.nanoTime();
        step(engine, StepType.DELTA_IMPORT);
        step(engine, StepType.DELTA_SYNCHRONIZATION);
        double elapsed = (System.nanoTime() - begin) / 1e6;
        counts = wire.counts();
        check(engine, title, counts);
        if (round >= 0) {
          milliseconds[round] = elapsed;
        }
      }
      Arrays.sort(milliseconds);
      return new Seen(milliseconds[ROUNDS / 2], counts);
    }
  }

  private void change(int round, String title) throws LDAPException {
    try (LDAPConnection connection = server.connect()) {
      for (int i = 0; i < CHANGES; i++) {
        int number = (round * CHANGES + i) * 97 % users.count();
        connection.modify(
            users.name(number), new Modification(ModificationType.REPLACE, Selected.TITLE, title));
      }
    }
  }

  private static void check(SyncEngine engine, String title, Wire.Counts counts) {
    long arrived =
        engine
            .metaverse()
            .filter(object -> object.values(Selected.TITLE).equals(List.of(title)))
            .count();
    if (arrived != CHANGES || counts.entries() < CHANGES) {
      throw new IllegalStateException(arrived + " of " + CHANGES + " changes arrived");
    }
  }

  private static void step(SyncEngine engine, StepType type) {
    StepReport report = engine.run(Selected.CONNECTOR, type);
    if (!report.completed() || !report.errors().isEmpty()) {
      throw new IllegalStateException(report.toString());
    }
  }
}
