package org.aadsync.connector.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.experimental.ActiveDirectoryDirSyncControl;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.connector.ldap.discovery.DeletedObjects;
import org.aadsync.connector.ldap.discovery.IncludedContainers;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.config.ConnectorKind;
import org.aadsync.core.config.Partition;
import org.aadsync.core.spi.ConnectionReport;
import org.aadsync.core.spi.ConnectionReport.Finding;
import org.aadsync.core.spi.ConnectionReport.Grade;
import org.aadsync.core.spi.ConnectorException;
import org.jspecify.annotations.Nullable;

/**
 * Tries what a run will need, and says in words what is wrong: the name, the port, the certificate,
 * the credentials, the naming context, its included containers, the right to ask for changes.
 * Writes nothing. For use by one thread.
 */
public final class ConnectionTest {
  private static final Filter NOTHING =
      Filter.createNOTFilter(Filter.createPresenceFilter("objectClass"));
  private static final String DIRECTORY_SERVICE = "dsServiceName";

  /** A naming context, and the DNs of the containers of it that are included. */
  private record Context(String name, List<String> containers) {}

  private final LdapSettings settings;
  private final ConnectorKind kind;
  private final List<Context> contexts;
  private final List<Finding> findings = new ArrayList<>();

  private ConnectionTest(LdapSettings settings, ConnectorKind kind, List<Context> contexts) {
    this.settings = settings;
    this.kind = kind;
    this.contexts = contexts;
  }

  /**
   * Tests every server by itself, as failover would hide a dead one, and every naming context on
   * the first server that answers.
   *
   * @param settings how the directory is reached; each server is tried once
   * @param kind whether the directory is to be an Active Directory
   * @param namingContexts the DNs of the naming contexts that will be imported
   */
  public static ConnectionReport run(
      LdapSettings settings, ConnectorKind kind, List<String> namingContexts) {
    return new ConnectionTest(
            settings,
            kind,
            namingContexts.stream().map(name -> new Context(name, List.of())).toList())
        .run();
  }

  /**
   * Tests what {@link #run(LdapSettings, ConnectorKind, List)} does, and looks for the included
   * containers of selected partitions.
   */
  static ConnectionReport run(LdapSettings settings, ConnectorDefinition definition) {
    return new ConnectionTest(
            settings,
            definition.kind(),
            definition.partitions().stream()
                .filter(Partition::selected)
                .map(partition -> new Context(partition.name(), partition.inclusions()))
                .toList())
        .run();
  }

  private ConnectionReport run() {
    boolean contextsTested = false;
    for (LdapServer server : settings.servers()) {
      try (Directory directory = Directory.of(settings.only(server));
          LDAPConnection connection = directory.connect()) {
        describe(server, connection);
        if (!contextsTested) {
          contextsTested = true;
          for (Context context : contexts) {
            test(directory, connection, context);
          }
        }
      } catch (ConnectorException e) {
        add(Grade.ERROR, server.toString(), String.valueOf(e.getMessage()));
        if (e.status().equals("no-start-credentials")) {
          // The next server would count it as one more wrong password.
          break;
        }
      }
    }
    return new ConnectionReport(findings);
  }

  private void describe(LdapServer server, LDAPConnection connection) {
    @Nullable RootDSE root = null;
    try {
      root = connection.getRootDSE();
    } catch (LDAPException e) {
      add(Grade.WARNING, server.toString(), "it does not say what it is: " + e.getResultCode());
    }
    String user = settings.credentials().map(LdapCredentials::user).orElse("nobody in particular");
    String name = root == null ? null : root.getAttributeValue("dnsHostName");
    add(
        Grade.GOOD,
        server.toString(),
        "connected as " + user + (name == null ? "" : " to " + name));
    if (settings.protection() == Protection.NONE) {
      add(
          Grade.WARNING,
          server.toString(),
          "the connection is not encrypted: the password can be read on its way");
    }
    boolean isActiveDirectory = root != null && root.hasAttribute(DIRECTORY_SERVICE);
    if (kind == ConnectorKind.ACTIVE_DIRECTORY && !isActiveDirectory) {
      add(
          Grade.ERROR,
          server.toString(),
          "it is no Active Directory, and the connector of the configuration is for one");
    }
  }

