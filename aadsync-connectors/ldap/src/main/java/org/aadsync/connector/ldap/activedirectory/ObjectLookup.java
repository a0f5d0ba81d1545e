package org.aadsync.connector.ldap.activedirectory;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.aadsync.connector.directory.AttributeNames;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.ldap.discovery.DeletedObjects;
import org.aadsync.connector.ldap.exchange.EntrySearch;
import org.aadsync.core.spi.ConnectorError;

/** Reads whole objects of one partition and reports them. For use by one thread. */
final class ObjectLookup {
  // Filters of more parts get slow; a page of a DirSync answer has few objects that are new.
  private static final int BATCH = 100;
  // Nothing that can be selected is ever below one of these (possSuperiors of the schema).
  private static final ImmutableSet<String> LEAVES =
      ImmutableSet.of("person", "group", "device", "foreignsecurityprincipal");

  private final LDAPConnection connection;
  private final ImportScope scope;
  private final ImportReport report;
  private final SearchPages pages;
  private final RangeRetrieval ranges;

  ObjectLookup(LDAPConnection connection, int pageSize, ImportScope scope, ImportReport report) {
    this.connection = connection;
    this.scope = scope;
    this.report = report;
    this.pages = new SearchPages(connection, pageSize);
    this.ranges = new RangeRetrieval(connection);
  }

  /** Reports all objects of the selected classes at and below a name. */
  void reportTree(String base) throws LDAPException {
    pages.forEach(base, scope.selected(), scope.wholeAttributes(), this::report);
  }

  /** Reports all objects that a filter finds, deleted ones too. */
  void reportMatches(Filter filter, EntrySearch.Entries also) throws LDAPException {
    pages.forEach(
        scope.base(),
        filter,
        scope.wholeAttributes(),
        entry -> {
          report(entry);
          also.accept(entry);
        },
        DeletedObjects.SHOW);
  }

  /** Returns the names and classes of the containers that a filter finds. */
  List<Entry> containers(Filter filter) throws LDAPException {
    List<Entry> found = new ArrayList<>();
    pages.forEach(
        scope.base(),
        Filter.createANDFilter(filter, ImportScope.containers()),
        List.of(AttributeNames.OBJECT_CLASS),
        found::add);
    return found;
  }

  void report(Entry entry) throws LDAPException {
    try {
      ranges.complete(entry).ifPresentOrElse(report::object, () -> report.gone(entry));
    } catch (RefusedException e) {
      report.rejected(
          entry.getDN(), ObjectGuid.of(entry).map(ObjectGuid::anchor).orElse(null), e.error());
    }
  }

  /**
   * Reports objects as they are now, and what is below those that may have moved.
   *
   * @param moved by object, whether it may be a container that moved
   * @param also takes each of them that there is, but for what is below
   * @throws FullImportRequiredException if one of them may be an included container
   */
  void reportNow(Map<ObjectGuid, Boolean> moved, EntrySearch.Entries also)
      throws LDAPException, FullImportRequiredException {
    for (List<ObjectGuid> batch : Lists.partition(new ArrayList<>(moved.keySet()), BATCH)) {
      Map<ObjectGuid, SearchResultEntry> found = find(batch);
      for (Map.Entry<ObjectGuid, SearchResultEntry> each : found.entrySet()) {
        if (moved.getOrDefault(each.getKey(), false)) {
          requireInclusions(each.getValue());
        }
      }
      for (ObjectGuid guid : batch) {
        Optional<SearchResultEntry> entry = Optional.ofNullable(found.get(guid));
        if (entry.isEmpty()) {
          report.rejected(
              null,
              guid.anchor(),
              new ConnectorError(
                  "read-error",
                  null,
                  "it has changed, but the account does not see it; let the account read it"));
          continue;
        }
        report(entry.get());
        also.accept(entry.get());
        if (moved.getOrDefault(guid, false) && !ImportReport.isDeleted(entry.get())) {
          reportBelow(entry.get(), guid);
        }
      }
    }
  }

  private Map<ObjectGuid, SearchResultEntry> find(Collection<ObjectGuid> guids)
      throws LDAPException {
    Map<ObjectGuid, SearchResultEntry> found = new HashMap<>();
    Filter any = Filter.createORFilter(guids.stream().map(ObjectGuid::filter).toList());
    pages.forEach(
        scope.base(),
        any,
        scope.wholeAttributes(),
        entry -> ObjectGuid.of(entry).ifPresent(guid -> found.put(guid, entry)),
        DeletedObjects.SHOW);
    return found;
  }

  /**
   * Refuses to conclude anything from the name of a container where an included one is missing that
   * it may have been, or may have been above: what is in it has not left for that. A container is
   * taken for another one if it is beside where that was, renamed, or bears its name elsewhere,
   * moved. The list of containers is to be changed, and until then a full import says so.
   *
   * @throws FullImportRequiredException if it may be an included container, or one above it
   */
  void requireInclusions(Entry container) throws LDAPException, FullImportRequiredException {
    String[] classes = container.getAttributeValues(AttributeNames.OBJECT_CLASS);
    DN name = container.getParsedDN();
    if (classes == null
        || hasLeafClass(classes)
        || ImportReport.isDeleted(container)
        || isAtOrBelowRoot(name)) {
      return;
    }
    for (DN root : scope.roots()) {
      if (mayHaveBeenAtOrAbove(name, root) && !exists(root)) {
        throw new FullImportRequiredException(
            "the included container "
                + root
                + " is not there any more, and may be "
                + name
                + " now, or below it; nothing is taken for deleted. Put the new name into the list"
                + " of containers, or give the container its old one");
      }
    }
  }

  private boolean mayHaveBeenAtOrAbove(DN now, DN root) throws LDAPException {
    DN base = new DN(scope.base());
    DN before = root;
    while (before != null && before.isDescendantOf(base, false)) {
      boolean isBeside = Objects.equals(before.getParent(), now.getParent());
      boolean bearsTheName = Objects.equals(before.getRDN(), now.getRDN());
      if ((isBeside || bearsTheName) && !before.equals(now) && !exists(before)) {
        return true;
      }
      before = before.getParent();
    }
    return false;
  }

  private boolean isAtOrBelowRoot(DN name) throws LDAPException {
    for (DN root : scope.roots()) {
      if (name.isDescendantOf(root, true)) {
        return true;
      }
    }
    return false;
  }

  private boolean exists(DN name) throws LDAPException {
    return connection.getEntry(name.toString(), SearchRequest.NO_ATTRIBUTES) != null;
  }

  /** Reports what is below an object that has another name now: nothing else tells of it. */
  void reportBelow(Entry container, ObjectGuid guid) throws LDAPException {
    String[] classes = container.getAttributeValues(AttributeNames.OBJECT_CLASS);
    if (classes == null || hasLeafClass(classes)) {
      return;
    }
    try {
      pages.forEach(
          guid.dn(),
          scope.selected(),
          scope.wholeAttributes(),
          entry -> {
            if (!ObjectGuid.of(entry).equals(Optional.of(guid))) {
              report(entry);
            }
          });
    } catch (LDAPException e) {
      // Deleted meanwhile, and all below it: the changes will tell.
      if (!e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
        throw e;
      }
    }
  }

  private static boolean hasLeafClass(String... classes) {
    for (String name : classes) {
      if (LEAVES.contains(AttributeNames.key(name))) {
        return true;
      }
    }
    return false;
  }
}
