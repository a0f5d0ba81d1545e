package org.aadsync.connector.file;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldif.LDIFWriter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.aadsync.connector.directory.AttributeNames;

/**
 * The one form in which records are written (RFC 2849): the DN, {@code objectClass}, the anchor,
 * the other attributes by name, values in their order, lines folded at 76 and ended by a line feed
 * on every platform. Thread-safe.
 */
final class RecordFormat {
  /** What stands at the beginning of a file. */
  static final byte[] HEADER = "version: 1\n\n".getBytes(StandardCharsets.US_ASCII);

  private static final int FOLD = 76;

  private final Comparator<Map.Entry<String, Attribute>> order;

  RecordFormat(String anchorAttribute) {
    List<String> first =
        List.of(
            AttributeNames.key(AttributeNames.OBJECT_CLASS), AttributeNames.key(anchorAttribute));
    this.order =
        Comparator.<Map.Entry<String, Attribute>>comparingInt(
                entry -> (first.indexOf(entry.getKey()) + first.size() + 1) % (first.size() + 1))
            .thenComparing(Map.Entry::getKey);
  }

  /** Returns the record and the blank line that ends it. */
  byte[] format(LdifRecord record) {
    StringBuilder text = new StringBuilder();
    append(text, "dn", new ASN1OctetString(record.dn()));
    record.attributes().entrySet().stream()
        .sorted(order)
        .map(Map.Entry::getValue)
        .forEach(
            attribute -> {
              for (ASN1OctetString value : attribute.getRawValues()) {
                append(text, attribute.getName(), value);
              }
            });
    text.append('\n');
    // The LDIF writer leaves nothing but ASCII.
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void append(StringBuilder text, String name, ASN1OctetString value) {
    StringBuilder line = new StringBuilder();
    LDIFWriter.encodeNameAndValue(name, value, line);
    LDIFWriter.wrapLines(FOLD, line.toString()).forEach(part -> text.append(part).append('\n'));
  }
}
