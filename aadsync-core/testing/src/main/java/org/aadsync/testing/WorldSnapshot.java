package org.aadsync.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aadsync.core.engine.ConnectorSpaceObject;
import org.aadsync.core.engine.Contributor;
import org.aadsync.core.engine.Image;
import org.aadsync.core.engine.MetaverseObject;
import org.aadsync.core.engine.ObjectError;

/** Everything that a story could see of a world, as text that can be compared. */
public final class WorldSnapshot {
  private WorldSnapshot() {}

  /** Returns the metaverse: values, owners and links, object by object. */
  public static List<String> metaverse(Scenario world) {
    return world.engine().metaverse().map(WorldSnapshot::describe).sorted().toList();
  }

  /** Returns a connector space: names, states and wanted values, object by object. */
  public static List<String> space(Scenario world, TestDirectory directory) {
    return world
        .engine()
        .connectorSpace(directory.id())
        .map(WorldSnapshot::describe)
        .sorted()
        .toList();
  }

  /** Returns the content of a directory without its anchors, object by object. */
  public static List<String> content(TestDirectory directory) {
    return directory
        .memory()
        .all()
        .map(entry -> entry.objectType() + " " + entry.dn() + " " + entry.visibleValues())
        .sorted()
        .toList();
  }

  private static String describe(MetaverseObject object) {
    Map<String, Object> values = new TreeMap<>();
    for (String name : object.attributeNames()) {
      values.put(name, shown(object.values(name)) + " by " + owners(object.contributors(name)));
    }
    List<String> links = object.links().stream().map(link -> link.dn()).sorted().toList();
    return object.objectType() + " " + values + " links " + links;
  }

  private static String describe(ConnectorSpaceObject object) {
    Map<String, Object> values = new TreeMap<>();
    for (String name : object.attributeNames(Image.TOP)) {
      values.put(name, shown(object.values(name, Image.TOP)));
    }
    return String.join(
        " ",
        object.objectType().orElse("placeholder"),
        object.dn(),
        object.connectionState().toString(),
        object.pendingImport() + "/" + object.pendingExport() + "/" + object.unconfirmedExport(),
        object.errors().stream().map(ObjectError::code).sorted().toList().toString(),
        values.toString());
  }

  private static List<String> shown(List<Object> values) {
    return values.stream().map(value -> Values.shown(value).toString()).sorted().toList();
  }

  private static String owners(List<Contributor> contributors) {
    return contributors.stream()
        .map(each -> each.rule().name() + " from " + each.source().dn())
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
