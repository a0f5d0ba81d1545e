package org.aadsync.connector.ldap.testing;

import com.unboundid.asn1.ASN1OctetString;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a new forest holds. */
final class Provisioning {
  private static final String CRITICAL = "isCriticalSystemObject";

  private final Forest forest;

  private Provisioning(Forest forest) {
    this.forest = forest;
  }

  static void fill(Forest forest) {
    Provisioning provisioning = new Provisioning(forest);
    provisioning.domain();
    provisioning.accounts();
    provisioning.configuration();
    provisioning.schema();
  }

  /** The objects of a controller in the configuration. */
  static void controller(Forest forest, Controller controller) {
    Provisioning provisioning = new Provisioning(forest);
    DirectoryObject servers =
        provisioning.at(forest.configuration, "Sites", "Default-First-Site-Name", "Servers");
    DirectoryObject server = provisioning.add(servers, "server", "CN", controller.name);
    forest.put(server, "dNSHostName", controller.hostName);
    DirectoryObject settings = provisioning.add(server, "nTDSDSA", "CN", "NTDS Settings");
    forest.put(settings, "options", "1");
    provisioning.names(settings, "hasMasterNCs", forest.namingContexts());
    forest.put(settings, "dMDLocation", forest.schemaContext.dn());
    invocationId(forest, controller);
  }

  static void invocationId(Forest forest, Controller controller) {
    DirectoryObject settings =
        new Provisioning(forest)
            .at(
                forest.configuration,
                "Sites",
                "Default-First-Site-Name",
                "Servers",
                controller.name,
                "NTDS Settings");
    forest.touch(settings);
    forest.put(
        settings,
        forest.schema.known("invocationId"),
        List.of(new ASN1OctetString(Names.bytes(controller.invocationId()))));
  }

  private void domain() {
    DirectoryObject domain = forest.domain;
    sid(domain, forest.domainSid());
    forest.put(domain, CRITICAL, "TRUE");
    forest.put(domain, "msDS-Behavior-Version", "7");
    for (String name : List.of("Users", "Computers", "ForeignSecurityPrincipals", "System")) {
      critical(add(domain, "container", "CN", name));
    }
    critical(add(domain, "builtinDomain", "CN", "Builtin"));
    critical(add(domain, "lostAndFound", "CN", "LostAndFound"));
    critical(add(domain, "infrastructureUpdate", "CN", "Infrastructure"));
    critical(add(domain, "organizationalUnit", "OU", "Domain Controllers"));
    add(domain, "container", "CN", "Managed Service Accounts");
    add(domain, "container", "CN", "Program Data");
    add(domain, "msDS-DeviceContainer", "CN", "RegisteredDevices");
    deletedObjects(domain);
  }

  private void accounts() {
    DirectoryObject users = at(forest.domain, "Users");
    DirectoryObject administrator = account(users, "user", "Administrator", 500);
    forest.put(administrator, "userAccountControl", "512");
    administrator.password = forest.settings.password();
    administrator.rights.addAll(EnumSet.allOf(Right.class));
    forest.put(account(users, "user", "Guest", 501), "userAccountControl", "66082");
    forest.put(account(users, "user", "krbtgt", 502), "userAccountControl", "514");
    List<String> groups =
        List.of(
            "Domain Admins",
            "Domain Users",
            "Domain Guests",
            "Domain Computers",
            "Domain Controllers");
    for (int at = 0; at < groups.size(); at++) {
      forest.put(account(users, "group", groups.get(at), 512 + at), "groupType", "-2147483646");
    }
    forest.link(at(users, "Domain Admins"), forest.schema.known("member"), administrator);
  }

  private DirectoryObject account(DirectoryObject users, String type, String name, int rid) {
    DirectoryObject account = add(users, type, "CN", name);
    critical(account);
    sid(account, Sids.account(forest.domainSid(), rid));
    forest.put(account, "sAMAccountName", name);
    forest.put(account, "sAMAccountType", type.equals("user") ? "805306368" : "268435456");
    if (type.equals("user")) {
      forest.put(account, "primaryGroupID", "513");
    }
    return account;
  }

  private void configuration() {
    DirectoryObject root = forest.configuration;
    deletedObjects(root);
    DirectoryObject sites = add(root, "sitesContainer", "CN", "Sites");
    DirectoryObject site = add(sites, "site", "CN", "Default-First-Site-Name");
    add(site, "serversContainer", "CN", "Servers");
    DirectoryObject services = add(root, "container", "CN", "Services");
    add(services, "container", "CN", "Windows NT");
    DirectoryObject partitions = add(root, "crossRefContainer", "CN", "Partitions");
    crossRef(partitions, "Enterprise Schema", forest.schemaContext, 1);
    crossRef(partitions, "Enterprise Configuration", forest.configuration, 1);
    DirectoryObject domain = crossRef(partitions, forest.settings.netbiosName(), forest.domain, 3);
    forest.put(domain, "nETBIOSName", forest.settings.netbiosName());
  }

