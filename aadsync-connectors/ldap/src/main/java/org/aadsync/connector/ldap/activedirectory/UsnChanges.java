package org.aadsync.connector.ldap.activedirectory;

import com.google.common.primitives.Longs;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.aadsync.connector.ldap.discovery.DeletedObjects;

/**
 * Changes as {@code uSNChanged} tells them (MSDN, <i>Polling for changes using USNChanged</i>), for
 * accounts that may not use DirSync.
 *
 * <p>An object that changed is read anew, a group with all its members. As nothing says what
 * changed of a container, everything below one that did is reported: it may have moved; and so is
 * what refers to an object that was deleted once, as it may have been brought back, or that came
 * into what is selected. The numbers are those of one domain controller; another one needs a full
 * import. Deletions show in the container of deleted objects alone, which only administrators may
 * read unless it is granted; without that nothing is followed, since deletions would be lost. For
 * use by one thread.
 */
final class UsnChanges implements Changes {
  private final LDAPConnection connection;
  private final ImportScope scope;
  private final ObjectLookup lookup;
  private final Referrers referrers;
  private final ImportReport report;

  UsnChanges(
      LDAPConnection connection,
      ImportScope scope,
      ObjectLookup lookup,
      Referrers referrers,
      ImportReport report) {
    this.connection = connection;
    this.scope = scope;
    this.lookup = lookup;
    this.referrers = referrers;
    this.report = report;
  }

  @Override
  public Watermark now() throws LDAPException {
    DomainController controller = DomainController.of(connection);
    return Watermark.ofUsn(scope.id(), controller.invocationId(), controller.highestUsn() + 1);
  }

  @Override
  public Watermark follow(Watermark from) throws LDAPException, FullImportRequiredException {
    if (!DeletedObjects.areReadable(connection, scope.base())) {
      throw new FullImportRequiredException(
          "the account may not read the deleted objects of "
              + scope.base()
              + ", so that deletions could not be told; grant it that, or the right Replicating"
              + " Directory Changes and use DirSync");
    }
    // Before reading: what changes meanwhile comes twice.
    Watermark next = now();
    if (next.usn() < from.usn()) {
      throw new FullImportRequiredException(
          "the domain controller has counted back: it was restored");
    }
    Filter since = Filter.createGreaterOrEqualFilter(RangeRetrieval.USN_CHANGED, from.usn() + "");
    Filter deleted = Filter.createEqualityFilter(ImportScope.IS_DELETED, "TRUE");
    Filter isNew = Filter.createGreaterOrEqualFilter(ImportScope.USN_CREATED, from.usn() + "");
    Filter older = Filter.createANDFilter(since, Filter.createNOTFilter(isNew));
    for (Entry container : lookup.containers(older)) {
      lookup.requireInclusions(container);
    }
    // Deleted objects first: others may have taken over their names.
    lookup.reportMatches(Filter.createANDFilter(deleted, since), entry -> {});
    lookup.reportMatches(
        Filter.createANDFilter(since, scope.changing(), Filter.createNOTFilter(deleted)),
        entry -> reportAround(entry, from.usn()));
    return next;
  }

  /** What is below an object that is not new, or refers to it, need not show as changed. */
  private void reportAround(Entry entry, long since) throws LDAPException {
    String created = entry.getAttributeValue(ImportScope.USN_CREATED);
    Long number = created == null ? null : Longs.tryParse(created);
    Optional<ObjectGuid> guid = ObjectGuid.of(entry);
    if (guid.isPresent() && (number == null || number < since)) {
      lookup.reportBelow(entry, guid.get());
      Set<String> targets = new LinkedHashSet<>(report.takeArrivals().values());
      if (Referrers.wasDeleted(entry) && report.isPresent(entry)) {
        targets.add(entry.getDN());
      }
      for (String target : targets) {
        referrers.report(target);
      }
    }
    report.takeArrivals(); // what is new is in nothing that is not changed
  }
}
