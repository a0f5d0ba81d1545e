package org.aadsync.connector.ldap.generic;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a naming context that have others below them, or had: what tells that one of them
 * bears another name or is gone, and took others with it of which the server does not speak. For
 * use by one thread.
 *
 * <p>Whether others are below an entry shows by their names, as not every server says it. The entry
 * above is most often one of the last that were seen; otherwise it {@linkplain #unresolved has to
 * be asked for}. In a watermark a container has 24 bytes, in memory less than 500 while an import
 * goes on.
 */
final class Containers {
  private static final int RECENT = 1 << 12;

  /**
   * An entry that was seen below a name.
   *
   * @param child its {@code entryUUID}
   * @param parent the name above it, normalised
   */
  record Sighting(UUID child, String parent) {}

  /**
   * What speaks for it that a name was still that of its container when an entry was seen below it.
   *
   * @param container who bore the name as far as was known then; null if nobody
   * @param child the first entry that was seen below it
   */
  private record Evidence(@Nullable UUID container, UUID child) {}

  private final Map<UUID, Long> names = new HashMap<>();
  private final Map<Long, UUID> keys = new HashMap<>();
  private final Map<Long, String> parents = new HashMap<>();
  private final Map<Long, Evidence> evidence = new HashMap<>();
  private final Set<UUID> unseen = new HashSet<>();
  private final long[] recentNames = new long[RECENT];
  private final @Nullable UUID[] recentKeys = new UUID[RECENT];

  /**
   * Takes note of the name that an entry has.
   *
   * @param key its {@code entryUUID}
   * @param name a hash of its name
   */
  void note(UUID key, long name) {
    unseen.remove(key);
    if (names.containsKey(key) || parents.containsKey(name)) {
      put(key, name);
    } else {
      int at = (int) name & (RECENT - 1);
      recentNames[at] = name;
      recentKeys[at] = key;
    }
  }

  /** Takes note of an entry that others are below. */
  void put(UUID key, long name) {
    Long before = names.put(key, name);
    if (before != null) {
      keys.remove(before, key);
    }
    keys.put(name, key);
  }

  /**
   * Takes note of the name, normalised, of an entry that another is below.
   *
   * @param child the {@code entryUUID} of the other
   */
  void noteParent(String name, UUID child) {
    long hash = EntryReader.nameHash(name);
    if (parents.putIfAbsent(hash, name) == null && !keys.containsKey(hash)) {
      int at = (int) hash & (RECENT - 1);
      UUID recent = recentKeys[at];
      if (recent != null && recentNames[at] == hash) {
        put(recent, hash);
      }
    }
    evidence.computeIfAbsent(hash, absent -> new Evidence(keys.get(absent), child));
  }

  /**
   * Returns entries below names of which it is not sure that they are still those of their
   * containers, one for each name, and forgets the doubt. A container that was seen before the
   * entries below it tells by its own name, the next time that it is told of, that it was renamed
   * meanwhile; one that was seen after them, already with its new name, does not.
   */
  List<Sighting> takeDoubtful() {
    List<Sighting> doubtful = new ArrayList<>();
    evidence.forEach(
        (hash, seen) -> {
          Long now = seen.container() == null ? null : names.get(seen.container());
          if (now == null || !now.equals(hash)) {
            doubtful.add(new Sighting(seen.child(), parents.getOrDefault(hash, "")));
          }
        });
    evidence.clear();
    return doubtful;
  }

  /** Returns the names of entries that others are below and whose keys are not known. */
  Set<String> unresolved() {
    Set<String> unresolved = new HashSet<>();
    parents.forEach(
        (hash, name) -> {
          if (!keys.containsKey(hash)) {
            unresolved.add(name);
          }
        });
    return unresolved;
  }

  /** Returns the hash of the name that a container was seen with last, or null if it is none. */
  @Nullable Long name(UUID key) {
    return names.get(key);
  }

  int size() {
    return names.size();
  }

  /** Begins anew to note which containers are seen. */
  void forgetSeen() {
    unseen.clear();
    unseen.addAll(names.keySet());
  }

  /** Takes note that an entry is there as it was. */
  void see(UUID key) {
    unseen.remove(key);
  }

  /** Forgets the containers that have not been seen. */
  void removeUnseen() {
    for (Iterator<UUID> each = unseen.iterator(); each.hasNext(); each.remove()) {
      removeName(each.next());
    }
  }

  /** Takes note that an entry is gone; returns whether it was a container. */
  boolean remove(UUID key) {
    unseen.remove(key);
    return removeName(key);
  }

  private boolean removeName(UUID key) {
    Long name = names.remove(key);
    if (name != null) {
      keys.remove(name, key);
    }
    return name != null;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(names.size());
    for (Map.Entry<UUID, Long> each : names.entrySet()) {
      out.writeLong(each.getKey().getMostSignificantBits());
      out.writeLong(each.getKey().getLeastSignificantBits());
      out.writeLong(each.getValue());
    }
  }

  static Containers read(DataInputStream in) throws IOException {
    Containers read = new Containers();
    for (int left = in.readInt(); left > 0; left--) {
      UUID key = new UUID(in.readLong(), in.readLong());
      read.put(key, in.readLong());
    }
    return read;
  }
}
