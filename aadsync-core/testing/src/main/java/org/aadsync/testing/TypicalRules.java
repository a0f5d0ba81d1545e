package org.aadsync.testing;

import static org.aadsync.core.rules.ScopeOperator.EQUAL;
import static org.aadsync.core.rules.ScopeOperator.ISNOTNULL;
import static org.aadsync.core.rules.ScopeOperator.NOTEQUAL;
import static org.aadsync.testing.RuleBuilder.inbound;
import static org.aadsync.testing.RuleBuilder.outbound;

import org.aadsync.core.rules.MergeType;

/**
 * Rules of the shape that servers ship with, small enough for a story: the employee number is the
 * source anchor, and names an object of the cloud by {@code CN=}.
 */
public final class TypicalRules {
  private TypicalRules() {}

  /** Users of a forest become persons. */
  public static RuleBuilder usersFrom(TestDirectory ad) {
    return inbound("In from " + ad.name() + " - User Join", ad, "user", "person")
        .provision()
        .join("objectSid", "objectSid")
        .flow("objectSid", "displayName")
        .flowFrom("employeeID", "sourceAnchor")
        .constant("sourceObjectType", "User");
  }

  /** Users that are not filtered go to the cloud. */
  public static RuleBuilder usersTo(TestDirectory aad) {
    return outbound("Out to " + aad.name() + " - User Join", aad, "person", "user")
        .provision()
        .when("sourceObjectType", EQUAL, "User")
        .when("cloudFiltered", NOTEQUAL, "True")
        .when("sourceAnchor", ISNOTNULL)
        .join("sourceAnchor", "sourceAnchor")
        .expression("dn", "\"CN=\" & [sourceAnchor]")
        .flow("sourceAnchor", "displayName");
  }

  /** Users that the cloud has already join their persons. */
  public static RuleBuilder usersBackFrom(TestDirectory aad) {
    return inbound("In from " + aad.name() + " - User Join", aad, "user", "person")
        .joinCaseSensitive("sourceAnchor", "sourceAnchor")
        .flow("cloudAnchor")
        .expression("cloudSourceAnchor", "ImportedValue(\"sourceAnchor\")");
  }

  /** Contacts of a forest become persons; contacts and users with one mail address are one. */
  public static RuleBuilder contactsFrom(TestDirectory ad) {
    return inbound("In from " + ad.name() + " - Contact Join", ad, "contact", "person")
        .provision()
        .join("mail", "mail")
        .flow("mail", "displayName")
        .flowFrom("employeeID", "sourceAnchor")
        .constant("sourceObjectType", "Contact");
  }

  /** Contacts go to the cloud. */
  public static RuleBuilder contactsTo(TestDirectory aad) {
    return outbound("Out to " + aad.name() + " - Contact Join", aad, "person", "contact")
        .provision()
        .when("sourceObjectType", EQUAL, "Contact")
        .when("cloudFiltered", NOTEQUAL, "True")
        .join("sourceAnchor", "sourceAnchor")
        .expression("dn", "\"CN=\" & [sourceAnchor]")
        .flow("sourceAnchor", "displayName", "mail");
  }

  /** Groups of a forest become groups. */
  public static RuleBuilder groupsFrom(TestDirectory ad) {
    return inbound("In from " + ad.name() + " - Group Join", ad, "group", "group")
        .provision()
        .join("employeeID", "sourceAnchor")
        .flow("displayName")
        .flowFrom("employeeID", "sourceAnchor")
        .flow("member")
        .merged(MergeType.MERGE)
        .expression("memberCount", "ValueCount(\"member\")");
  }

  /** Groups that are not filtered go to the cloud. */
  public static RuleBuilder groupsTo(TestDirectory aad) {
    return outbound("Out to " + aad.name() + " - Group Join", aad, "group", "group")
        .provision()
        .when("cloudFiltered", NOTEQUAL, "True")
        .join("sourceAnchor", "sourceAnchor")
        .expression("dn", "\"CN=\" & [sourceAnchor]")
        .flow("sourceAnchor", "displayName", "member");
  }

  /** Foreign security principals join whatever has their SID. */
  public static RuleBuilder foreignPrincipalsFrom(TestDirectory ad) {
    return inbound(
            "In from " + ad.name() + " - Foreign Principal", ad, "foreignSecurityPrincipal", "*")
        .join("cn", "sidText");
  }
}
