package org.aadsync.core.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.aadsync.core.rules.Position;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML files that nobody vouches for: size and depth are bounded, a document type declaration
 * is an error, nothing outside the file is ever read. For one configuration and one thread.
 */
final class XmlDocuments {
  private static final int MAX_BYTES = 64 << 20;
  private static final int MAX_TOTAL_BYTES = 256 << 20;
  private static final Pattern DECLARED_ENCODING =
      Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
  private static final Pattern PARSER_PREFIX =
      Pattern.compile("^ParseError at \\[row,col]:\\[\\d+,\\d+]\\s*Message:\\s*", Pattern.DOTALL);

  private final XMLInputFactory factory;
  private int total;

  XmlDocuments() {
    // The JDK's own parser, whatever else is on the class path: its limits are known.
    factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setXMLResolver(
        (publicId, systemId, baseUri, namespace) -> {
          throw new XMLStreamException("nothing outside the file is read");
        });
  }

  /**
   * Returns the root element of {@code path}, or null if a finding says why there is none.
   *
   * @param file the name that findings give the file
   */
  @Nullable XmlNode read(Path path, String file, Problems problems) {
    Position top = new Position(file, 0, 0);
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      problems.error(
          Code.FILE_UNREADABLE,
          top,
          "the file cannot be read: " + e.getClass().getSimpleName(),
          "check that it exists and that this process may read it");
      return null;
    }
    if (bytes.length > MAX_BYTES) {
      problems.error(
          Code.TOO_LARGE,
          top,
          "the file is larger than " + (MAX_BYTES >> 20) + " MB, the most that is read",
          "an exported file is a few MB at most; is this one?");
      return null;
    }
    total += bytes.length;
    if (total > MAX_TOTAL_BYTES) {
      total = MAX_TOTAL_BYTES;
      problems.error(
          Code.TOO_LARGE,
          top,
          "with this file the folder is larger than "
              + (MAX_TOTAL_BYTES >> 20)
              + " MB, the most that is read",
          "an exported folder is a few MB at most; is this one?");
      return null;
    }
    String text = decode(bytes, top, problems);
    return text == null ? null : parse(new XmlSource(file, text), problems);
  }

  private @Nullable XmlNode parse(XmlSource source, Problems problems) {
    XMLStreamReader reader = null;
    try {
      reader = factory.createXMLStreamReader(new StringReader(source.text()));
      XmlTreeBuilder tree = new XmlTreeBuilder(source, problems);
      while (reader.hasNext()) {
        if (!tree.accept(reader, reader.next())) {
          return null;
        }
      }
      return tree.root();
    } catch (XMLStreamException e) {
      problems.error(
          Code.NOT_XML,
          new Position(
              source.file(),
              e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber()),
              e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getColumnNumber())),
          "the file is not well-formed XML: " + shortMessage(e),
          "it may be truncated; export the configuration again");
      return null;
    } finally {
      close(reader);
    }
  }

  private static String shortMessage(XMLStreamException e) {
    String message = e.getMessage() == null ? "no details" : e.getMessage();
    String text = PARSER_PREFIX.matcher(message).replaceFirst("").strip();
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }

  private static void close(@Nullable XMLStreamReader reader) {
    if (reader != null) {
      try {
        reader.close();
      } catch (XMLStreamException e) {
        // It reads from memory: there is nothing to release, and what was wrong is reported.
        return;
      }
    }
  }

  private static @Nullable String decode(byte[] bytes, Position top, Problems problems) {
    String name = encoding(bytes);
    try {
      Charset charset = Charset.forName(name);
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      problems.error(
          Code.NOT_XML,
          top,
          "the file is not text in " + name,
          "exported files are UTF-8 or UTF-16; export the configuration again");
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      problems.error(
          Code.NOT_XML,
          top,
          "the file declares the encoding " + name + ", which is not known",
          "exported files are UTF-8 or UTF-16; export the configuration again");
    }
    return null;
  }

  /** Returns the encoding by byte order mark, else as declared, else UTF-8 (XML 1.0, F). */
  private static String encoding(byte[] bytes) {
    int first = bytes.length > 1 ? (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF) : 0;
    if (first == 0xFEFF || first == 0xFFFE) {
      return "UTF-16";
    }
    if (first == 0x3C00) {
      return "UTF-16LE";
    }
    if (first == 0x003C) {
      return "UTF-16BE";
    }
    String head = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED_ENCODING.matcher(head);
    return declared.find() ? declared.group(1) : "UTF-8";
  }
}
