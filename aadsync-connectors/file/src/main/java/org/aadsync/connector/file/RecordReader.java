package org.aadsync.connector.file;

import com.google.common.base.Ascii;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.DuplicateValueBehavior;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import com.unboundid.ldif.TrailingSpaceBehavior;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import org.aadsync.connector.directory.ValueReader;
import org.jspecify.annotations.Nullable;

/** Reads content records one by one. For use by one thread; closing is the stream owner's. */
final class RecordReader {
  static final int MAX_DN_LENGTH = ValueReader.MAX_DN_LENGTH;
  private static final String CHANGE_TYPE = "changetype";

  private final LdifLines lines;
  private final LDIFReader reader;

  RecordReader(InputStream in) {
    this(new LdifLines(in));
  }

  private RecordReader(LdifLines lines) {
    this.lines = lines;
    this.reader = new LDIFReader(lines);
    // Values are taken as they are: case variants and outer blanks are data.
    reader.setDuplicateValueBehavior(DuplicateValueBehavior.RETAIN);
    reader.setTrailingSpaceBehavior(TrailingSpaceBehavior.RETAIN);
  }

  /** Returns the one record in {@code bytes}. */
  static LdifRecord parse(byte[] bytes) throws IOException {
    LdifLines lines =
        new LdifLines(
            new ByteArrayInputStream(bytes), Math.max(1, Math.min(bytes.length, 1 << 16)));
    LdifRecord record = new RecordReader(lines).next();
    if (record == null) {
      throw new LdifFormatException(1, "no record where one was expected");
    }
    return record;
  }

  /** Returns the next record, or null at the end. */
  @Nullable LdifRecord next() throws IOException {
    try {
      Entry entry = reader.readEntry();
      return entry == null ? null : LdifRecord.of(name(entry), entry.getDN(), content(entry));
    } catch (LDIFException e) {
      throw new LdifFormatException(lines.recordLine(), e);
    }
  }

  /** Returns all but the remark that the record is one to add, which no object has. */
  private static Collection<Attribute> content(Entry entry) {
    return entry.hasAttribute(CHANGE_TYPE)
        ? entry.getAttributes().stream()
            .filter(attribute -> !Ascii.equalsIgnoreCase(attribute.getName(), CHANGE_TYPE))
            .toList()
        : entry.getAttributes();
  }

  private DN name(Entry entry) throws LdifFormatException {
    if (entry.getDN().length() > MAX_DN_LENGTH) {
      throw new LdifFormatException(
          lines.recordLine(), "invalid-dn: a DN of more than " + MAX_DN_LENGTH + " characters");
    }
    try {
      DN name = new DN(entry.getDN());
      if (name.isNullDN()) {
        throw new LdifFormatException(lines.recordLine(), "missing-dn: the DN is empty");
      }
      return name;
    } catch (LDAPException e) {
      throw new LdifFormatException(
          lines.recordLine(), "dn-not-ldap-conformant: " + e.getMessage(), e);
    }
  }

  /** Returns the offset of the first byte of the record that was read last. */
  long start() {
    return lines.recordStart();
  }

  /** Returns the number of bytes of the record that was read last. */
  int length() {
    return Math.toIntExact(lines.recordEnd() - lines.recordStart());
  }

  /** Returns the line on which the record that was read last begins. */
  long line() {
    return lines.recordLine();
  }
}
