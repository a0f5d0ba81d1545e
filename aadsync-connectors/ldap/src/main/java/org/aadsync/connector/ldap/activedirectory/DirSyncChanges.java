package org.aadsync.connector.ldap.activedirectory;

import com.google.common.collect.ImmutableList;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.directory.ValueReader;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.spi.Anchor;
import org.aadsync.core.spi.AttributeChange;
import org.aadsync.core.spi.ConnectorError;
import org.aadsync.expressions.value.ByteString;

/**
 * Changes as the DirSync control tells them.
 *
 * <p>Changed attributes and single values of linked ones are reported as they come. What is new,
 * was renamed, moved or brought back to life is read anew, a page of changes at once, as the
 * control does not say what it was before; so is everything below a container with another name, of
 * which the control says nothing, and what refers to an object that was brought back or came into
 * what is selected. Attributes that are not replicated, or that the directory computes ({@code
 * memberOf}), change without notice: a full import sees them. So it is with an object whose class
 * changes from one that is not selected. For use by one thread.
 */
final class DirSyncChanges implements Changes {
  private static final String PARENT_GUID = "parentGUID";
  // Incremental values: MS-ADTS 3.1.1.3.4.1.3. 1 are those that are there, 0 those that are not.
  private static final Pattern VALUES =
      Pattern.compile("(.+);range=([01])-\\2", Pattern.CASE_INSENSITIVE);

  private final DirSync dirSync;
  private final ByteString invocationId;
  private final ImportScope scope;
  private final ValueReader values;
  private final ObjectLookup lookup;
  private final Referrers referrers;
  private final ImportReport report;

  DirSyncChanges(
      DirSync dirSync,
      ByteString invocationId,
      ImportScope scope,
      ValueReader values,
      ObjectLookup lookup,
      Referrers referrers,
      ImportReport report) {
    this.dirSync = dirSync;
    this.invocationId = invocationId;
    this.scope = scope;
    this.values = values;
    this.lookup = lookup;
    this.referrers = referrers;
    this.report = report;
  }

  @Override
  public Watermark now() throws LDAPException {
    return new Watermark(scope.id(), invocationId, Watermark.Method.DIRSYNC, dirSync.now());
  }

  @Override
  public Watermark follow(Watermark from) throws LDAPException, FullImportRequiredException {
    Watermark reached = from;
    while (true) {
      DirSync.Page page = dirSync.next(reached.position());
      report(page.entries());
      reached = reached.at(page.cookie());
      if (!page.more()) {
        return reached;
      }
      report.resumable(reached);
    }
  }

  private void report(List<? extends Entry> entries)
      throws LDAPException, FullImportRequiredException {
    Map<ObjectGuid, Boolean> toRead = new LinkedHashMap<>();
    Set<ObjectGuid> undeleted = new HashSet<>();
    List<Entry> changed = new ArrayList<>();
    // Deleted objects first: others may have taken over their names.
    for (Entry entry : entries) {
      Optional<ObjectGuid> guid =
          ObjectGuid.of(entry).or(() -> ObjectGuid.ofTombstone(entry.getDN()));
      if (guid.isEmpty()) {
        report.rejected(
            entry.getDN(),
            null,
            new ConnectorError(
                "missing-anchor-component", ObjectGuid.ATTRIBUTE, "a change of no object"));
      } else if (ImportReport.isDeleted(entry)) {
        report.deleted(guid.get());
      } else if (hasToBeRead(entry)) {
        toRead.merge(guid.get(), isMoved(entry), Boolean::logicalOr);
        if (entry.hasAttribute(ImportScope.IS_DELETED)) {
          undeleted.add(guid.get());
        }
      } else {
        changed.add(entry);
      }
    }
    Set<String> targets = new LinkedHashSet<>();
    lookup.reportNow(
        toRead,
        entry -> {
          boolean isUndeleted = ObjectGuid.of(entry).filter(undeleted::contains).isPresent();
          if ((isUndeleted || Referrers.wasDeleted(entry)) && report.isPresent(entry)) {
            targets.add(entry.getDN());
          }
        });
    Map<Anchor, String> arrivals = report.takeArrivals();
    toRead.forEach(
        (guid, moved) -> {
          if (!moved) {
            arrivals.remove(guid.anchor()); // what is new is in nothing that is not changed
          }
        });
    targets.addAll(arrivals.values());
    for (Entry entry : changed) {
      Optional<ObjectGuid> guid = ObjectGuid.of(entry);
      if (guid.isPresent() && !toRead.containsKey(guid.get())) {
        reportChanges(entry, guid.get());
      }
    }
    // Last: the directory is asked now, and the changes above are older.
    for (String target : targets) {
      referrers.report(target);
    }
  }

