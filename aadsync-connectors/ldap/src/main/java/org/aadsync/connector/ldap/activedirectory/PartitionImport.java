package org.aadsync.connector.ldap.activedirectory;

import com.google.common.base.Preconditions;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aadsync.connector.directory.ValueReader;
import org.aadsync.connector.ldap.DeltaMethod;
import org.aadsync.connector.ldap.LdapSettings;
import org.aadsync.core.spi.ConnectorException;
import org.aadsync.core.spi.ImportEvent.Completeness;
import org.aadsync.core.spi.ImportRequest;
import org.aadsync.core.spi.ImportSink;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One import of one naming context over one connection, so that one domain controller answers
 * throughout.
 *
 * <p>A full import asks where the changes are before it reads, and follows them when it has read
 * everything: an object that moved meanwhile from a place not yet read to one already read would
 * seem to be gone otherwise.
 *
 * <p>A full import that broke off goes on with the included container that it was reading; what it
 * had read before is followed from the beginning of its first part. Within one container it begins
 * anew: the entries of a search come in no order that could be relied on, and the place in its
 * pages (RFC 2696) ends with the connection. For use by one thread.
 */
final class PartitionImport {
  private static final Logger LOG = LoggerFactory.getLogger(PartitionImport.class);

  private final LdapSettings settings;
  private final ImportRequest request;
  private final ImportScope scope;
  private final DomainController controller;
  private final ObjectLookup lookup;
  private final ImportReport report;
  private final Changes dirSync;
  private final Changes usn;

  PartitionImport(
      LDAPConnection connection,
      LdapSettings settings,
      ImportRequest request,
      ImportScope scope,
      ValueReader values,
      ImportSink sink)
      throws LDAPException {
    this.settings = settings;
    this.request = request;
    this.scope = scope;
    this.controller = DomainController.of(connection);
    this.report =
        new ImportReport(
            scope,
            values,
            sink,
            request.isDelta() ? ImportReport.Phase.FOLLOWING : ImportReport.Phase.READING,
            request.known());
    this.lookup = new ObjectLookup(connection, settings.pageSize(), scope, report);
    Referrers referrers = new Referrers(connection, settings.pageSize(), scope, values, report);
    this.dirSync =
        new DirSyncChanges(
            new DirSync(connection, scope),
            controller.invocationId(),
            scope,
            values,
            lookup,
            referrers,
            report);
    this.usn = new UsnChanges(connection, scope, lookup, referrers, report);
  }

  void run() throws LDAPException, ConnectorException {
    controller.contexts().require(scope.base());
    try {
      if (request.isDelta()) {
        Watermark from = usable(request.resumeFrom().or(request::watermark));
        report.complete(changes(from).follow(from));
      } else {
        Optional<ByteString> place = request.resumeFrom();
        readFrom(place.isPresent() ? resumed(place.get()) : new ContainerPlace(start(), 0, scope));
      }
    } catch (FullImportRequiredException e) {
      report.end(new Completeness.FullImportRequired(e.reason()));
    }
  }

  private Watermark usable(Optional<ByteString> bytes) throws FullImportRequiredException {
    return usable(bytes.flatMap(Watermark::of).orElse(null));
  }

  private ContainerPlace resumed(ByteString bytes)
      throws LDAPException, FullImportRequiredException {
    Optional<ContainerPlace> place = ContainerPlace.of(bytes, scope);
    if (place.isEmpty()) {
      throw new FullImportRequiredException(
          "the place is of another version, connector or selection, or was damaged");
    }
    usable(place.get().start());
    return place.get();
  }

  private Watermark usable(@Nullable Watermark read) throws FullImportRequiredException {
    if (read == null || !read.partition().equals(scope.id())) {
      throw new FullImportRequiredException(
          "the watermark is of another version, partition or connector, or was damaged");
    }
    if (!read.invocationId().equals(controller.invocationId())) {
      throw new FullImportRequiredException(
          "the watermark is of another domain controller than the one that answers, or that one was"
              + " restored from a backup");
    }
    return read;
  }

  private Changes changes(Watermark from) {
    return from.method() == Watermark.Method.DIRSYNC ? dirSync : usn;
  }

  private void readFrom(ContainerPlace place) throws LDAPException, FullImportRequiredException {
    List<String> missing = new ArrayList<>();
    List<DN> roots = scope.roots();
    for (int read = place.read(); read < roots.size(); read++) {
      DN root = roots.get(read);
      // Whoever goes on would not know of one that is missing.
      if (read > place.read() && missing.isEmpty()) {
        report.resumable(new ContainerPlace(place.start(), read, scope));
      }
      try {
        lookup.reportTree(root.toString());
      } catch (LDAPException e) {
        if (!isMissing(e, root)) {
          throw e;
        }
        missing.add(root.toString());
      }
    }
    report.enter(ImportReport.Phase.CATCHING_UP);
    Watermark reached = catchUp(place.start());
    if (missing.isEmpty() || request.firstImport()) {
      missing.forEach(name -> LOG.warn("the included container {} does not exist", name));
      report.complete(reached);
    } else {
      report.skipped();
      // It may also be that the account does not see them any more: no reason to delete anything.
      report.end(
          new Completeness.Partial(
              (missing.size() == 1
                      ? "an included container does not exist or cannot be read, take it from the"
                          + " list or give the account the right to read it: "
                      : "included containers do not exist or cannot be read, take them from the"
                          + " list or give the account the right to read them: ")
                  + String.join("; ", missing)));
    }
  }

  private boolean isMissing(LDAPException e, DN root) throws LDAPException {
    return e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)
        && !root.equals(new DN(scope.base()));
  }

  private Watermark start() throws LDAPException {
    if (settings.deltaMethod() == DeltaMethod.DIRSYNC) {
      try {
        return dirSync.now();
      } catch (LDAPException e) {
        if (!e.getResultCode().equals(ResultCode.INSUFFICIENT_ACCESS_RIGHTS)) {
          throw e;
        }
        LOG.warn(
            "the account lacks the right Replicating Directory Changes on {}; delta imports will"
                + " use uSNChanged, which reads changed groups with all their members",
            scope.base());
      }
    }
    return usn.now();
  }

  private Watermark catchUp(Watermark start) throws LDAPException, FullImportRequiredException {
    Preconditions.checkState(!request.isDelta(), "a delta import follows from its watermark");
    try {
      return changes(start).follow(start);
    } catch (FullImportRequiredException e) {
      if (start.method() == Watermark.Method.USN_CHANGED) {
        // Without deletions nothing can be followed; the delta import will say so.
        return start;
      }
      throw e;
    }
  }
}
