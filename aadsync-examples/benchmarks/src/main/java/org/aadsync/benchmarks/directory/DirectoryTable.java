package org.aadsync.benchmarks.directory;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import org.aadsync.connector.ldap.testing.FakeActiveDirectory;
import org.aadsync.core.config.ConnectorDefinition;

/**
 * Measures the connectors to directories. OpenLDAP and Samba are measured where the environment
 * knows them, as {@code .ci/openldap.sh start} and {@code .ci/samba-ad.sh start} print it; what
 * needs Active Directory alone is measured on the fake one of the test kit besides.
 */
public final class DirectoryTable {
  private static final int FEW = 10_000;
  private static final int MEMBERS_IN_RANGES = 250_000;
  private static final int MEMBERS_IN_ONE_LIST = 50_000;
  private static final String GOAL_ONE_VALUE = "1 value";

  private final PrintStream out;

  /** Makes a table that prints to {@code out}. */
  public DirectoryTable(PrintStream out) {
    this.out = out;
  }

  /**
   * Prints a table.
   *
   * @param users how many people OpenLDAP is to have, at least 1,000; a domain has 10,000 at most
   */
  public void print(int users) throws Exception {
    Optional<Server> openLdap = Server.openLdap();
    Optional<Server> samba = Server.samba();
    out.printf(Locale.ROOT, "%n### Directories%n%n");
    out.printf(Locale.ROOT, "| what | where | result | goal |%n|---|---|---|---|%n");
    if (openLdap.isPresent()) {
      openLdap(openLdap.get(), users);
    } else {
      row("OpenLDAP", "", "not measured: AADSYNC_LDAP_URL is not set", "");
    }
    largeGroupInRanges();
    if (samba.isPresent()) {
      domain("Samba", samba.get(), users);
    } else {
      row("Samba", "", "not measured: AADSYNC_AD_URL is not set", "");
    }
    try (FakeActiveDirectory fake = FakeActiveDirectory.builder().start()) {
      domain("fake Active Directory", Server.of(fake), users);
    }
  }

  private void openLdap(Server server, int users) throws Exception {
    Inhabitants many = Inhabitants.of(server, users);
    ConnectorDefinition people = Selected.people(many.container());
    rate(server, many, people, "OpenLDAP, RFC 4533");
    int fewer = Math.min(FEW, users / 10);
    Inhabitants few = Inhabitants.of(server, fewer);
    memory(server, few, Selected.people(few.container()), "OpenLDAP, RFC 4533");
    memory(server, many, people, "OpenLDAP, RFC 4533");
    largeGroupInOneList(server, many);
  }

  private void rate(
      Server server, Inhabitants inhabitants, ConnectorDefinition definition, String where)
      throws Exception {
    ReadRate.Rates rates = new ReadRate(server, inhabitants, definition).measure();
    row(
        format("full import of %,d users", inhabitants.count()),
        where,
        format(
            "%,.0f users/s, library alone %,.0f, ratio %.2f",
            rates.connector(), rates.bare(), rates.ratio()),
        "ratio ≥ 0.8");
  }

  private void memory(
      Server server, Inhabitants inhabitants, ConnectorDefinition definition, String where)
      throws Exception {
    long peak = ImportMemory.peak(server, definition, inhabitants.count());
    row(
        format("heap held by an import of %,d users", inhabitants.count()),
        where,
        format("%,.1f MB, %,d bytes a user", peak / 1e6, peak / inhabitants.count()),
        "a page");
  }

  private void largeGroupInOneList(Server server, Inhabitants people) throws Exception {
    int members = Math.min(MEMBERS_IN_ONE_LIST, people.count());
    String container = "ou=aadsync-benchmark-group-" + members + "," + server.base();
    String name = "cn=everybody," + container;
    String[] names = new String[members];
    for (int i = 0; i < members; i++) {
      names[i] = people.name(i);
    }
    try (LDAPConnection connection = server.connect()) {
      addUnlessThere(
          connection, new Entry(container, new Attribute("objectClass", "organizationalUnit")));
      addUnlessThere(
          connection,
          new Entry(
              name,
              new Attribute("objectClass", "groupOfNames"),
              new Attribute(Selected.MEMBER, names)));
    }
    LargeGroup group = new LargeGroup(server, Selected.groupsOfNames(container), name);
    group(
        members,
        "OpenLDAP, one list",
        group.measure(names[members / 2]),
        "1 list: the protocol gives whole entries");
  }

  private static void addUnlessThere(LDAPConnection connection, Entry entry) throws LDAPException {
    try {
      connection.add(entry);
    } catch (LDAPException e) {
      if (!e.getResultCode().equals(ResultCode.ENTRY_ALREADY_EXISTS)) {
        throw e;
      }
    }
  }

  private void largeGroupInRanges() throws Exception {
    try (FakeActiveDirectory fake = FakeActiveDirectory.builder().start()) {
      String[] names = new String[MEMBERS_IN_RANGES];
      String container = fake.addContainers("OU=Contacts," + fake.base());
      for (int i = 0; i < names.length; i++) {
        names[i] = "CN=c" + i + "," + container;
        fake.add(names[i], new Attribute("objectClass", "contact"));
      }
      String group = fake.addGroup("OU=Groups," + fake.base(), "everybody", names);
      ConnectorDefinition definition =
          Selected.domain(fake.base(), "OU=Groups," + fake.base(), "group");
      group(
          names.length,
          "fake Active Directory, ranges of 1,500",
          new LargeGroup(Server.of(fake), definition, group).measure(names[names.length / 2]),
          GOAL_ONE_VALUE);
    }
  }

  private void group(int members, String where, LargeGroup.Seen seen, String importGoal) {
    row(
        format("import of a group of %,d members", members),
        where,
        format(
            "%,d members in %.1f s, %,d requests",
            seen.members(), seen.seconds(), seen.read().lookUps() + seen.read().searches()),
        format("all %,d", members));
    row(
        "one of its members goes, import",
        where,
        format("%,d value(s) read", seen.changed().references()),
        importGoal);
    row(
        "one member comes, export",
        where,
        format(
            "%,d value(s) written, %,d read",
            seen.written().modifiedValues(), seen.written().references()),
        GOAL_ONE_VALUE);
  }

  private void domain(String where, Server server, int count) throws Exception {
    Inhabitants users = Inhabitants.of(server, Math.min(FEW, count));
    ConnectorDefinition definition = Selected.domain(server.base(), users.container(), "user");
    rate(server, users, definition, where + ", pages of 1,000");
    memory(server, users, definition, where + ", pages of 1,000");
    TenChanges.Seen seen = new TenChanges(server, users).measure();
    row(
        format("10 changes among %,d users reach the metaverse", users.count()),
        where,
        format(
            "%,d round(s) of DirSync, %,d other searches, %,d entries by name; %.0f ms",
            seen.counts().dirSyncRounds(),
            seen.counts().searches() - seen.counts().dirSyncRounds(),
            seen.counts().lookUps(),
            seen.milliseconds()),
        "1 round");
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }

  private void row(String what, String where, String result, String goal) {
    out.printf(Locale.ROOT, "| %s | %s | %s | %s |%n", what, where, result, goal);
    out.flush();
  }
}
