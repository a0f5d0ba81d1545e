package org.aadsync.samples.oracle;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.DuplicateValueBehavior;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import com.unboundid.ldif.TrailingSpaceBehavior;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads LDIF without losing a value. */
final class LdifFile {
  private LdifFile() {}

  static List<Entry> entries(byte[] content) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (LDIFReader reader = new LDIFReader(new ByteArrayInputStream(content))) {
      reader.setDuplicateValueBehavior(DuplicateValueBehavior.RETAIN);
      reader.setTrailingSpaceBehavior(TrailingSpaceBehavior.RETAIN);
      for (Entry entry = reader.readEntry(); entry != null; entry = reader.readEntry()) {
        entries.add(entry);
      }
    } catch (LDIFException e) {
      throw new IOException(e);
    }
    return entries;
  }
}
