package org.aadsync.samples.oracle;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A directory some time later: some objects went, some were dented. As in a directory, anchors stay
 * and references follow what they lead to.
 */
final class ChangedDirectory {
  private final OracleSchema schema;

  /** New DNs by normalized old one; empty = the object is gone. */
  private final Map<String, String> moves = new HashMap<>();

  private ChangedDirectory(OracleSchema schema) {
    this.schema = schema;
  }

  static List<LdifRecord> of(List<Entry> before, OracleConfiguration configuration, Random random) {
    List<LdifRecord> records = new ArrayList<>(before.stream().map(LdifRecord::of).toList());
    Dented dented =
        new Dented(random, configuration, records.stream().map(LdifRecord::dn).toList());
    ChangedDirectory changed = new ChangedDirectory(configuration.adSchema());
    records.removeIf(record -> changed.change(record, dented, random.nextDouble()));
    records.forEach(changed::follow);
    return records;
  }

  /** Changes one record; returns whether it goes. */
  private boolean change(LdifRecord record, Dented dented, double chance) {
    boolean changes =
        record.hasClass("user") || record.hasClass("group") || record.hasClass("contact");
    if (!changes || chance > 0.2) {
      return false;
    }
    String name = Names.normalized(record.dn());
    if (chance < 0.03) {
      moves.put(name, "");
      return true;
    }
    byte[] anchor = record.bytes("objectGUID");
    dented.dent(record);
    if (anchor != null) {
      record.set("objectGUID", anchor);
    }
    if (!Names.normalized(record.dn()).equals(name)) {
      moves.put(name, record.dn());
    }
    return false;
  }

  private void follow(LdifRecord record) {
    for (String name : record.names()) {
      OracleAttribute attribute = schema.find(name);
      if (attribute == null || attribute.kind() != OracleAttribute.Kind.REFERENCE) {
        continue;
      }
      List<byte[]> values = List.copyOf(record.values(name));
      if (values.stream().anyMatch(value -> target(value) != null)) {
        record.remove(name);
        for (byte[] value : values) {
          String target = target(value);
          if (target == null) {
            record.add(name, value);
          } else if (!target.isEmpty()) {
            record.add(name, target);
          }
        }
      }
    }
  }

  /** Returns where the target of a reference went, empty if it is gone, null if it stays. */
  private @Nullable String target(byte[] value) {
    String text = new String(value, StandardCharsets.UTF_8);
    return DN.isValidDN(text) ? moves.get(Names.normalized(text)) : null;
  }
}
