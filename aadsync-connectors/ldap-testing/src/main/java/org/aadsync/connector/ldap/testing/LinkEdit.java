package org.aadsync.connector.ldap.testing;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Changes of one link, value by value: a change of one member of many touches one. */
final class LinkEdit {
  private final DirectoryObject source;
  private final AttributeDefinition link;
  private final Set<DirectoryObject> added = new LinkedHashSet<>();
  private final Set<DirectoryObject> removed = new LinkedHashSet<>();

  LinkEdit(DirectoryObject source, AttributeDefinition link) {
    this.source = source;
    this.link = link;
  }

  void stage(ModificationType kind, List<DirectoryObject> targets, boolean permissive)
      throws LDAPException {
    if (kind.equals(ModificationType.ADD)) {
      for (DirectoryObject each : targets) {
        add(each, permissive);
      }
    } else if (kind.equals(ModificationType.DELETE) && !targets.isEmpty()) {
      for (DirectoryObject each : targets) {
        remove(each, permissive);
      }
    } else {
      if (kind.equals(ModificationType.DELETE) && size() == 0 && !permissive) {
        throw ModifyOperation.missing(link);
      }
      added.clear();
      removed.addAll(present());
      for (DirectoryObject each : targets) {
        add(each, true);
      }
    }
  }

  private Set<DirectoryObject> present() {
    return source.linksOf(link).present.keySet();
  }

  private boolean contains(DirectoryObject target) {
    return added.contains(target) || (present().contains(target) && !removed.contains(target));
  }

  private void add(DirectoryObject target, boolean permissive) throws LDAPException {
    if (contains(target)) {
      if (permissive) {
        return;
      }
      // The account manager, which owns the members of groups, words this in its own way.
      throw link.key().equals("member")
          ? Refusal.of(
              ResultCode.ENTRY_ALREADY_EXISTS,
              "00000562",
              "UpdErr: problem 6005 (ENTRY_EXISTS)",
              target.dn())
          : ValueChecks.exists(link);
    }
    if (!removed.remove(target)) {
      added.add(target);
    }
  }

  private void remove(DirectoryObject target, boolean permissive) throws LDAPException {
    if (!contains(target)) {
      if (permissive) {
        return;
      }
      throw link.key().equals("member")
          ? Refusal.unwilling("00000561", target.dn())
          : ModifyOperation.missing(link);
    }
    if (!added.remove(target)) {
      removed.add(target);
    }
  }

  private int size() {
    return present().size() - removed.size() + added.size();
  }

  void check() throws LDAPException {
    if (link.single() && size() > 1) {
      throw removed.isEmpty() && !present().isEmpty()
          ? ValueChecks.exists(link)
          : Refusal.of(
              ResultCode.CONSTRAINT_VIOLATION,
              "00002081",
              "AtrErr: problem 1005 (CONSTRAINT_ATT_TYPE)",
              link.name());
    }
  }

  boolean empty() {
    return added.isEmpty() && removed.isEmpty();
  }

  void commit(Forest forest) {
    removed.forEach(target -> forest.unlink(source, link, target));
    added.forEach(target -> forest.link(source, link, target));
  }
}
