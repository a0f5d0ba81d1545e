package org.aadsync.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the run profiles of a connector. */
final class RunProfileReader {
  private final Problems problems;
  private final List<Partition> partitions;

  RunProfileReader(Problems problems, List<Partition> partitions) {
    this.problems = problems;
    this.partitions = partitions;
  }

  List<RunProfile> read(@Nullable XmlNode list) {
    List<RunProfile> profiles = new ArrayList<>();
    if (list == null) {
      return profiles;
    }
    for (XmlNode node : list.all("run-configuration")) {
      Element element = new Element(node, problems).ignoring("id", "version");
      String name = element.requiredText("name");
      XmlNode steps = element.only("configuration");
      element.finish();
      List<RunStep> read = new ArrayList<>();
      if (steps != null) {
        for (XmlNode step : steps.all("step")) {
          addStep(new Element(step, problems), read);
        }
      }
      if (name != null) {
        profiles.add(new RunProfile(name, read));
      }
    }
    return profiles;
  }

  private void addStep(Element element, List<RunStep> steps) {
    element.ignoring("custom-data", "dropfile-name");
    XmlNode typeNode = element.only("step-type");
    StepType type = typeNode == null ? null : type(typeNode);
    if (typeNode == null) {
      problems.error(Code.MISSING, element.position(), "<step> has no <step-type>", null);
    }
    UUID partition = partition(element);
    XmlNode threshold = element.only("threshold");
    int batchSize = 0;
    if (threshold != null) {
      Element limits = new Element(threshold, problems).ignoring("object", "delete");
      batchSize = Math.max(0, limits.integer("batch-size", 0));
      limits.finish();
    }
    element.finish();
    if (type != null && partition != null) {
      steps.add(new RunStep(type, partition, batchSize));
    }
  }

  private @Nullable UUID partition(Element element) {
    UUID id = element.guid("partition");
    if (id == null && partitions.size() == 1) {
      return partitions.get(0).id();
    }
    if (id == null || partitions.stream().noneMatch(partition -> partition.id().equals(id))) {
      problems.error(
          Code.UNKNOWN_PARTITION,
          element.position(),
          id == null
              ? "<step> names no partition, and the connector has " + partitions.size()
              : "<step> names the partition " + Ids.braced(id) + ", which the connector lacks",
          "the ids are in ma-partition-data/partition/id of the same file");
      return null;
    }
    return id;
  }

  private @Nullable StepType type(XmlNode node) {
    String type = node.attributes().getOrDefault("type", "").strip();
    boolean stageOnly = node.find("import-subtype") != null;
    switch (type) {
      case "full-import":
        return stageOnly ? StepType.FULL_IMPORT : StepType.FULL_IMPORT_DELTA_SYNCHRONIZATION;
      case "delta-import":
        return stageOnly ? StepType.DELTA_IMPORT : StepType.DELTA_IMPORT_DELTA_SYNCHRONIZATION;
      case "full-import-reevaluate-rules":
        return StepType.FULL_IMPORT_FULL_SYNCHRONIZATION;
      case "export":
        return StepType.EXPORT;
      case "apply-rules":
        XmlNode subtype = node.find("apply-rules-subtype");
        String text = subtype == null ? "" : subtype.text().strip();
        if (text.equals("apply-pending")) {
          return StepType.DELTA_SYNCHRONIZATION;
        }
        if (text.equals("reevaluate-flow-connectors")) {
          return StepType.FULL_SYNCHRONIZATION;
        }
        badType(
            subtype == null ? node : subtype,
            "apply-rules-subtype",
            text,
            "apply-pending or reevaluate-flow-connectors");
        return null;
      default:
        badType(
            node,
            "step-type/@type",
            type,
            "full-import, delta-import, full-import-reevaluate-rules, apply-rules or export");
        return null;
    }
  }

  private void badType(XmlNode node, String what, String found, String expected) {
    problems.error(
        Code.BAD_VALUE,
        node.position(),
        what + " is \"" + Element.shortened(found) + "\"; expected is " + expected,
        null);
  }
}
