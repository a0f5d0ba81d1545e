package org.aadsync.samples.oracle;

import com.unboundid.ldap.sdk.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Says what the first cycle over a directory and an empty cloud must leave behind. */
final class Oracle {
  private final OracleConfiguration configuration;

  Oracle(OracleConfiguration configuration) {
    this.configuration = configuration;
  }

  ExpectedWorld predict(List<Entry> directoryFile) {
    DirectoryImport directory = DirectoryImport.of(directoryFile, configuration);
    OracleMetaverse metaverse = new OracleMetaverse(configuration, directory);
    metaverse.synchronize();
    OracleOutbound outbound = new OracleOutbound(configuration);

    // Who is in the cloud does not depend on references, what they hold does (CS-26).
    Map<OracleObject, String> cloudDns = new IdentityHashMap<>();
    Set<String> none = new TreeSet<>();
    for (OracleObject object : metaverse.objects()) {
      OracleOutbound.CloudObject found = outbound.cloudObject(object, target -> false, none);
      if (found != null && cloudDns.put(object, Names.normalized(found.dn())) != null) {
        throw new AssertionError("two objects with the DN " + found.dn());
      }
    }
    Map<String, ExpectedWorld.ExpectedObject> cloud = new TreeMap<>();
    Map<String, Map<String, List<ByteBuffer>>> changes = new TreeMap<>();
    for (OracleObject object : metaverse.objects()) {
      OracleOutbound.CloudObject found = outbound.cloudObject(object, cloudDns::containsKey, none);
      if (found != null) {
        cloud.put(Names.normalized(found.dn()), expected(object, found, cloudDns));
      }
      for (OracleObject.Link link : object.links()) {
        Map<String, List<Object>> changed =
            outbound.changes(object, link.object(), target -> false, none);
        if (!changed.isEmpty()) {
          changes.put(Names.normalized(link.object().dn()), raw(changed));
        }
      }
    }
    if (!none.isEmpty()) {
      throw new AssertionError("errors after all objects were synchronized: " + none);
    }
    Map<String, Set<String>> errors = new TreeMap<>();
    metaverse.errors().forEach((object, codes) -> errors.put(Names.normalized(object.dn()), codes));
    return new ExpectedWorld(cloud, changes, directory.errors(), errors);
  }

  /** The file adds the anchor: the type, and a UUID that follows from the DN. */
  private static ExpectedWorld.ExpectedObject expected(
      OracleObject origin, OracleOutbound.CloudObject object, Map<OracleObject, String> cloudDns) {
    Map<String, List<String>> attributes = written(object.values(), cloudDns);
    String prefix = object.type().substring(0, 1).toUpperCase(Locale.ROOT);
    attributes.put(
        "cloudanchor",
        List.of(prefix + object.type().substring(1) + "_" + Names.assigned(object.dn())));
    return new ExpectedWorld.ExpectedObject(
        origin.links().get(0).object().dn(), object.type(), attributes);
  }

  private static Map<String, List<String>> written(
      Map<String, List<Object>> values, Map<OracleObject, String> cloudDns) {
    Map<String, List<String>> written = new TreeMap<>();
    values.forEach(
        (name, list) -> {
          List<String> texts = new ArrayList<>();
          for (Object value : list) {
            texts.add(
                value instanceof OracleObject target
                    ? Objects.requireNonNull(cloudDns.get(target))
                    : Comparison.text(value));
          }
          written.put(name, texts);
        });
    return written;
  }

  /** The bytes that an LDIF file holds for a value. */
  private static Map<String, List<ByteBuffer>> raw(Map<String, List<Object>> values) {
    Map<String, List<ByteBuffer>> raw = new TreeMap<>();
    values.forEach(
        (name, list) ->
            raw.put(
                name,
                list.stream()
                    .map(
                        value ->
                            value instanceof ByteBuffer bytes
                                ? bytes
                                : StandardCharsets.UTF_8.encode(Comparison.text(value)))
                    .toList()));
    return raw;
  }
}
