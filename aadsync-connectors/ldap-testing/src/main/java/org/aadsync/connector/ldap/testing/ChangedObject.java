package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.matchingrules.OctetStringMatchingRule;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An object as DirSync shows it: its identity and what changed since a sequence number. */
final class ChangedObject {
  private record LinkChange(
      AttributeDefinition link, boolean added, DirectoryObject target, long usn) {}

  private final Forest forest;
  private final ObjectView view;
  private final ExtendedNames names;
  private final DirectoryObject object;
  private final long since;
  private final boolean incremental;
  private final Set<String> asked;
  private final List<LinkChange> linkChanges;

  ChangedObject(
      Forest forest,
      ObjectView view,
      ExtendedNames names,
      DirectoryObject object,
      long since,
      boolean incremental,
      List<String> requested) {
    this.forest = forest;
    this.view = view;
    this.names = names;
    this.object = object;
    this.since = since;
    this.incremental = incremental;
    this.asked =
        requested.contains("*")
            ? Set.of()
            : requested.stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    this.linkChanges = incremental ? changedLinks() : List.of();
  }

  /** How many changed values of links there are to send. */
  int linkValues() {
    return linkChanges.size();
  }

  /** Empty if nothing that was asked for has changed. */
  Optional<Entry> render(int firstLink, int mostLinks) {
    List<Attribute> changed = new ArrayList<>();
    if (firstLink == 0) {
      values(changed);
    }
    if (incremental) {
      incrementalLinks(changed, firstLink, mostLinks);
    } else {
      wholeLinks(changed);
    }
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    List<Attribute> all = new ArrayList<>();
    all.add(attribute(forest.schema.known("objectGUID")));
    all.add(attribute(forest.schema.known("instanceType")));
    all.addAll(changed);
    return Optional.of(new Entry(names.of(object), all));
  }

  private void values(List<Attribute> changed) {
    for (AttributeDefinition each : forest.schema.attributes()) {
      if (!each.replicated()
          || each.linkId().isPresent()
          || each.secret()
          || ObjectView.IDENTITY.contains(each.key())
          || !wanted(each.key())
          || ObjectView.usn(object, each) <= since) {
        continue;
      }
      Attribute values = attribute(each);
      if (values.size() > 0 || since > 0) {
        changed.add(values);
      }
    }
    if (object.nameUsn > since && wanted("parentguid") && object.parent != null) {
      changed.add(attribute(forest.schema.known("parentGUID")));
    }
  }

  private boolean wanted(String key) {
    return asked.isEmpty() || asked.contains(key);
  }

  private Attribute attribute(AttributeDefinition attribute) {
    return new Attribute(
        attribute.name(),
        OctetStringMatchingRule.getInstance(),
        view.values(object, attribute).toArray(ASN1OctetString[]::new));
  }

  private List<LinkChange> changedLinks() {
    List<LinkChange> changes = new ArrayList<>();
    object.links.forEach(
        (key, links) -> {
          AttributeDefinition link = forest.schema.known(key);
          if (wanted(key)) {
            collect(changes, link, true, links.present);
            if (since > 0) {
              collect(changes, link, false, links.removed);
            }
          }
        });
    changes.sort(Comparator.comparingLong(LinkChange::usn));
    return changes;
  }

  private void collect(
      List<LinkChange> changes,
      AttributeDefinition link,
      boolean added,
      Map<DirectoryObject, Long> values) {
    values.forEach(
        (target, usn) -> {
          if (usn > since) {
            changes.add(new LinkChange(link, added, target, usn));
          }
        });
  }

  private void incrementalLinks(List<Attribute> changed, int first, int most) {
    Map<String, List<DirectoryObject>> byName =
        linkChanges.stream()
            .skip(first)
            .limit(most)
            .collect(
                Collectors.groupingBy(
                    each -> each.link().name() + (each.added() ? ";range=1-1" : ";range=0-0"),
                    LinkedHashMap::new,
                    Collectors.mapping(LinkChange::target, Collectors.toList())));
    byName.forEach((name, targets) -> changed.add(named(name, targets)));
  }

  private void wholeLinks(List<Attribute> changed) {
    object.links.forEach(
        (key, links) -> {
          if (wanted(key) && links.usn() > since && (since > 0 || !links.present.isEmpty())) {
            changed.add(named(forest.schema.known(key).name(), links.present.keySet()));
          }
        });
  }

  private Attribute named(String name, Collection<DirectoryObject> targets) {
    return new Attribute(
        name,
        OctetStringMatchingRule.getInstance(),
        targets.stream()
            .map(each -> new ASN1OctetString(names.of(each)))
            .toArray(ASN1OctetString[]::new));
  }
}
