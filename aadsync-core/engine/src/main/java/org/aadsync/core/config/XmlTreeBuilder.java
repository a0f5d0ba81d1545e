package org.aadsync.core.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Makes elements of a parser's events. For one document. */
final class XmlTreeBuilder {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_ELEMENTS = 1_000_000;

  private final XmlSource source;
  private final Problems problems;
  private final TagCursor cursor;
  private final ArrayDeque<OpenElement> open = new ArrayDeque<>();
  private @Nullable XmlNode root;
  private int elements;

  XmlTreeBuilder(XmlSource source, Problems problems) {
    this.source = source;
    this.problems = problems;
    this.cursor = new TagCursor(source.text());
  }

  @Nullable XmlNode root() {
    return root;
  }

  /** Takes an event; returns whether to go on. */
  boolean accept(XMLStreamReader reader, int event) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        return start(reader);
      }
      case XMLStreamConstants.END_ELEMENT -> end();
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
        if (!open.isEmpty()) {
          open.element()
              .text
              .append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        }
      }
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
        problems.error(
            Code.DOCUMENT_TYPE,
            source.position(Math.max(0, source.text().indexOf("<!DOCTYPE"))),
            "the file has a document type declaration; entities and external files are never"
                + " read",
            "an exported file has none: remove the declaration and what refers to it");
        return false;
      }
      default -> {
        // Comments and processing instructions carry nothing.
      }
    }
    return true;
  }

  private boolean start(XMLStreamReader reader) {
    cursor.advance();
    if (open.size() == MAX_DEPTH) {
      problems.error(
          Code.TOO_LARGE,
          source.position(cursor.start()),
          "elements are nested deeper than " + MAX_DEPTH + " levels",
          "an exported file has about ten levels");
      return false;
    }
    if (++elements > MAX_ELEMENTS) {
      problems.error(
          Code.TOO_LARGE,
          source.position(cursor.start()),
          "the file has more than " + MAX_ELEMENTS + " elements, the most that is read",
          "the schema of a large directory has about a hundred thousand");
      return false;
    }
    open.push(new OpenElement(reader, cursor));
    return true;
  }

  private void end() {
    OpenElement element = open.pop();
    int contentEnd = element.contentStart;
    if (!element.empty) {
      cursor.advance();
      contentEnd = cursor.start();
    }
    XmlNode node = element.toNode(source, contentEnd);
    OpenElement parent = open.peek();
    if (parent == null) {
      root = node;
    } else {
      parent.children.add(node);
    }
  }

  /** An element whose end tag has not come yet. */
  private static final class OpenElement {
    final String namespace;
    final String name;
    final Map<String, String> attributes = new LinkedHashMap<>();
    final List<XmlNode> children = new ArrayList<>();
    final StringBuilder text = new StringBuilder();
    final int start;
    final int contentStart;
    final boolean empty;

    OpenElement(XMLStreamReader reader, TagCursor cursor) {
      namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
      name = reader.getLocalName();
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        attributes.putIfAbsent(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      }
      start = cursor.start();
      contentStart = cursor.end();
      empty = cursor.isEmptyElement();
    }

    XmlNode toNode(XmlSource source, int contentEnd) {
      return new XmlNode(
          namespace,
          name,
          attributes,
          children,
          text.toString(),
          source,
          start,
          contentStart,
          contentEnd);
    }
  }
}
