package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1OctetString;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The values of an object as one controller shows them, computed ones included. */
final class ObjectView {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'.0Z'").withZone(ZoneOffset.UTC);

  private final Forest forest;
  private final Controller controller;

  ObjectView(Forest forest, Controller controller) {
    this.forest = forest;
    this.controller = controller;
  }

  /** Objects that a link or back link leads to. */
  Collection<DirectoryObject> linked(DirectoryObject object, AttributeDefinition link) {
    if (link.forwardLink()) {
      DirectoryObject.Links links = object.links.get(link.key());
      return links == null ? List.of() : links.present.keySet();
    }
    AttributeDefinition forward = forest.schema.otherEnd(link);
    return forward == null ? List.of() : object.linkedFrom(forward);
  }

  /** How many values an attribute has. */
  int count(DirectoryObject object, AttributeDefinition attribute) {
    return attribute.linkId().isPresent()
        ? linked(object, attribute).size()
        : values(object, attribute).size();
  }

  /** Some values of an attribute, in an order that stays as long as the values stay. */
  List<ASN1OctetString> values(
      DirectoryObject object, AttributeDefinition attribute, int first, int count) {
    if (attribute.linkId().isPresent()) {
      return linked(object, attribute).stream()
          .skip(first)
          .limit(count)
          .map(each -> text(each.dn()))
          .toList();
    }
    List<ASN1OctetString> all = values(object, attribute);
    return all.subList(
        Math.min(first, all.size()), (int) Math.min((long) first + count, all.size()));
  }

  List<ASN1OctetString> values(DirectoryObject object, AttributeDefinition attribute) {
    if (attribute.linkId().isPresent()) {
      return values(object, attribute, 0, Integer.MAX_VALUE);
    }
    return switch (attribute.key()) {
      case "objectguid" -> List.of(new ASN1OctetString(Names.bytes(object.guid)));
      case "objectclass" -> object.classes.stream().map(each -> text(each.name())).toList();
      case "distinguishedname" -> List.of(text(object.dn()));
      case "name" -> List.of(text(object.rdnValue));
      case "usncreated" -> List.of(text(Long.toString(object.usnCreated + controller.usnOffset)));
      case "usnchanged" -> List.of(text(Long.toString(object.usnChanged + controller.usnOffset)));
      case "whencreated" -> List.of(time(object.created));
      case "whenchanged" -> List.of(time(object.changed));
      case "parentguid" -> parent(object);
      case "canonicalname" -> List.of(text(canonical(object)));
      default -> stored(object, attribute);
    };
  }

  private static List<ASN1OctetString> parent(DirectoryObject object) {
    DirectoryObject above = object.parent;
    return above == null ? List.of() : List.of(new ASN1OctetString(Names.bytes(above.guid)));
  }

  private List<ASN1OctetString> stored(DirectoryObject object, AttributeDefinition attribute) {
    if (attribute.secret()) {
      return List.of();
    }
    if (attribute.name().equalsIgnoreCase(object.rdnType)) {
      return List.of(text(object.rdnValue));
    }
    if (attribute.key().equals("subrefs") && object == forest.domain) {
      return List.of(text(forest.configuration.dn()));
    }
    DirectoryObject.Held held = object.attributes.get(attribute.key());
    return held == null ? List.of() : held.values();
  }

  private String canonical(DirectoryObject object) {
    List<String> names = new ArrayList<>();
    for (DirectoryObject each = object; each.parent != null; each = each.parent) {
      names.add(0, each.rdnValue.replace("/", "\\/"));
    }
    return forest.settings.domain() + "/" + String.join("/", names);
  }

  /** The attributes with values, in the order of the schema. */
  List<AttributeDefinition> present(DirectoryObject object) {
    List<AttributeDefinition> found = new ArrayList<>();
    for (AttributeDefinition attribute : forest.schema.attributes()) {
      if (!attribute.constructed() && count(object, attribute) > 0) {
        found.add(attribute);
      }
    }
    return found;
  }

  /**
   * The sequence number of the last change of a replicated attribute; 0 if it never had a value.
   */
  static long usn(DirectoryObject object, AttributeDefinition attribute) {
    if (attribute.forwardLink()) {
      DirectoryObject.Links links = object.links.get(attribute.key());
      return links == null ? 0 : links.usn();
    }
    return switch (attribute.key()) {
      case "name" -> object.nameUsn;
      case "objectclass", "whencreated" -> object.usnCreated;
      case "distinguishedname" -> 0;
      default -> {
        DirectoryObject.Held held = object.attributes.get(attribute.key());
        if (held != null) {
          yield held.usn();
        }
        yield attribute.name().equalsIgnoreCase(object.rdnType) ? object.usnCreated : 0;
      }
    };
  }

  static final Set<String> IDENTITY = Set.of("objectguid", "instancetype");

  private static ASN1OctetString time(Instant time) {
    return text(TIME.format(time));
  }

  static ASN1OctetString text(String value) {
    return new ASN1OctetString(value);
  }
}
