package org.aadsync.connector.ldap.generic;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.controls.ContentSyncState;
import java.util.UUID;
import java.util.stream.IntStream;
import org.aadsync.connector.ldap.LdapCredentials;
import org.aadsync.connector.ldap.LdapServer;
import org.aadsync.connector.ldap.LdapSettings;
import org.aadsync.connector.ldap.Protection;
import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.core.config.Partition;
import org.aadsync.core.spi.Connector;
import org.aadsync.core.spi.ConnectorException;

/** A directory in memory that answers content synchronization (RFC 4533) as it is told. */
public final class SyncedDirectory implements AutoCloseable {
  private final ScriptedSync server = new ScriptedSync();
  private final TestTree tree;

  /** Starts it. */
  public SyncedDirectory() throws Exception {
    tree = TestTree.inMemory(server);
  }

  /** Has it tell of so many people, of whom each but the first has a manager. */
  public void tellAll(int people) {
    server.answer();
    for (int i = 0; i < people; i++) {
      person(ContentSyncState.ADD, i);
    }
    server.done(false);
  }

  /**
   * Has it tell that of so many people one third was changed, one third is there and the rest is
   * gone: the last of them expressly, the others by not being mentioned.
   */
  public void tellChanges(int people) {
    server.answer();
    int third = people / 3;
    IntStream.range(0, third).forEach(i -> person(ContentSyncState.MODIFY, i));
    UUID[] there =
        IntStream.range(third, 2 * third).mapToObj(ScriptedSync::key).toArray(UUID[]::new);
    server.ids(false, there).ids(false, ScriptedSync.key(people - 1)).endOfPresentPhase();
    server.ids(true, ScriptedSync.key(people - 1)).done(true);
  }

  private void person(ContentSyncState state, int number) {
    Attribute uid = new Attribute("uid", "p" + number);
    UUID key = ScriptedSync.key(number);
    if (number == 0) {
      server.entry(state, key, dn(number), "inetOrgPerson", uid);
    } else {
      Attribute manager = new Attribute("manager", dn(number - 1));
      server.entry(state, key, dn(number), "inetOrgPerson", uid, manager);
    }
  }

  private String dn(int number) {
    return "uid=p" + number + "," + tree.base();
  }

  /** Returns where it is. */
  public LdapServer address() {
    return tree.settings().build().servers().get(0);
  }

  /** Returns what is imported. */
  public Partition partition() {
    return tree.definition().partitions().get(0);
  }

  /** Returns a connector that takes another server for this one. */
  public Connector connector(LdapServer other) throws ConnectorException {
    LdapSettings settings =
        LdapSettings.builder()
            .server(other)
            .protection(Protection.NONE)
            .attempts(1)
            .credentials(LdapCredentials.simple("cn=admin", "secret"::toCharArray))
            .build();
    return new GenericConnector(tree.definition(), Directory.of(settings));
  }

  @Override
  public void close() throws Exception {
    tree.close();
  }
}
