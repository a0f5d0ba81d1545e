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
import org.aadsync.connector.ldap.exchange.EntrySearch;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.spi.AttributeChange;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what refers to objects that were brought back to life, or that came into what is
 * selected.
 *
 * <p>A group shows the name that a member has at that time, and does not change when the member
 * moves (MS-ADTS 3.1.1.1.6). Who read it while the member was outside the selected containers does
 * not know it by the name that it has inside.
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

  /**
   * Reports the selected objects of the partition that refer to an object by a link, each with that
   * value alone: a group may have many.
   *
   * @param target the name of the object, which is selected
   */
  void report(String target) throws LDAPException {
    Map<AttributeDefinition, Filter> filters = new LinkedHashMap<>();
    for (AttributeDefinition link : links()) {
      filters.put(link, Filter.createEqualityFilter(link.name(), target));
    }
    if (!filters.isEmpty() && isFound(Filter.createORFilter(filters.values()))) {
      for (Map.Entry<AttributeDefinition, Filter> each : filters.entrySet()) {
        forEach(each.getValue(), entry -> report(entry, each.getKey(), target));
      }
    }
  }

  /** Most objects that come are in nothing, and one search says so for all links. */
  private boolean isFound(Filter filter) throws LDAPException {
    boolean[] found = {false};
    forEach(filter, entry -> found[0] = true);
    return found[0];
  }

  private void forEach(Filter refers, EntrySearch.Entries entries) throws LDAPException {
    pages.forEach(
        scope.base(),
        Filter.createANDFilter(refers, scope.selected()),
        List.of(AttributeNames.OBJECT_CLASS, ObjectGuid.ATTRIBUTE),
        entries);
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