  private void test(Directory directory, LDAPConnection connection, Context tested) {
    String context = tested.name();
    if (!DN.isValidDN(context) || context.isBlank()) {
      add(Grade.ERROR, context, "this is no DN, such as DC=example,DC=com");
      return;
    }
    try {
      if (connection.getEntry(context, "1.1") == null) {
        wrongBase(connection, context);
        return;
      }
    } catch (LDAPException e) {
      if (e.getResultCode().equals(ResultCode.REFERRAL)) {
        wrongBase(connection, context);
      } else {
        add(Grade.ERROR, context, String.valueOf(directory.stopped("reading it", e).getMessage()));
      }
      return;
    }
    add(Grade.GOOD, context, "it can be read");
    containers(directory, connection, tested);
    if (kind == ConnectorKind.ACTIVE_DIRECTORY) {
      changes(directory, connection, context);
    }
  }

  private void containers(Directory directory, LDAPConnection connection, Context context) {
    try {
      for (String missing :
          IncludedContainers.missing(connection, context.name(), context.containers())) {
        add(
            Grade.WARNING,
            missing,
            "this included container of "
                + context.name()
                + " does not exist, or the account may not read it: nothing of it is imported;"
                + " correct its name, take it from the list, or give the account the right to"
                + " read it");
      }
    } catch (LDAPException e) {
      add(
          Grade.ERROR,
          context.name(),
          String.valueOf(directory.stopped("looking for its included containers", e).getMessage()));
    }
  }

  private void wrongBase(LDAPConnection connection, String context) {
    String known = "";
    try {
      RootDSE root = connection.getRootDSE();
      String[] contexts = root == null ? null : root.getNamingContextDNs();
      known = contexts == null ? "" : "; it has " + String.join(" and ", contexts);
    } catch (LDAPException e) {
      // Then the list is missing from the message.
    }
    add(
        Grade.ERROR,
        context,
        "the server does not have this naming context, or shows it to others only" + known);
  }

  private void changes(Directory directory, LDAPConnection connection, String context) {
    try {
      boolean isChosen = settings.deltaMethod() == DeltaMethod.USN_CHANGED;
      if (!isChosen && mayReplicate(connection, context)) {
        add(Grade.GOOD, context, "its changes can be asked for (DirSync)");
        return;
      }
      boolean seesDeletions = DeletedObjects.areReadable(connection, context);
      if (isChosen && seesDeletions) {
        add(Grade.GOOD, context, "its changes can be asked for (uSNChanged)");
      } else {
        add(Grade.WARNING, context, limits(isChosen, seesDeletions));
      }
    } catch (LDAPException e) {
      add(
          Grade.ERROR,
          context,
          String.valueOf(directory.stopped("asking for changes", e).getMessage()));
    }
  }

  // A round that looks for nothing: what matters is whether the server begins it.
  private static boolean mayReplicate(LDAPConnection connection, String context)
      throws LDAPException {
    SearchRequest request = new SearchRequest(context, SearchScope.SUB, NOTHING, "objectGUID");
    request.addControl(new ActiveDirectoryDirSyncControl(true, 0, 1, null));
    try {
      connection.search(request);
      return true;
    } catch (LDAPException e) {
      if (e.getResultCode().equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)) {
        return false;
      }
      throw e;
    }
  }

  // As DeltaMethod states them.
  private static String limits(boolean isChosen, boolean seesDeletions) {
    if (isChosen) {
      return "the account may not read the deleted objects of it, so that deletions could not be"
          + " told: each delta import will ask for a full one; grant it that, or the right"
          + " 'Replicating Directory Changes' and use DirSync";
    }
    return "the account lacks the right 'Replicating Directory Changes' on it, which DirSync needs: "
        + (seesDeletions
            ? "delta imports will follow uSNChanged, which reads anew and whole what changed, a"
                + " group with all its members and a container with everything below it, and asks"
                + " for a full import when another domain controller answers"
            : "delta imports would follow uSNChanged, but the account may not read the deleted"
                + " objects either, so that each will ask for a full import")
        + "; grant the right on the naming context";
  }

  private void add(Grade grade, String subject, String message) {
    findings.add(new Finding(grade, subject, message));
  }
}
