package org.aadsync.testing;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.aadsync.core.schema.AttributeDefinition;
import org.aadsync.core.schema.AttributeType;
import org.aadsync.core.schema.ObjectType;
import org.aadsync.core.schema.SpaceSchema;

/**
 * The vocabulary of the stories: the attributes that every directory and the metaverse have unless
 * a story adds its own, in the notation {@code name[:type[[]]][:flag]}, such as {@code
 * member:reference[]} or {@code unicodePwd:string:exportOnly}. Metaverse attributes are indexable
 * unless they are {@code unindexed}.
 */
final class StandardSchema {
  private static final List<String> EVERYWHERE =
      List.of(
          "displayName",
          "givenName",
          "sn",
          "cn",
          "mail",
          "mailNickname",
          "title",
          "department",
          "company",
          "telephoneNumber",
          "info",
          "description:string[]:unindexed",
          "otherTelephone:string[]",
          "url:string[]",
          "proxyAddresses:string[]",
          "userPrincipalName",
          "legacyExchangeDN",
          "employeeNumber:number",
          "hidden:boolean",
          "photo:binary",
          "certificates:binary[]",
          "manager:reference",
          "assistant:reference",
          "member:reference[]",
          "owner:reference");

  static final List<String> ACTIVE_DIRECTORY =
      with(
          "objectGUID:binary:readOnly",
          "objectSid:binary",
          "masterAccountSid:binary",
          "sidText",
          "employeeID",
          "sAMAccountName",
          "userAccountControl:number",
          "recipientTypeDetails:number",
          "isCriticalSystemObject:boolean",
          "adminDescription",
          "creator:reference",
          "unicodePwd:string:exportOnly");

  static final List<String> AZURE_AD =
      with(
          "cloudAnchor:string:readOnly",
          "sourceAnchor",
          "accountEnabled:boolean",
          "cloudMastered:boolean",
          "password:string:exportOnly");

  static final List<String> METAVERSE =
      with(
          "sourceAnchor",
          "sourceObjectType",
          "objectSid:binary",
          "sidText",
          "employeeID",
          "accountEnabled:boolean",
          "cloudFiltered:boolean",
          "cloudMastered:boolean",
          "cloudAnchor",
          "cloudSourceAnchor",
          "mailEnabled:boolean",
          "memberCount:number",
          "creator:reference",
          "password");

  private StandardSchema() {}

  /** Returns a schema; that of a connector space begins with the reserved attribute dn. */
  static SpaceSchema schema(
      boolean connectorSpace, List<String> attributes, List<String> objectTypes) {
    List<AttributeDefinition> definitions = new ArrayList<>();
    if (connectorSpace) {
      definitions.add(
          new AttributeDefinition(
              SpaceSchema.DN_SLOT,
              SpaceSchema.DN,
              AttributeType.STRING,
              false,
              true,
              false,
              false));
    }
    attributes.forEach(text -> definitions.add(parse(connectorSpace, definitions.size(), text)));
    return new SpaceSchema(
        definitions,
        objectTypes.stream().map(name -> new ObjectType(name, null, ImmutableSet.of())).toList());
  }

  private static AttributeDefinition parse(boolean connectorSpace, int slot, String text) {
    List<String> parts = List.of(text.split(":", -1));
    String type = parts.size() > 1 ? parts.get(1) : "string";
    boolean multiValued = type.endsWith("[]");
    String scalar = multiValued ? type.substring(0, type.length() - 2) : type;
    String flag = parts.size() > 2 ? parts.get(2) : "";
    return new AttributeDefinition(
        slot,
        parts.get(0),
        AttributeType.valueOf(scalar.toUpperCase(Locale.ROOT)),
        multiValued,
        !flag.equals("exportOnly") && !flag.equals("unselected"),
        flag.equals("exportOnly"),
        flag.equals("readOnly"),
        !connectorSpace && !flag.equals("unindexed"));
  }

  private static List<String> with(String... own) {
    List<String> all = new ArrayList<>(List.of(own));
    all.addAll(EVERYWHERE);
    return List.copyOf(all);
  }
}
