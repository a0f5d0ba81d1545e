package org.aadsync.core.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import org.aadsync.core.rules.Position;
import org.aadsync.core.rules.TextOrigin;
import org.jspecify.annotations.Nullable;

/**
 * An element of a document, with its place. Immutable.
 *
 * @param namespace its namespace, or empty
 * @param name its local name
 * @param attributes its attributes by local name
 * @param children its elements in order
 * @param text its own text, without that of its elements, as it is
 * @param source the document
 * @param start offset of its start tag
 * @param contentStart offset of its content
 * @param contentEnd offset after its content
 */
record XmlNode(
    String namespace,
    String name,
    Map<String, String> attributes,
    List<XmlNode> children,
    String text,
    XmlSource source,
    int start,
    int contentStart,
    int contentEnd) {

  XmlNode {
    attributes = ImmutableMap.copyOf(attributes);
    children = ImmutableList.copyOf(children);
  }

  Position position() {
    return source.position(start);
  }

  /** Returns where the text comes from. */
  TextOrigin origin() {
    return new TextOrigin(
        source.position(contentStart), source.text().substring(contentStart, contentEnd));
  }

  /** Returns the value of an attribute, or null. */
  @Nullable String attribute(String attributeName) {
    return attributes.get(attributeName);
  }

  /** Returns the elements named {@code childName}, in order. */
  List<XmlNode> all(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).toList();
  }

  /** Returns the first element that {@code path} leads to, or null. */
  @Nullable XmlNode find(String... path) {
    XmlNode node = this;
    for (String step : path) {
      XmlNode next = null;
      for (XmlNode child : node.children) {
        if (child.name.equals(step)) {
          next = child;
          break;
        }
      }
      if (next == null) {
        return null;
      }
      node = next;
    }
    return node;
  }
}
