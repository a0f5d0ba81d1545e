package org.aadsync.core.config;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aadsync.core.schema.ObjectType;
import org.jspecify.annotations.Nullable;

/**
 * Reads a schema in Directory Services Markup Language with Microsoft's additions. The prefixes of
 * both namespaces are the file's choice. For one schema.
 */
final class DsmlReader {
  private static final String DSML = "http://www.dsml.org/DSML";

  private final Problems problems;
  private final Map<String, String> attributeNames = new HashMap<>();
  private final Map<String, XmlNode> classes = new LinkedHashMap<>();
  private final Map<String, XmlNode> contentRules = new HashMap<>();

  DsmlReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads the schema in {@code owner}.
   *
   * @param owner the element that has the element {@code schema}
   * @return the schema, or null if there is none
   */
  @Nullable DsmlSchema read(XmlNode owner) {
    XmlNode directory = owner.find("schema", "dsml", "directory-schema");
    if (directory == null || !directory.namespace().equals(DSML)) {
      problems.error(
          Code.MISSING,
          owner.position(),
          "<"
              + owner.name()
              + "> has no DSML schema (schema/dsml/directory-schema in "
              + DSML
              + ")",
          "export the configuration again; nothing can be checked without the schema");
      return null;
    }
    List<DsmlSchema.Attribute> attributes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (XmlNode child : directory.children()) {
      switch (child.name()) {
        case "attribute-type" -> addAttribute(child, names, attributes);
        case "class" -> addClass(child);
        case "dit-content-rule" ->
            contentRules.put(child.attributes().getOrDefault("id", ""), child);
        default -> problems.unknown(child.position(), directory.name() + "/" + child.name());
      }
    }
    boolean checked = !isTrue(directory.attribute("no-objectclass-validation"));
    Set<String> anchors = new LinkedHashSet<>();
    List<ObjectType> types = new ArrayList<>();
    Set<String> typeNames = new HashSet<>();
    for (XmlNode node : classes.values()) {
      collectAnchors(node, anchors);
      String name = nameOf(node);
      if (typeNames.add(DsmlSchema.key(name))) {
        types.add(
            new ObjectType(
                name, superiorName(node), checked ? attributesOf(node) : ImmutableSet.of()));
      } else {
        duplicate(node, "classes", name);
      }
    }
    return new DsmlSchema(attributes, types, anchors);
  }

  private void addAttribute(
      XmlNode node, Set<String> names, List<DsmlSchema.Attribute> attributes) {
    String name = nameOf(node);
    if (name.isEmpty()) {
      problems.error(Code.MISSING, node.position(), "<attribute-type> has no name", null);
      return;
    }
    if (!names.add(DsmlSchema.key(name))) {
      duplicate(node, "attributes", name);
      return;
    }
    attributeNames.put(node.attributes().getOrDefault("id", name), name);
    XmlNode syntaxNode = node.find("syntax");
    String syntax = syntaxNode == null ? "" : syntaxNode.text().strip();
    String modifiable = node.attribute("user-modification");
    attributes.add(
        new DsmlSchema.Attribute(
            name,
            Syntax.type(syntax),
            syntax,
            !isTrue(node.attribute("single-value")),
            isTrue(node.attribute("export-only")),
            modifiable != null && !isTrue(modifiable),
            isTrue(node.attribute("indexable")),
            node.position()));
  }

  private void addClass(XmlNode node) {
    String name = nameOf(node);
    if (name.isEmpty()) {
      problems.error(Code.MISSING, node.position(), "<class> has no name", null);
    } else if (classes.putIfAbsent(node.attributes().getOrDefault("id", name), node) != null) {
      duplicate(node, "classes", name);
    }
  }

  private void duplicate(XmlNode node, String what, String name) {
    problems.error(
        Code.DUPLICATE_NAME,
        node.position(),
        "the schema has two " + what + " named " + Element.shortened(name) + " (case is ignored)",
        null);
  }

  private void collectAnchors(XmlNode node, Set<String> anchors) {
    for (XmlNode reference : node.all("attribute")) {
      String name = referenced(reference);
      if (name == null) {
        unresolved(reference, "attribute", reference.attribute("ref"));
      } else if (isTrue(reference.attribute("isAnchor"))) {
        anchors.add(name);
      }
    }
    String superior = id(node.attribute("superior"));
    if (superior != null && !classes.containsKey(superior)) {
      unresolved(node, "class", superior);
    }
  }

  private void unresolved(XmlNode node, String what, @Nullable String id) {
    problems.warning(
        Code.SCHEMA_REFERENCE,
        node.position(),
        "the schema has no " + what + " with the id \"" + Element.shortened("" + id) + "\"",
        "the reference is ignored");
  }

  private @Nullable String superiorName(XmlNode node) {
    XmlNode superior = superior(node);
    return superior == null ? null : nameOf(superior);
  }

  private @Nullable XmlNode superior(XmlNode node) {
    String id = id(node.attribute("superior"));
    XmlNode superior = id == null ? null : classes.get(id);
    // The root of the hierarchy, top, is its own superior (RFC 4512, 2.4.1 has it as the end).
    return superior == node ? null : superior;
  }

  /** Returns what a class, its superiors, their auxiliary classes and content rules allow. */
  private ImmutableSet<String> attributesOf(XmlNode node) {
    ImmutableSet.Builder<String> names = ImmutableSet.builder();
    Set<XmlNode> seen = Sets.newIdentityHashSet();
    Deque<XmlNode> open = new ArrayDeque<>();
    open.add(node);
    while (!open.isEmpty()) {
      XmlNode next = open.remove();
      if (!seen.add(next)) {
        continue;
      }
      allow(next, names, open);
      XmlNode rule = contentRules.get(next.attributes().getOrDefault("id", ""));
      if (rule != null) {
        allow(rule, names, open);
      }
      XmlNode superior = superior(next);
      if (superior != null) {
        open.add(superior);
      }
    }
    return names.build();
  }

  private void allow(XmlNode node, ImmutableSet.Builder<String> names, Deque<XmlNode> open) {
    for (XmlNode child : node.children()) {
      if (child.name().equals("attribute")) {
        String name = referenced(child);
        if (name != null) {
          names.add(name);
        }
      } else if (child.name().equals("aux-class")) {
        String id = id(child.attribute("ref"));
        XmlNode auxiliary = id == null ? null : classes.get(id);
        if (auxiliary != null) {
          open.add(auxiliary);
        }
      }
    }
  }

  private @Nullable String referenced(XmlNode reference) {
    String id = id(reference.attribute("ref"));
    return id == null ? null : attributeNames.get(id);
  }

  private static @Nullable String id(@Nullable String reference) {
    return reference != null && reference.startsWith("#") ? reference.substring(1) : reference;
  }

  private static String nameOf(XmlNode node) {
    XmlNode name = node.find("name");
    return name == null ? "" : name.text().strip();
  }

  private static boolean isTrue(@Nullable String text) {
    return text != null && Boolean.TRUE.equals(Element.toBoolean(text));
  }
}
