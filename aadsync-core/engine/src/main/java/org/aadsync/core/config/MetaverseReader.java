package org.aadsync.core.config;

import java.util.Map;
import org.aadsync.core.rules.Position;
import org.aadsync.core.schema.SpaceSchema;
import org.jspecify.annotations.Nullable;

/** Reads the global settings: schema of the metaverse and global parameters. */
final class MetaverseReader {
  private static final String THRESHOLD = "Microsoft.OptionalFeature.ExportDeletionThreshold";
  private static final String THRESHOLD_VALUE = THRESHOLD + "Value";

  private final Problems problems;

  MetaverseReader(Problems problems) {
    this.problems = problems;
  }

  /** What the global settings hold. */
  record Settings(SpaceSchema schema, Map<String, String> parameters) {}

  /** Returns the settings that {@code root} describes, or null if findings say why not. */
  @Nullable Settings read(XmlNode root) {
    XmlNode data = root.find("mv-data");
    if (!root.name().equals("saved-mv-configuration") || data == null) {
      problems.error(
          Code.UNEXPECTED_ROOT,
          root.position(),
          "the root is <"
              + root.name()
              + ">; global settings have the root <saved-mv-configuration> with <mv-data>",
          null);
      return null;
    }
    int before = problems.errors();
    if (MimLogic.refuse(data, problems)) {
      return null;
    }
    Element element =
        new Element(data, problems)
            .ignoring(
                "version",
                "password-change-history-size",
                "password-sync",
                "import-attribute-flow",
                "provisioning",
                "mv-deletion",
                "extension");
    if (element.integer("format-version", 1) != 1) {
      problems.warning(
          Code.FORMAT_VERSION,
          data.position(),
          "the global settings have format version "
              + element.text("format-version")
              + "; version 1 is the one that is known",
          null);
    }
    element.only("schema");
    element.only("parameter-values");
    element.finish();
    DsmlSchema schema = new DsmlReader(problems).read(data);
    Map<String, String> parameters = Parameters.of(data, problems);
    checkThreshold(data, parameters);
    return schema == null || problems.errors() > before
        ? null
        : new Settings(schema.toMetaverse(problems), parameters);
  }

  private void checkThreshold(XmlNode data, Map<String, String> parameters) {
    String enabled = parameters.getOrDefault(THRESHOLD, "");
    if (!enabled.isEmpty() && !Boolean.TRUE.equals(Element.toBoolean(enabled))) {
      problems.warning(
          Code.DELETION_THRESHOLD,
          position(data, THRESHOLD),
          "the protection against accidental deletes is off (" + THRESHOLD + ")",
          "it is not switched off here: an export with more deletes than the threshold stops and"
              + " asks for approval");
    }
    String value = parameters.getOrDefault(THRESHOLD_VALUE, "");
    if (!value.isEmpty() && !value.matches("\\d{1,9}")) {
      problems.error(
          Code.BAD_VALUE,
          position(data, THRESHOLD_VALUE),
          THRESHOLD_VALUE + " is \"" + Element.shortened(value) + "\"; expected is a number from 0",
          null);
    }
  }

  private static Position position(XmlNode data, String parameter) {
    XmlNode list = data.find("parameter-values");
    if (list != null) {
      for (XmlNode node : list.all("parameter")) {
        if (parameter.equals(node.attribute("name"))) {
          return node.position();
        }
      }
    }
    return data.position();
  }
}
