package org.aadsync.core.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aadsync.core.rules.AttributeFlow;
import org.aadsync.core.rules.FlowSource;
import org.aadsync.core.rules.MergeType;
import org.jspecify.annotations.Nullable;

/** Reads the attribute mappings of one rule. */
final class MappingReader {
  private static final Set<String> WORDS = Set.of("NULL", "AuthoritativeNull", "IgnoreThisFlow");

  private final Problems problems;
  private final String ruleName;

  MappingReader(Problems problems, String ruleName) {
    this.problems = problems;
    this.ruleName = ruleName;
  }

  List<AttributeFlow> read(@Nullable XmlNode list) {
    List<AttributeFlow> flows = new ArrayList<>();
    Set<String> targets = new HashSet<>();
    if (list == null) {
      return flows;
    }
    for (XmlNode node : list.all("mapping")) {
      AttributeFlow flow = flow(new Element(node, problems));
      if (flow == null) {
        continue;
      }
      if (!targets.add(DsmlSchema.key(flow.target()))) {
        problems.warning(
            Code.MAPPING_SHAPE,
            node.position(),
            "the rule has two mappings to " + flow.target() + "; the first wins",
            "remove one of them");
      }
      flows.add(flow);
    }
    problems.about(ruleName.isEmpty() ? null : ruleName, null);
    return flows;
  }

  private @Nullable AttributeFlow flow(Element element) {
    XmlNode node = element.node();
    XmlNode dest = node.find("dest");
    String name = dest == null ? null : dest.text().strip();
    problems.about(ruleName.isEmpty() ? null : ruleName, name);
    String target = element.requiredText("dest");
    FlowSource source = source(element);
    MergeType mergeType = element.constant("valueMergeType", MergeType.class, false);
    element.finish();
    String once = node.attribute("execute-once");
    Boolean executeOnce = once == null || once.isBlank() ? Boolean.FALSE : Element.toBoolean(once);
    if (executeOnce == null) {
      problems.error(
          Code.BAD_VALUE,
          node.position(),
          "execute-once is \"" + Element.shortened("" + once) + "\"; expected is True or False",
          null);
    }
    if (target == null || source == null || executeOnce == null) {
      return null;
    }
    return new AttributeFlow(
        target,
        source,
        mergeType == null ? MergeType.UPDATE : mergeType,
        executeOnce,
        node.position());
  }

  private @Nullable FlowSource source(Element element) {
    XmlNode expression = element.only("expression");
    XmlNode src = element.only("src");
    List<XmlNode> attributes = src == null ? List.of() : src.all("attr");
    if (expression != null && !expression.text().isBlank()) {
      return new FlowSource.Computed(expression.text(), expression.origin());
    }
    if (attributes.size() > 1) {
      problems.error(
          Code.MAPPING_SHAPE,
          attributes.get(1).position(),
          "a direct mapping has " + attributes.size() + " source attributes; one is expected",
          "combine several attributes in an expression");
      return null;
    }
    if (attributes.size() == 1) {
      String attribute = attributes.get(0).text().strip();
      if (attribute.isEmpty()) {
        problems.error(
            Code.MISSING, attributes.get(0).position(), "<attr> names no attribute", null);
        return null;
      }
      return new FlowSource.Direct(attribute);
    }
    return constant(element, src);
  }

  private FlowSource constant(Element element, @Nullable XmlNode src) {
    String text = src == null ? "" : src.text();
    if (text.isBlank()) {
      problems.warning(
          Code.MAPPING_SHAPE,
          element.position(),
          "the mapping has neither source nor expression and contributes nothing",
          "remove it, or give it a source");
    } else if (WORDS.contains(text.strip())) {
      problems.warning(
          Code.MAPPING_SHAPE,
          element.position(),
          "the constant \"" + text.strip() + "\" flows as that text",
          "to give no value, use an expression instead of a constant");
    }
    return new FlowSource.Constant(text.isBlank() ? "" : text);
  }
}