  private static boolean hasToBeRead(Entry entry) {
    return entry.hasAttribute("objectClass")
        || entry.hasAttribute(ImportScope.IS_DELETED)
        || entry.hasAttribute(ImportScope.NAME)
        || entry.hasAttribute(PARENT_GUID)
        || entry.getAttributes().stream().map(Attribute::getName).anyMatch(DirSyncChanges::isPart);
  }

  // Some of the values, but not as changes are told.
  private static boolean isPart(String name) {
    return RangeRetrieval.hasRange(name) && !VALUES.matcher(name).matches();
  }

  // What is new has nothing below it that is not new.
  private static boolean isMoved(Entry entry) {
    return !entry.hasAttribute("objectClass");
  }

  private void reportChanges(Entry entry, ObjectGuid guid) {
    try {
      if (report.isInside(entry.getDN())) {
        report.changed(guid, changes(entry));
      }
    } catch (RefusedException e) {
      report.rejected(entry.getDN(), guid.anchor(), e.error());
    }
  }

  /** What the control says of one attribute: all its values, or those that came and went. */
  private static final class Change {
    private final List<Object> all = new ArrayList<>();
    private final List<Object> adds = new ArrayList<>();
    private final List<Object> deletes = new ArrayList<>();
    private boolean isIncremental;
  }

  private List<AttributeChange> changes(Entry entry) throws RefusedException {
    Map<AttributeDefinition, Change> changes = new LinkedHashMap<>();
    for (Attribute attribute : entry.getAttributes()) {
      Matcher incremental = VALUES.matcher(attribute.getName());
      boolean some = incremental.matches();
      String name = some ? incremental.group(1) : attribute.getName();
      AttributeDefinition definition = values.find(name);
      // The GUID comes with every entry, changed or not.
      if (definition == null || isGuid(name)) {
        continue;
      }
      Change change = changes.computeIfAbsent(definition, key -> new Change());
      List<Object> read = ValueReader.values(definition, attribute);
      if (!some) {
        change.all.addAll(read);
      } else {
        change.isIncremental = true;
        (incremental.group(2).equals("1") ? change.adds : change.deletes).addAll(read);
      }
    }
    ImmutableList.Builder<AttributeChange> list = ImmutableList.builder();
    for (Map.Entry<AttributeDefinition, Change> each : changes.entrySet()) {
      list.add(change(each.getKey(), each.getValue()));
    }
    return list.build();
  }

  private static boolean isGuid(String name) {
    return name.toLowerCase(Locale.ROOT).equals("objectguid");
  }

  private static AttributeChange change(AttributeDefinition attribute, Change change)
      throws RefusedException {
    if (change.isIncremental && attribute.multiValued()) {
      return new AttributeChange.Delta(attribute, change.adds, change.deletes);
    }
    List<Object> values = change.isIncremental ? change.adds : change.all;
    if (!attribute.multiValued() && values.size() > 1) {
      throw new RefusedException(
          "multi-single-mismatch",
          attribute.name(),
          values.size() + " values; the schema says that the attribute has one");
    }
    return new AttributeChange.Replace(attribute, values);
  }
}
