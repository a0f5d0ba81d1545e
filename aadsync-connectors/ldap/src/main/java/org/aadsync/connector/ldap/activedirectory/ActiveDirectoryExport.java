package org.aadsync.connector.ldap.activedirectory;

import com.google.common.base.Preconditions;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.List;
import org.aadsync.connector.ldap.connection.Directory;
import org.aadsync.connector.ldap.exchange.IdleCheck;
import org.aadsync.core.config.ConnectorDefinition;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ExportOperation;
import org.aadsync.core.spi.ExportOutcome;
import org.aadsync.core.spi.ExportSession;
import org.jspecify.annotations.Nullable;

/**
 * One export. What it does is done at once; an operation whose answer was lost is sent again over a
 * new connection, as one that may have been done. For use by one thread.
 */
final class ActiveDirectoryExport implements ExportSession {
  private final ConnectorDefinition definition;
  private final Directory directory;
  private final IdleCheck idle = new IdleCheck();
  private @Nullable LDAPConnection connection;
  private boolean ended;

  ActiveDirectoryExport(ConnectorDefinition definition, Directory directory)
      throws ConnectorException {
    this.definition = definition;
    this.directory = directory;
    this.connection = directory.connect();
  }

  @Override
  public List<ExportOutcome> export(List<ExportOperation> batch) throws ConnectorException {
    Preconditions.checkState(!ended, "this export was committed or closed");
    List<ExportOutcome> outcomes = new ArrayList<>(batch.size());
    for (ExportOperation operation : batch) {
      outcomes.add(write(operation));
    }
    return outcomes;
  }

  private ExportOutcome write(ExportOperation operation) throws ConnectorException {
    try {
      return writer().write(operation, operation.repeated());
    } catch (LDAPException e) {
      disconnect();
    }
    try {
      return writer().write(operation, true);
    } catch (LDAPException e) {
      disconnect();
      throw directory.stopped(
          "writing '" + operation.dn() + "'", Refusals.repeatable(operation, e));
    }
  }

  private ObjectWriter writer() throws ConnectorException {
    LDAPConnection usable = connection;
    if (usable == null || idle.isGone(usable)) {
      disconnect();
      usable = directory.connect();
      idle.use();
      connection = usable;
    }
    return new ObjectWriter(definition, usable);
  }

  private void disconnect() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  @Override
  public boolean writesAtOnce() {
    return true;
  }

  @Override
  public void commit() {
    Preconditions.checkState(!ended, "this export was committed or closed");
    ended = true;
  }

  @Override
  public void close() {
    ended = true;
    disconnect();
  }
}
