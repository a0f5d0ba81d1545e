package org.aadsync.connector.ldap.generic;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aadsync.core.spi.Anchor;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a naming context that imports have seen: what tells which of them are gone, and
 * which bear another name because a container above them was renamed. For use by one thread.
 *
 * <p>An open-addressed table of 33 bytes a place, at least a quarter and at most a half of them in
 * use, and the anchors besides where they are not the {@code entryUUID}.
 */
final class KnownEntries {
  /** Instead of a hash: nobody asks what the values were. */
  static final long NO_CONTENT = 0;

  private static final int NONE = -1;
  private static final int USED = 1;
  private static final int HERE = 2;
  private static final int SELECTED = 4;
  private static final int SEEN = 8;
  private static final int MIN_CAPACITY = 64;
  // Of a damaged watermark; a directory of more entries needs another method.
  private static final int MAX_SIZE = 1 << 26;

  private final Map<UUID, Anchor> anchors = new HashMap<>();
  private long[] high = new long[MIN_CAPACITY];
  private long[] low = new long[MIN_CAPACITY];
  private long[] names = new long[MIN_CAPACITY];
  private long[] contents = new long[MIN_CAPACITY];
  private byte[] states = new byte[MIN_CAPACITY];
  private int used;

  /**
   * Notes an entry that was seen now.
   *
   * @param key its {@code entryUUID} or what stands for it
   * @param anchor its anchor, if that is not the key
   * @param name a hash of its name
   * @param content a hash of its values
   */
  void put(UUID key, @Nullable Anchor anchor, long name, long content, boolean selected) {
    if (2 * (used + 1) > states.length) {
      grow();
    }
    int at = slot(key);
    used += states[at] == 0 ? 1 : 0;
    high[at] = key.getMostSignificantBits();
    low[at] = key.getLeastSignificantBits();
    names[at] = name;
    contents[at] = content;
    states[at] = (byte) (USED | HERE | SEEN | (selected ? SELECTED : 0));
    if (anchor != null) {
      anchors.put(key, anchor);
    }
  }

  boolean isKnown(UUID key) {
    return find(key) != NONE;
  }

  boolean isSelected(UUID key) {
    int at = find(key);
    return at != NONE && (states[at] & SELECTED) != 0;
  }

  boolean hasName(UUID key, long name) {
    int at = find(key);
    return at != NONE && names[at] == name;
  }

  boolean hasContent(UUID key, long content) {
    int at = find(key);
    return at != NONE && content != NO_CONTENT && contents[at] == content;
  }

  /** Notes that an entry is there as it was; nothing happens if it is not known. */
  void see(UUID key) {
    int at = find(key);
    if (at != NONE) {
      states[at] |= SEEN;
    }
  }

  /** Begins anew to note what is seen. */
  void forgetSeen() {
    for (int at = 0; at < states.length; at++) {
      states[at] &= ~SEEN;
    }
  }

  /** Returns the entries that have not been seen. */
  List<UUID> unseen() {
    List<UUID> unseen = new ArrayList<>();
    for (int at = 0; at < states.length; at++) {
      if ((states[at] & (HERE | SEEN)) == HERE) {
        unseen.add(new UUID(high[at], low[at]));
      }
    }
    return unseen;
  }

  /** Returns the anchor of a known entry whose anchor is not its key, or null. */
  @Nullable Anchor anchor(UUID key) {
    return anchors.get(key);
  }

  void remove(UUID key) {
    int at = find(key);
    if (at != NONE) {
      states[at] = USED;
      anchors.remove(key);
    }
  }

  private int find(UUID key) {
    int at = slot(key);
    return (states[at] & HERE) == 0 ? NONE : at;
  }

  /** Returns where the key is or is to be put; removed keys keep their place. */
  private int slot(UUID key) {
    long h = key.getMostSignificantBits();
    long l = key.getLeastSignificantBits();
    int mask = states.length - 1;
    long mixed = (h ^ Long.rotateLeft(l, 32)) * 0x9E3779B97F4A7C15L;
    int at = (int) (mixed >>> 32) & mask;
    while (states[at] != 0 && (high[at] != h || low[at] != l)) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    final long[] oldHigh = high;
    final long[] oldLow = low;
    final long[] oldNames = names;
    final long[] oldContents = contents;
    final byte[] oldStates = states;
    int capacity = oldStates.length * 2;
    high = new long[capacity];
    low = new long[capacity];
    names = new long[capacity];
    contents = new long[capacity];
    states = new byte[capacity];
    used = 0;
    for (int from = 0; from < oldStates.length; from++) {
      if ((oldStates[from] & HERE) != 0) {
        int at = slot(new UUID(oldHigh[from], oldLow[from]));
        high[at] = oldHigh[from];
        low[at] = oldLow[from];
        names[at] = oldNames[from];
        contents[at] = oldContents[from];
        states[at] = oldStates[from];
        used++;
      }
    }
  }

  void write(DataOutputStream out) throws IOException {
    int size = 0;
    for (byte state : states) {
      size += (state & HERE) == 0 ? 0 : 1;
    }
    out.writeInt(size);
    for (int at = 0; at < states.length; at++) {
      if ((states[at] & HERE) != 0) {
        out.writeLong(high[at]);
        out.writeLong(low[at]);
        out.writeLong(names[at]);
        out.writeLong(contents[at]);
        out.writeBoolean((states[at] & SELECTED) != 0);
      }
    }
    out.writeInt(anchors.size());
    for (Map.Entry<UUID, Anchor> entry : anchors.entrySet()) {
      out.writeLong(entry.getKey().getMostSignificantBits());
      out.writeLong(entry.getKey().getLeastSignificantBits());
      AnchorForm.write(out, entry.getValue());
    }
  }

  static KnownEntries read(DataInputStream in, boolean ignoreCase) throws IOException {
    KnownEntries read = new KnownEntries();
    int size = in.readInt();
    if (size < 0 || size > MAX_SIZE) {
      throw new IOException(size + " entries");
    }
    for (int i = 0; i < size; i++) {
      UUID key = new UUID(in.readLong(), in.readLong());
      long name = in.readLong();
      long content = in.readLong();
      read.put(key, null, name, content, in.readBoolean());
    }
    int named = in.readInt();
    for (int i = 0; i < named; i++) {
      UUID key = new UUID(in.readLong(), in.readLong());
      read.anchors.put(key, AnchorForm.read(in, ignoreCase));
    }
    read.forgetSeen();
    return read;
  }
}
