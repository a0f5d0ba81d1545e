package org.aadsync.connector.ldap.activedirectory;

import com.google.common.base.Ascii;
import com.google.common.primitives.Ints;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aadsync.connector.directory.AttributeNames;
import org.aadsync.connector.directory.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rest of attributes that a server gives in ranges of values (MS-ADTS 3.1.1.3.1.3.3):
 * {@code member;range=0-1499}.
 *
 * <p>Every range begins with the last value of the one before: if that is another value now, or the
 * object has changed, values may have moved from one range to the other, and the attribute is read
 * anew. What is returned is whole. For use by one thread.
 */
final class RangeRetrieval {
  static final String USN_CHANGED = "uSNChanged";
  private static final Pattern RANGED =
      Pattern.compile("(.+);range=([0-9]{1,9})-([0-9]{1,9}|\\*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern ANY_RANGE = Pattern.compile(";range=", Pattern.CASE_INSENSITIVE);
  private static final int ATTEMPTS = 5;
  private static final int MAX_VALUES = 20_000_000;

  /** A range of values; {@code high} is the index of the last, or null if there are no more. */
  private record Range(
      String name, int low, @Nullable Integer high, byte[][] values, @Nullable String usn) {}

  private final LDAPConnection connection;

  RangeRetrieval(LDAPConnection connection) {
    this.connection = connection;
  }

  /**
   * Returns an entry with all values of all its attributes, without range options; nothing if the
   * object has gone meanwhile.
   *
   * @throws RefusedException if it changes faster than it can be read
   */
  Optional<Entry> complete(Entry entry) throws LDAPException, RefusedException {
    List<Range> ranges = new ArrayList<>();
    for (Attribute attribute : entry.getAttributes()) {
      if (hasOption(attribute)) {
        range(attribute, entry.getAttributeValue(USN_CHANGED)).ifPresent(ranges::add);
      }
    }
    if (ranges.isEmpty()) {
      return Optional.of(entry);
    }
    Optional<ObjectGuid> guid = ObjectGuid.of(entry);
    Entry whole = entry.duplicate();
    for (Range first : ranges) {
      byte[][] values = first.values();
      if (first.high() != null || first.low() != 0) {
        if (guid.isEmpty()) {
          throw new RefusedException(
              "missing-anchor-component", ObjectGuid.ATTRIBUTE, "a part of an unknown object");
        }
        values = all(guid.get(), first);
      }
      if (values == null) {
        return Optional.empty();
      }
      removeRanges(whole, first.name());
      whole.setAttribute(new Attribute(first.name(), values));
    }
    return Optional.of(whole);
  }

  /** Returns all values of an attribute of an object; nothing if the object is not there. */
  Optional<byte[][]> values(ObjectGuid guid, String attribute)
      throws LDAPException, RefusedException {
    return Optional.ofNullable(all(guid, null, attribute));
  }

  private static void removeRanges(Entry entry, String name) {
    for (Attribute attribute : List.copyOf(entry.getAttributes())) {
      Matcher parts = RANGED.matcher(attribute.getName());
      if (parts.matches() && parts.group(1).equalsIgnoreCase(name)) {
        entry.removeAttribute(attribute.getName());
      }
    }
    entry.removeAttribute(name);
  }

  // Almost none has; this is asked of every attribute of every entry.
  private static boolean hasOption(Attribute attribute) {
    return attribute.getName().indexOf(';') >= 0;
  }

  private static Optional<Range> range(Attribute attribute, @Nullable String usn)
      throws RefusedException {
    String name = attribute.getName();
    Matcher parts = RANGED.matcher(name);
    if (!parts.matches()) {
      if (hasRange(name)) {
        // Some of the values of an attribute, and nobody knows which.
        throw new RefusedException(
            "read-error",
            Ascii.truncate(name, AttributeNames.MAX_LENGTH, "…"),
            "the option for a range makes no sense; expected range=NUMBER-NUMBER or NUMBER-*");
      }
      return Optional.empty();
    }
    return Optional.of(
        new Range(
            parts.group(1),
            Integer.parseInt(parts.group(2)),
            Ints.tryParse(parts.group(3)),
            attribute.getValueByteArrays(),
            usn));
  }

  private byte @Nullable [][] all(ObjectGuid guid, Range first)
      throws LDAPException, RefusedException {
    return all(guid, first.low() == 0 ? first : null, first.name());
  }

  private byte @Nullable [][] all(ObjectGuid guid, @Nullable Range given, String name)
      throws LDAPException, RefusedException {
    @Nullable Range first = given;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        if (first == null) {
          first = read(guid, name, 0);
        }
        Optional<List<byte[]>> values = follow(guid, first);
        if (values.isPresent()) {
          return values.get().toArray(byte[][]::new);
        }
      } catch (LDAPException e) {
        if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
          return null;
        }
        if (!isOutOfRange(e)) {
          throw e;
        }
      }
      first = null;
    }
    throw new RefusedException(
        "read-error",
        name,
        "the values changed " + ATTEMPTS + " times while they were read, range by range");
  }

  // The answer to a range behind the last value, which the object had just before.
  private static boolean isOutOfRange(LDAPException e) {
    return e.getResultCode().equals(ResultCode.OPERATIONS_ERROR)
        || e.getResultCode().equals(ResultCode.NO_SUCH_ATTRIBUTE);
  }

  /** Returns the values of {@code first} and of all behind it; nothing if they changed. */
  private Optional<List<byte[]>> follow(ObjectGuid guid, Range first)
      throws LDAPException, RefusedException {
    if (first.low() != 0) {
      return Optional.empty();
    }
    List<byte[]> values = new ArrayList<>(List.of(first.values()));
    @Nullable String usn = first.usn();
    Range last = first;
    while (last.high() != null) {
      int high = last.high();
      if (values.isEmpty() || high != values.size() - 1) {
        return Optional.empty();
      }
      Range next = read(guid, first.name(), high);
      boolean fits =
          next.low() == high
              && next.values().length > 0
              && Arrays.equals(next.values()[0], values.get(high))
              && (next.high() == null || next.values().length > 1)
              && (usn == null || usn.equals(next.usn()));
      if (!fits) {
        return Optional.empty();
      }
      usn = next.usn();
      values.addAll(Arrays.asList(next.values()).subList(1, next.values().length));
      if (values.size() > MAX_VALUES) {
        throw new RefusedException(
            "read-error", first.name(), "more than " + MAX_VALUES + " values");
      }
      last = next;
    }
    return Optional.of(values);
  }

  /** Returns whether an attribute is given in part, one way or other. */
  static boolean hasRange(String name) {
    return ANY_RANGE.matcher(name).find();
  }

  private Range read(ObjectGuid guid, String name, int low) throws LDAPException, RefusedException {
    Entry entry =
        connection.searchForEntry(
            new SearchRequest(
                guid.dn(),
                SearchScope.BASE,
                Filter.createPresenceFilter("objectClass"),
                name + ";range=" + low + "-*",
                USN_CHANGED,
                ObjectGuid.ATTRIBUTE));
    if (entry == null) {
      throw new LDAPException(ResultCode.NO_SUCH_OBJECT, "the object has gone");
    }
    if (!ObjectGuid.of(entry).equals(Optional.of(guid))) {
      throw new LDAPException(
          ResultCode.DECODING_ERROR, "the server answers with another object than it was asked");
    }
    String usn = entry.getAttributeValue(USN_CHANGED);
    for (Attribute attribute : entry.getAttributes()) {
      Optional<Range> range = range(attribute, usn);
      if (range.isPresent() && range.get().name().equalsIgnoreCase(name)) {
        return range.get();
      }
    }
    // Nothing, or everything: a server that knows no ranges leaves the option out.
    byte[][] plain = entry.getAttributeValueByteArrays(name);
    return new Range(name, 0, null, plain == null ? new byte[0][] : plain, usn);
  }
}
