package org.aadsync.core.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the partitions of a connector. */
final class PartitionReader {
  private final Problems problems;

  PartitionReader(Problems problems) {
    this.problems = problems;
  }

  List<Partition> read(@Nullable XmlNode list) {
    List<Partition> partitions = new ArrayList<>();
    Set<UUID> ids = new HashSet<>();
    if (list == null) {
      return partitions;
    }
    for (XmlNode node : list.all("partition")) {
      Partition partition = partition(new Element(node, problems));
      if (partition == null) {
        continue;
      }
      if (!ids.add(partition.id())) {
        problems.error(
            Code.DUPLICATE_ID,
            node.position(),
            "two partitions have the id " + Ids.braced(partition.id()),
            null);
      }
      partitions.add(partition);
    }
    return partitions;
  }

  private @Nullable Partition partition(Element element) {
    element.ignoring(
        "creation-time", "last-modification-time", "version", "custom-data", "parameter-values");
    UUID id = element.requiredGuid("id");
    String name = element.requiredText("name");
    String displayName = element.text("display-name");
    boolean selected = element.flag("selected", true);
    XmlNode filter = element.only("filter");
    element.finish();
    if (id == null || name == null) {
      return null;
    }
    return new Partition(
        id,
        name,
        displayName == null ? name : displayName,
        selected,
        texts(filter, "object-class", "object-classes"),
        // One empty inclusion stands for everything, as does none.
        texts(filter, "inclusion", "containers", "inclusions"),
        texts(filter, "exclusion", "containers", "exclusions"),
        Parameters.of(element.node(), problems));
  }

  private static List<String> texts(@Nullable XmlNode filter, String name, String... path) {
    XmlNode list = filter == null ? null : filter.find(path);
    return list == null
        ? List.of()
        : list.all(name).stream()
            .map(node -> node.text().strip())
            .filter(text -> !text.isEmpty())
            .toList();
  }
}
