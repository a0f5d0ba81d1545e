package org.aadsync.connector.file;

import com.google.common.collect.ImmutableList;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.SpaceSchema;
import org.jspecify.annotations.Nullable;

/**
 * The names that an export has deleted or renamed, in order. A record follows them when it is next
 * read, so nobody has to find out who refers to a name. For use by one thread.
 *
 * <p>Time is counted in changes: a record that was written at time 3 follows the changes from 4 on.
 * A name that was deleted and created again is therefore two names to those who refer to it.
 */
final class ReferenceChanges {
  private record Change(int time, @Nullable String newDn) {}

  private final ImmutableList<String> referenceAttributes;
  private final Map<String, List<Change>> changes = new HashMap<>();
  private int now;

  ReferenceChanges(SpaceSchema schema) {
    this.referenceAttributes =
        schema.attributes().stream()
            .filter(attribute -> attribute.type() == AttributeType.REFERENCE)
            .map(AttributeDefinition::name)
            .collect(ImmutableList.toImmutableList());
  }

  /** Returns the time of the last change. */
  int now() {
    return now;
  }

  void deleted(String normalizedDn) {
    add(normalizedDn, null);
  }

  void renamed(String normalizedDn, String newDn) {
    add(normalizedDn, newDn);
  }

  private void add(String normalizedDn, @Nullable String newDn) {
    now++;
    changes.computeIfAbsent(normalizedDn, name -> new ArrayList<>(1)).add(new Change(now, newDn));
  }

  /** Returns the record that was written at {@code time} as it is now. */
  LdifRecord follow(LdifRecord record, int time) {
    if (time == now) {
      return record;
    }
    return follow(record, dn -> follow(dn, time));
  }

  /** Returns a record that had another name with its references to itself as they are now. */
  LdifRecord followItself(LdifRecord renamed, String oldNormalizedDn) {
    return follow(renamed, dn -> isName(oldNormalizedDn, dn) ? renamed.dn() : dn);
  }

  private static boolean isName(String normalizedDn, String reference) {
    try {
      return DN.normalize(reference).equals(normalizedDn);
    } catch (LDAPException e) {
      return false; // a SID
    }
  }

  /** Says what a reference has become. */
  private interface Following {
    /** Returns the DN that the target has now, or null if it was deleted. */
    @Nullable String follow(String dn);
  }

  private LdifRecord follow(LdifRecord record, Following following) {
    LdifRecord followed = record;
    for (String attribute : referenceAttributes) {
      if (record.has(attribute)) {
        followed = follow(followed, attribute, following);
      }
    }
    return followed;
  }

  private static LdifRecord follow(LdifRecord record, String attribute, Following following) {
    boolean changed = false;
    List<byte[]> values = new ArrayList<>();
    for (byte[] value : record.values(attribute)) {
      String before = new String(value, StandardCharsets.UTF_8);
      String after = following.follow(before);
      changed |= !before.equals(after);
      if (before.equals(after)) {
        values.add(value);
      } else if (after != null) {
        values.add(after.getBytes(StandardCharsets.UTF_8));
      }
    }
    return changed ? record.with(attribute, values) : record;
  }

  private @Nullable String follow(String dn, int since) {
    String current = dn;
    int time = since;
    while (true) {
      Change next = next(current, time);
      if (next == null) {
        return current;
      }
      if (next.newDn() == null) {
        return null;
      }
      current = next.newDn();
      time = next.time();
    }
  }

  private @Nullable Change next(String dn, int time) {
    try {
      for (Change change : changes.getOrDefault(DN.normalize(dn), List.of())) {
        if (change.time() > time) {
          return change;
        }
      }
      return null;
    } catch (LDAPException e) {
      // A SID, or something that nobody can follow: it stays.
      return null;
    }
  }
}