  private DirectoryObject crossRef(
      DirectoryObject partitions, String name, DirectoryObject context, int flags) {
    DirectoryObject reference = add(partitions, "crossRef", "CN", name);
    forest.put(reference, "nCName", context.dn());
    forest.put(reference, "dnsRoot", forest.settings.domain());
    forest.put(reference, "systemFlags", Integer.toString(flags));
    return reference;
  }

  private void schema() {
    for (AttributeDefinition each : forest.schema.attributes()) {
      DirectoryObject entry = add(forest.schemaContext, "attributeSchema", "CN", each.cn());
      forest.put(entry, "lDAPDisplayName", each.name());
      forest.put(entry, "attributeID", each.oid());
      forest.put(entry, "attributeSyntax", each.syntax().id());
      forest.put(entry, "oMSyntax", Integer.toString(each.omSyntax()));
      forest.put(entry, "isSingleValued", each.single() ? "TRUE" : "FALSE");
      forest.put(entry, "systemOnly", each.systemOnly() ? "TRUE" : "FALSE");
      forest.put(entry, "searchFlags", each.flags().contains("indexed") ? "1" : "0");
      forest.put(
          entry,
          "systemFlags",
          Integer.toString((each.replicated() ? 0 : 1) | (each.constructed() ? 4 : 0) | 16));
      each.linkId().ifPresent(id -> forest.put(entry, "linkID", Integer.toString(id)));
      each.lower().ifPresent(bound -> forest.put(entry, "rangeLower", Integer.toString(bound)));
      each.upper().ifPresent(bound -> forest.put(entry, "rangeUpper", Integer.toString(bound)));
    }
    for (ClassDefinition each : forest.schema.classes()) {
      DirectoryObject entry = add(forest.schemaContext, "classSchema", "CN", each.cn());
      forest.put(entry, "lDAPDisplayName", each.name());
      forest.put(entry, "governsID", each.oid());
      forest.put(entry, "objectClassCategory", Integer.toString(each.category()));
      forest.put(entry, "subClassOf", each.parent());
      forest.put(entry, "rDNAttID", each.rdnType());
      forest.put(entry, "defaultObjectCategory", forest.category(each));
      texts(entry, "systemAuxiliaryClass", each.auxiliaries());
      texts(entry, "systemPossSuperiors", each.superiors());
      texts(entry, "systemMustContain", each.mandatory());
      texts(entry, "systemMayContain", each.optional());
    }
    add(forest.schemaContext, "subSchema", "CN", "Aggregate");
  }

  private void deletedObjects(DirectoryObject context) {
    DirectoryObject container = add(context, "container", "CN", "Deleted Objects");
    critical(container);
    forest.put(container, "isDeleted", "TRUE");
    container.deleted = true;
  }

  private DirectoryObject add(
      DirectoryObject parent, String className, String rdnType, String name) {
    ClassDefinition type = forest.known(className);
    DirectoryObject object = forest.create(parent, type, rdnType, name);
    forest.put(object, "instanceType", "4");
    forest.put(object, "objectCategory", forest.category(type));
    return object;
  }

  private void critical(DirectoryObject object) {
    forest.put(object, CRITICAL, "TRUE");
  }

  private void sid(DirectoryObject object, byte[] sid) {
    forest.put(object, forest.schema.known("objectSid"), List.of(new ASN1OctetString(sid)));
  }

  private void texts(DirectoryObject entry, String attribute, Set<String> values) {
    if (!values.isEmpty()) {
      forest.put(entry, attribute, new ArrayList<>(values).toArray(String[]::new));
    }
  }

  private void names(DirectoryObject entry, String attribute, List<DirectoryObject> objects) {
    forest.put(entry, attribute, objects.stream().map(DirectoryObject::dn).toArray(String[]::new));
  }

  private DirectoryObject at(DirectoryObject start, String... path) {
    DirectoryObject each = start;
    for (String name : path) {
      DirectoryObject next = each.children.get(Names.key("CN", name));
      if (next == null) {
        throw new IllegalStateException(each.dn() + " has no " + name);
      }
      each = next;
    }
    return each;
  }
}
