package org.aadsync.samples;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldif.LDIFWriter;
import com.unboundid.util.ByteStringBuffer;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes content records of LDIF one after another. UnboundID's writer wants a record whole; this
 * one also takes the values of an attribute from an iterator, so that a group of any size needs no
 * memory. For use by one thread.
 */
final class LdifOutput implements Flushable {
  private static final int LINE_LENGTH = 76;
  private static final int BUFFER_SIZE = 1 << 16;

  private final OutputStream out;
  private final ByteStringBuffer buffer = new ByteStringBuffer(BUFFER_SIZE * 2);

  LdifOutput(OutputStream out) {
    this.out = out;
  }

  void writeVersion() throws IOException {
    line("version", "1");
    endRecord();
  }

  void write(DirectoryRecord directoryRecord) throws IOException {
    attributes(directoryRecord);
    endRecord();
  }

  /** Writes a record with one more attribute, whose values are asked for one by one. */
  void write(DirectoryRecord directoryRecord, String name, Iterator<String> values)
      throws IOException {
    attributes(directoryRecord);
    while (values.hasNext()) {
      line(name, values.next());
    }
    endRecord();
  }

  @Override
  public void flush() throws IOException {
    drain();
    out.flush();
  }

  private void attributes(DirectoryRecord directoryRecord) throws IOException {
    line("dn", directoryRecord.dn());
    for (Map.Entry<String, List<Object>> attribute : directoryRecord.attributes().entrySet()) {
      for (Object value : attribute.getValue()) {
        line(attribute.getKey(), value);
      }
    }
  }

  private void line(String name, Object value) throws IOException {
    ASN1OctetString octets =
        value instanceof byte[] bytes
            ? new ASN1OctetString(bytes)
            : new ASN1OctetString((String) value);
    LDIFWriter.encodeNameAndValue(name, octets, buffer, LINE_LENGTH);
    buffer.append('\n');
    if (buffer.length() >= BUFFER_SIZE) {
      drain();
    }
  }

  private void endRecord() {
    buffer.append('\n');
  }

  private void drain() throws IOException {
    buffer.write(out);
    buffer.clear();
  }
}
