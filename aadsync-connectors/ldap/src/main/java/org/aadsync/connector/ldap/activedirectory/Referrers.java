package org.aadsync.connector.ldap.activedirectory;

import com.google.common.collect.ImmutableList;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aadsync.connector.directory.AttributeNames;
import org.aadsync.connector.directory.RefusedException;
import org.aadsync.connector.directory.ValueReader;
import org.aadsync.connector.ldap.discovery.ForwardLinks;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.spi.AttributeChange;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what refers to objects that were brought back to life.
 *
 * <p>With the recycle bin, the links to a deleted object are hidden and show again when it is
 * restored, and nothing of the groups it is in tells so: they do not change (MS-ADTS 3.1.1.5.5.6:
 * no originating update). Without this, whoever took note of the deletion would never learn that
 * the object is a member again.
 *
 * <p>A restored object shows in two ways: DirSync tells that {@code isDeleted} has changed; and
 * {@code lastKnownParent}, which a deletion sets, stays for ever. By the latter it is taken for
 * restored each time it moves (DirSync) or changes (uSNChanged), which costs the search and does no
 * harm.
 *
 * <p>It is restored into its own naming context (MS-ADTS 3.1.1.5.3.7), and only that one is looked
 * through: what refers to it from another one shows in a full import of that. For use by one
 * thread.
 */
final class Referrers {
  private final LDAPConnection connection;
  private final SearchPages pages;
  private final ImportScope scope;
  private final ValueReader values;
  private final ImportReport report;
  private @Nullable ImmutableList<AttributeDefinition> links;

  Referrers(
      LDAPConnection connection,
      int pageSize,
      ImportScope scope,
      ValueReader values,
      ImportReport report) {
    this.connection = connection;
    this.pages = new SearchPages(connection, pageSize);
    this.scope = scope;
    this.values = values;
    this.report = report;
  }

  /** Returns whether an object was deleted once. */
  static boolean wasDeleted(Entry entry) {
    return entry.hasAttribute(ImportScope.LAST_KNOWN_PARENT);
  }

  /** Returns of an object what is needed to look for what refers to it: a group may be large. */
  static Entry target(Entry entry) {
    Entry target = new Entry(entry.getDN());
    for (String name : List.of(AttributeNames.OBJECT_CLASS, ImportScope.IS_DELETED)) {
      Attribute attribute = entry.getAttribute(name);
      if (attribute != null) {
        target.addAttribute(attribute);
      }
    }
    return target;
  }

  /**
   * Reports the selected objects of the partition that refer to an object by a link, each with that
   * value alone: a group may have many.
   *
   * @param restored the object as it is now; one that is not selected is of no interest
   */
  void report(Entry restored) throws LDAPException {
    if (ImportReport.isDeleted(restored) || !report.isSelected(restored)) {
      return;
    }
    for (AttributeDefinition link : links()) {
      Filter refers = Filter.createEqualityFilter(link.name(), restored.getDN());
      pages.forEach(
          scope.base(),
          Filter.createANDFilter(refers, scope.selected()),
          List.of(AttributeNames.OBJECT_CLASS, ObjectGuid.ATTRIBUTE),
          entry -> report(entry, link, restored.getDN()));
    }
  }

  private void report(Entry referrer, AttributeDefinition link, String target) {
    ObjectGuid guid = ObjectGuid.of(referrer).orElse(null);
    if (guid == null || !report.isSelected(referrer)) {
      return;
    }
    try {
      List<Object> value = ValueReader.values(link, new Attribute(link.name(), target));
      report.changed(
          guid,
          List.of(
              link.multiValued()
                  ? new AttributeChange.Delta(link, value, List.of())
                  : new AttributeChange.Replace(link, value)));
    } catch (RefusedException e) {
      report.rejected(referrer.getDN(), guid.anchor(), e.error());
    }
  }

  /** Returns the selected attributes that are links. */
  private ImmutableList<AttributeDefinition> links() throws LDAPException {
    ImmutableList<AttributeDefinition> known = links;
    if (known == null) {
      known = selectedLinks();
      links = known;
    }
    return known;
  }

  private ImmutableList<AttributeDefinition> selectedLinks() throws LDAPException {
    Map<String, AttributeDefinition> references = new LinkedHashMap<>();
    for (String name : scope.attributes()) {
      AttributeDefinition attribute = values.find(name);
      if (attribute != null && attribute.type() == AttributeType.REFERENCE) {
        references.put(AttributeNames.key(name), attribute);
      }
    }
    Set<String> linked =
        ForwardLinks.among(
            connection, references.values().stream().map(AttributeDefinition::name).toList());
    references.keySet().retainAll(linked);
    return ImmutableList.copyOf(references.values());
  }
}
